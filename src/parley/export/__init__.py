"""The field's own formats, one file each."""
