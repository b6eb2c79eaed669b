"""Names that only tell where somebody is or what an office is for, and for whom nobody speaks."""

from parley.reader.rules.phrases import GROUPS, ROLES, Phrases
from parley.reader.rules.titles import NOT_NAMES, SENDERS
from parley.reader.rules.words import word_set

_LOCATIVE = word_set("in at near around outside inside from via")
_PORTFOLIOS = word_set("minister ministers secretary commissioner adviser advisor coordinator ministry department")
_HELD = word_set("minister ministers ministry")
_OF_PLACES = word_set(
    "governor mayor bishop archbishop prefect commissioner sultan emir village town city port district province region "
    "island camp suburb valley garrison fort mine base"
)
_PLACES = word_set("district province village town city valley island")


def only_tells_more(p: Phrases, lo: int, first: int, last: int, hi: int) -> bool:
    """Whether the name [first, last) in the phrase [lo, hi) only tells where somebody is or what an office is for."""
    portfolio = is_portfolio(p, lo, first, last)
    return is_where(p, lo, first, last, hi) or portfolio or is_place(p, lo, first, last)


def is_where(p: Phrases, lo: int, first: int, last: int, hi: int) -> bool:
    """Whether a name only tells where: "in Khankendi", "the Tobruk parliament"; "lawmakers from PDI-P" not."""
    before = p.lows[first - 1] if first > lo else ""
    if before == "from" and any(low in ROLES or low in SENDERS for low in p.lows[lo : first - 1]):
        return False
    town = last - first == 1 and last < hi and p.lows[last] in GROUPS and p.texts[last].islower()
    return before in _LOCATIVE or (town and bool(p.pack.towns(p.texts[first])))


def is_portfolio(p: Phrases, lo: int, first: int, last: int) -> bool:
    """Whether a name only tells what an office is for: "Commissioner for Peace | and Security", "Water | Minister"."""
    if last - first == 1 and p.lows[last : last + 1] and p.lows[last] in _HELD and p.texts[last][0].isupper():
        return True
    k = first - 1
    while k > lo and (p.lows[k] in ("the", "and", ",") or p.is_capital(k)):
        k -= 1
    return k > lo and p.lows[k] in ("for", "of", "on") and p.lows[k - 1] in _PORTFOLIOS


def is_place(p: Phrases, lo: int, first: int, last: int) -> bool:
    """Whether a name is that of a place which one rules or in which one is: "governor of North | Kivu", "the mayor of
    the | Qaladze | district"."""
    of = first - 1 - (p.lows[first - 1] in NOT_NAMES)
    if p.lows[last : last + 1] and p.lows[last] in _PLACES and p.texts[last].islower():
        return True
    return of > lo and p.lows[of] in ("of", "for") and p.lows[of - 1] in _OF_PLACES
