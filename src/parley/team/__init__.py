"""Who may sign in to a team's Parley."""

from parley.model.role import ROLES, Role
from parley.team.accounts import Accounts, open_accounts
from parley.team.tables import Account, role_from_words

__all__ = ["ROLES", "Account", "Accounts", "Role", "open_accounts", "role_from_words"]
