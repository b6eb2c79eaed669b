"""One page a file: a frozen dataclass, and the function that makes it."""
