"""The form to sign in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SignInPage:
    """Nothing but the form."""
