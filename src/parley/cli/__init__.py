"""The command line: parse options, call one task, print."""
