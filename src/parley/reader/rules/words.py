"""Closed word classes of English, and what can be told of an open-class word by its form."""

from collections.abc import Iterable


def word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


DETERMINERS = word_set(
    "the a an this that these those its their his her our my your some any no every each all both many several few "
    "more most other another such either neither enough"
)
POSSESSIVES = word_set("its their his her our my your")
PRONOUNS = word_set("he she it they we i you who him her them us me himself herself themselves")
SUBJECT_PRONOUNS = word_set("he she it they we i you who")
FIRST_PLURAL = word_set("we our us ours")
AUXILIARIES = word_set(
    "am is are was were be been being has have had having do does did will would shall should can could may might "
    "must 's 're 've 'll 'd 'm cannot ca"
)
FINITE_AUXILIARIES = AUXILIARIES - word_set("be been being having 's ca")
NEGATED_AUXILIARIES = word_set(
    "isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't shan't shouldn't can't "
    "couldn't mustn't mightn't needn't cannot"
)
NEGATIONS = word_set("not never no neither nor none nobody nothing without 'nt") | NEGATED_AUXILIARIES
MODALS = word_set("will would shall should can could may might must 'll 'd cannot") | word_set(
    "won't wouldn't shan't shouldn't can't couldn't mustn't mightn't"
)
PREPOSITIONS = word_set(
    "in on at by for from to of with without under over after before during since until through throughout across "
    "between among amid against about around near into onto upon within towards toward despite regarding concerning "
    "following via per as like including ahead along behind beside besides beyond off out outside inside up down "
    "amongst alongside given"
)
SUBORDINATORS = word_set(
    "that because although though if unless until when whenever while whilst whereas whether where since after "
    "before as once which who whom whose how why what provided lest"
)
COORDINATORS = word_set("and or but nor yet so then")
ADVERBS = word_set(
    "also further earlier later now then still again already yet ever never not just only even too soon once "
    "previously meanwhile however moreover furthermore nevertheless nonetheless therefore thus hence instead "
    "meantime today yesterday tomorrow tonight here there both jointly have has had"
) - word_set("both")
OPENING_ADVERBS = word_set(
    "however moreover meanwhile furthermore nevertheless nonetheless therefore thus hence instead separately later "
    "earlier today yesterday also still then additionally similarly likewise finally afterwards overnight but and "
    "yet so perhaps indeed first second third lastly otherwise accordingly consequently"
)
WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
MONTHS = word_set(
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sep sept oct nov dec"
)
# Past forms that do not end in -ed, as they stand in news.
IRREGULAR_PAST = word_set(
    "began became broke brought built bought came caught chose cut did drew drove fell felt fought found gave got "
    "went grew had heard held hit kept knew led left lost made meant met paid put ran read rose said saw sent set "
    "shook shot showed shut spent spoke stood stuck struck swore took taught tore thought threw told understood was "
    "were withdrew won wore wrote sought laid overcame undertook forgave forbade foresaw fled dealt"
)
# Verbs of the present that news uses of actors and things, in the third person.
PRESENT = word_set(
    "remains seems appears continues wants needs hopes believes expects says means includes requires calls sets "
    "keeps makes takes gives goes comes holds stands lies shows leaves lets begins starts ends opens provides "
    "contains allows follows brings runs meets faces insists remain seem appear continue want hope believe expect "
    "say accept accepts agree agrees refuse refuses reject rejects support supports plan plans"
)
NOT_PAST = word_set("united armed unprecedented hundred sacred kindred indeed need speed feed breed seed red bed shed")
_PARTICIPLES = word_set(
    "based located named led backed called headed aged born titled dubbed linked tied related allied handed circulated "
    "leaked distributed drafted submitted"
)
_PARTICIPLE_FOLLOWERS = word_set(
    "by in on at under from to for with between during of into as after against within near among"
)


