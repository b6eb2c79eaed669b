"""Readings of many reports -> who is who, what is said again, what was done, where the parties stand. Pure."""
