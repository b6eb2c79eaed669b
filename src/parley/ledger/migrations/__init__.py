"""Versions of the log's tables, one after the other. Tables that are worked out from the log are not migrated: they are
built anew."""
