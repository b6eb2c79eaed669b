"""The version of Parley, in one place."""

VERSION = "0.1.0"
