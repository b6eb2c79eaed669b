"""What can be asked of Parley: plain functions, and the only place where the rooms meet."""
