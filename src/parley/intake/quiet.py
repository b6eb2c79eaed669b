"""Libraries that tell of every oddity in a foreign file on the standard error."""

import logging


def quiet(library: str) -> None:
    """From now on what a library logs goes only where whoever runs Parley asks for it."""
    log = logging.getLogger(library)
    if not log.handlers:
        log.addHandler(logging.NullHandler())
