"""The field's words as frozen types. Imports the standard library only."""
