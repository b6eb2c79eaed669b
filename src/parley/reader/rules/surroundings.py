"""What stands around a person's name and tells his office: "Moscow's envoy, X, a former minister, ..."."""

from parley.reader.rules.names import Names
from parley.reader.rules.phrases import GROUPS, ROLES, Range
from parley.reader.rules.words import DETERMINERS, PREPOSITIONS, word_set

TEAMS = word_set("team delegation side panel")  # an apposition that ends so tells for whom somebody is there
_REPORTING = word_set("said says told quoted quotes quoting cited cites citing")


def surroundings(names: Names, first: int, last: int) -> Range:
    """A person's name with the offices before it and the apposition after it."""
    p, lo, hi = names.p, first, last
    if lo > 1 and p.texts[lo - 1] == "," and p.lows[lo - 2] in ROLES:  # "Moscow's envoy, Viktor Lomakin, ..."
        lo -= 1
    while lo > 0 and first - lo < 9 and (p.texts[lo - 1] in ("'s", "’s", "-") or _is_office_word(names, lo - 1)):
        lo -= 1
    if not p.has_role(lo, first):
        lo = first
    elif run := names.run_over(lo, lo + 1):
        lo = run[0]  # "National | Salvation Council's chairman"
    if hi + 1 < len(p.texts) and p.texts[hi] == ",":
        comma = next((i for i in range(hi + 1, min(hi + 12, len(p.texts))) if p.texts[i] in (",", ".", ";")), 0)
        if (
            comma
            and (p.has_role(hi + 1, comma) or p.lows[comma - 1] in TEAMS)
            and not p.is_clause(hi + 1, comma)
            and names.person_in(hi + 1, comma) is None
        ):
            hi = comma
    return lo, hi


def _is_office_word(names: Names, i: int) -> bool:
    low = names.p.lows[i]
    if names.naming_over(i) or low in ROLES or low in GROUPS:
        return True
    return (
        names.p.texts[i].isalpha()
        and low not in _REPORTING
        and low not in PREPOSITIONS
        and (low in DETERMINERS or names.p.has_role(i + 1, i + 4))
        and low not in ("and", "or", "but")
    )
