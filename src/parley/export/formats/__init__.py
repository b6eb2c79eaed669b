"""One file for each format in which a ledger is given out: `write(taken, out, table)`."""
