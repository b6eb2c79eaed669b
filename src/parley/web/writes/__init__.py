"""What forms do: each hands what a visitor decided to one task, and says where to go on."""
