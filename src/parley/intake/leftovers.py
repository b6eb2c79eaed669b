"""Files that programs leave beside those of a person: they are nobody's reports."""

_NAMES = frozenset(("thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx"))


def is_leftover(name: str) -> bool:
    """Whether a file or folder of that name is hidden, kept by a file browser, or the lock or old state that an editor
    leaves: ".DS_Store", "Thumbs.db", "~$brief.docx", "notes.txt~"."""
    return name.startswith((".", "~$", "~WRL")) or name.endswith("~") or name.casefold() in _NAMES
