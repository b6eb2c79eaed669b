"""Conditions, goals and states in words."""

from parley.engine.logic import Formula, Junction, Leaf, formula_from_condition
from parley.model.condition import Accepts, And, Condition, Holds, InForce


def words_of_leaf(leaf: Leaf) -> str:
    """A leaf as a sentence."""
    if isinstance(leaf, Holds):
        limit = "" if leaf.when is None else f" {leaf.when.relation} {leaf.when.day.isoformat()}"
        return leaf.proposition.words + limit
    if isinstance(leaf, Accepts):
        return f"{leaf.party} accepts this agreement"
    if isinstance(leaf, InForce):
        return f"{words_of_scope(leaf.target)} is in force"
    return f"{leaf.provision} is {leaf.standing}"


def words_of_scope(target: str) -> str:
    """A scope as the text names it."""
    return "this agreement" if target == "agreement" else target


def words_of_formula(formula: Formula) -> str:
    """A condition as a phrase, with brackets where "and" and "or" mix."""
    stack: list[tuple[str, str]] = []
    for token in formula:
        if not isinstance(token, Junction):
            stack.append((words_of_leaf(token), ""))
            continue
        start = len(stack) - token.size
        parts = stack[start:]
        del stack[start:]
        if token.kind == "not":
            words, kind = parts[0]
            stack.append((f"not: ({words})" if kind in ("and", "or") else f"not: {words}", "not"))
        elif token.size == 1:
            stack.append(parts[0])
        else:
            wrapped = (f"({words})" if kind in ("and", "or") and kind != token.kind else words for words, kind in parts)
            stack.append((f" {token.kind} ".join(wrapped), token.kind))
    return stack[0][0] if stack else "nothing"


def conjuncts(condition: Condition | None) -> tuple[Formula, ...]:
    """The parts of a condition that must all hold, each in postfix order."""
    found: list[Formula] = []
    pending = [] if condition is None else [condition]
    while pending:
        part = pending.pop()
        if isinstance(part, And):
            pending.extend(reversed(part.parts))
        else:
            found.append(formula_from_condition(part))
    return tuple(found)
