"""From the data sets to the pack that the reader loads. The only place where torch lives; see docs/training.md."""