def is_auxiliary(low: str) -> bool:
    """Whether a word is a form of be, have, do, or a modal verb, negated or not."""
    return low in AUXILIARIES or low in MODALS or low in NEGATED_AUXILIARIES


def is_adverb(low: str) -> bool:
    """Whether a word can stand between a subject and its verb without being either."""
    return low in ADVERBS or (
        low.endswith("ly") and len(low) > 4 and low not in ("family", "ally", "assembly", "italy", "july")
    )


def looks_finite(lows: list[str], i: int) -> bool:
    """Whether word i looks like a verb that makes a clause: an auxiliary, a past or a present form, no participle."""
    low = lows[i]
    if low in FINITE_AUXILIARIES or low in NEGATED_AUXILIARIES:
        return True
    before = lows[i - 1] if i else ""
    after = lows[i + 1] if i + 1 < len(lows) else ""
    if (
        before in DETERMINERS
        or before in ("to", "of")
        or (before.endswith("ly") and i > 1 and (lows[i - 2] in DETERMINERS or lows[i - 2] == "'s"))
        or (before == "'s" and i > 1 and lows[i - 2] not in SUBJECT_PRONOUNS)
    ):
        return False
    if low in IRREGULAR_PAST:
        return not (
            low in ("made", "held", "taken", "set", "led", "put", "met", "built")
            and after in _PARTICIPLE_FOLLOWERS
            and after == "by"
        )
    if low in _PARTICIPLES and after in _PARTICIPLE_FOLLOWERS:
        return False
    if low.endswith("ed") and len(low) > 3 and low not in NOT_PAST:
        return (
            after not in ("by",)
            and before not in PREPOSITIONS
            and before not in ("and", "or", ",", "was", "were", "be", "been")
        )
    return low in PRESENT and before not in PREPOSITIONS


def forms(lemma: str) -> tuple[str, ...]:
    """The inflected forms of a verb: base, third person, past, past participle, present participle.

    >>> forms("deny")
    ('deny', 'denies', 'denied', 'denied', 'denying')
    """
    past, participle = _IRREGULAR.get(lemma, ("", ""))
    if not past:
        past = participle = _with_ed(lemma)
    return (lemma, _with_s(lemma), past, participle, _with_ing(lemma))


_IRREGULAR = {
    "say": ("said", "said"), "tell": ("told", "told"), "write": ("wrote", "written"), "give": ("gave", "given"),
    "make": ("made", "made"), "hold": ("held", "held"), "set": ("set", "set"), "lay": ("laid", "laid"),
    "swear": ("swore", "sworn"), "speak": ("spoke", "spoken"), "withdraw": ("withdrew", "withdrawn"),
    "seek": ("sought", "sought"), "undertake": ("undertook", "undertaken"), "put": ("put", "put"),
    "forbid": ("forbade", "forbidden"), "foresee": ("foresaw", "foreseen"), "reach": ("reached", "reached"),
    "take": ("took", "taken"), "see": ("saw", "seen"), "bind": ("bound", "bound"), "find": ("found", "found"),
    "think": ("thought", "thought"), "read": ("read", "read"), "be": ("was", "been"), "choose": ("chose", "chosen"),
    "strike": ("struck", "struck"), "throw": ("threw", "thrown"),
}  # fmt: skip
_DOUBLED = word_set("commit admit rebut permit bar ban plan beg rule-out submit concur defer refer")


def _with_s(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + "s"


def _with_ed(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ied"
    if lemma in _DOUBLED:
        return lemma + lemma[-1] + "ed"
    return lemma + "ed"


def _with_ing(lemma: str) -> str:
    if lemma.endswith("e") and not lemma.endswith("ee"):
        return lemma[:-1] + "ing"
    if lemma in _DOUBLED:
        return lemma + lemma[-1] + "ing"
    return lemma + "ing"


def any_in(lows: Iterable[str], words: frozenset[str]) -> bool:
    """Whether one of the words occurs."""
    return not words.isdisjoint(lows)
