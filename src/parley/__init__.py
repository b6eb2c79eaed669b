"""Parley keeps a computable record of a negotiation."""

__version__ = "0.1.0"
