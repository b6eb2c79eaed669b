"""One file for each kind of file that holds one report: `extract(original, name)`."""
