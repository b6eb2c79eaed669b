"""What the members of a team may do."""

from typing import Literal, get_args

Role = Literal["read", "review", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
"""What somebody may do, each more than the one before: read; decide and add; see to the others."""
