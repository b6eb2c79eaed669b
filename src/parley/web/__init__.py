"""The pages of Parley in a browser: each shows what one task says; forms hand decisions to a task."""
