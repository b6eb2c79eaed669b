"""One file for each kind of file that holds many reports: `parts(stream, name, opening)`."""
