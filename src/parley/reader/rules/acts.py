"""What a statement does: one of the thirteen acts, with modality, negation and the PLOVER type of its content.

The order of strength is the one of the annotation guidelines: threat, offer, promise, rejection, denial, acceptance,
protest, requirement, demand, accusation, plan, assessment, claim.
"""

from dataclasses import dataclass

from parley.model.statement import Act, Modality
from parley.reader.rules.words import MODALS, NEGATIONS, any_in


def _stems(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_HARM = _stems(
    "attack strike retaliat destroy punish sanction offensive bomb invade crush eliminat consequences reprisal escalat assault seize"
)
_CONSULT = _stems(
    "meet meeting talk talks summit convene discuss negotiat consult visit travel conference dialogue round"
)
_WRONG = _stems(
    "violat breach shell attack kill bomb torture abus fail broke broken sabotag obstruct provoc aggress massacr murder target stall undermin block"
)
_REFUSED = frozenset(
    [
        "accept",
        "agree",
        "allow",
        "recognise",
        "recognize",
        "tolerate",
        "negotiate",
        "surrender",
        "compromise",
        "cede",
        "give",
        "withdraw",
        "permit",
        "concede",
        "bow",
        "sign",
    ]
)
_VALUING = frozenset(
    [
        "constructive",
        "positive",
        "negative",
        "progress",
        "important",
        "confident",
        "hopeful",
        "optimistic",
        "pessimistic",
        "chance",
        "difficult",
        "breakthrough",
        "breakthroughs",
        "step",
        "milestone",
        "opportunity",
        "good",
        "bad",
        "serious",
        "unacceptable",
        "acceptable",
        "historic",
        "productive",
        "fruitful",
        "useful",
        "disappointing",
        "promising",
        "signals",
        "encouraging",
        "substantive",
        "frank",
        "milestone",
        "prolonged",
        "hard",
        "tough",
        "generous",
        "visionary",
        "welcome",
        "spin",
        "failure",
        "success",
        "successful",
        "meaningful",
        "concerned",
        "worried",
        "regret",
        "regrettable",
        "hope",
        "dangerous",
        "unrealistic",
        "realistic",
        "absurd",
        "crucial",
        "vital",
        "turning",
        "prospect",
        "prospects",
        "committed",
        "willingness",
        "serious-minded",
        "ready",
        "atmosphere",
        "better",
        "worse",
        "best",
        "worst",
        "significant",
    ]
)
_INTENDED = frozenset(["will", "would", "shall", "'ll", "'d", "won't", "wouldn't", "shan't"])
_REQUIRED = frozenset(["must", "should", "mustn't", "shouldn't"])
_POSSIBLE = frozenset(
    [
        "may",
        "might",
        "could",
        "can",
        "can't",
        "cannot",
        "couldn't",
        "possible",
        "feasible",
        "likely",
        "perhaps",
        "possibly",
        "potentially",
    ]
)
_HEDGED = frozenset((verb,) for verb in ["say", "tell", "confirm", "report", "add"])  # "I can say that ..."
_EVENTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("PROTEST", _stems("protest demonstrat rally")),
    (
        "RETREAT",
        _stems(
            "withdraw withdrew pull retreat ceasefire cease-fire truce demilitar disarm reduce limit cutting cut surrender cessation"
        ),
    ),
    ("AID", _stems("humanitarian aid assistance reliev evacuat reconstruct")),
    ("SANCTION", _stems("sanction embargo boycott expel")),
    ("CONCEDE", _stems("releas free freed exchang lift amnesty pardon ease easing concession neutral")),
    ("ASSAULT", _stems("attack shell bomb strike struck kill assault fire fight war torture abus offensive")),
    ("MOBILIZE", _stems("mobiliz mobilis deploy reinforc prepar troop")),
    ("COERCE", _stems("arrest detain seize blockad occup impos crack")),
    ("CONSULT", _stems("meet met talk summit conven discuss negotiat consult visit conference dialogue")),
    ("AGREE", _stems("agree accord deal treaty sign pledg promis commit guarantee accept")),
    ("COOPERATE", _stems("cooperat co-operat joint share verif monitor implement")),
    ("SUPPORT", _stems("support welcom back prais endors confiden")),
)
_EVENT_OF_ACT: dict[Act, str] = {"protest": "PROTEST", "accusation": "ACCUSE", "rejection": "REJECT", "threat": "THREATEN", "demand": "REQUEST", "requirement": "REQUEST"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clause:
    """What of a content decides its act: the words of its main clause, nested statements and conditions left out.

    `own`: its subject is the speaker's side; `other`: its subject is another side; `conditions`: the kinds of its
    conditions; `infinitive` and `nominal` tell what the content is when it is no clause.
    """

    lows: tuple[str, ...]
    own: bool
    other: bool
    conditions: tuple[str, ...]
    infinitive: bool
    nominal: bool
    document: bool


def _has_stem(lows: tuple[str, ...], stems: tuple[str, ...]) -> bool:
    return any(w.startswith(stems) for w in lows)


def is_negated(clause: Clause) -> bool:
    """Whether the main proposition is denied."""
    return any_in(clause.lows[:30], NEGATIONS - {"without", "nothing", "neither", "nor", "none"})


def modality_of(act: Act, clause: Clause) -> Modality:
    """actual, intended, possible or required, by the modal verb or the kind of complement."""
    lows = clause.lows
    if clause.nominal or clause.infinitive:
        if act in ("demand", "requirement"):
            return "required"
        return "actual" if clause.nominal and act not in ("promise", "offer", "plan", "threat") else "intended"
    for i, low in enumerate(lows):
        if (low == "will" and lows[i + 1 : i + 2] == ("to",)) or lows[i + 1 : i + 2] in _HEDGED:
            continue
        if (
            low in _REQUIRED
            or (low in ("has", "have", "need", "needs") and lows[i + 1 : i + 2] == ("to",))
            or low in ("required", "needed")
        ):
            return "required"
        if low in _INTENDED:
            later = lows[i : i + 4]
            return "required" if "required" in later or "needed" in later else "intended"
        if low in _POSSIBLE and (low != "can" or i):
            return "possible"
        if (low == "going" and lows[i + 1 : i + 2] == ("to",)) or (low in ("decision", "decided") and "to" in lows[i:]):
            return "intended"
    return "actual"


def act_of(performed: Act | None, word: str, clause: Clause, *, denied: bool) -> Act:
    """The act of a statement: what its cue performs, or what its content tells where the cue only reports.

    `word` is the cue's first word, `denied` whether the cue itself is negated ("has not accepted").
    """
    if denied and performed in ("acceptance", "promise", "offer"):
        return "rejection"
    if performed == "threat" and word.startswith("warn") and not _threatens(clause):
        return "demand" if clause.infinitive else _told(clause)
    if (
        performed in ("requirement", "offer", "acceptance")
        and word.startswith(("insist", "propos"))
        and not clause.nominal
    ):
        told = _told(clause)
        return told if told in ("requirement", "demand", "offer") else performed if word.startswith("propos") else told
    if performed == "plan" and _threatens(clause):
        return "plan"
    if performed is not None:
        return performed
    return _told(clause)


def _threatens(clause: Clause) -> bool:
    ahead = any_in(clause.lows, _INTENDED) or clause.infinitive or clause.nominal
    return (
        ahead
        and _has_stem(clause.lows, _HARM)
        and not is_negated(clause)
        and (clause.own or clause.nominal or "consequences" in clause.lows)
    )


def _told(clause: Clause) -> Act:
    """The act that a content tells by itself."""
    lows, negated = clause.lows, is_negated(clause)
    intended = clause.infinitive or any(w in _INTENDED and lows[i + 1 : i + 2] != ("to",) for i, w in enumerate(lows))
    binding = any(k in ("if", "only_if", "unless", "until", "requires") for k in clause.conditions)
    if clause.document:
        return "promise"
    if _threatens(clause):
        return "threat"
    if clause.own and intended and not negated and any(k != "until" for k in clause.conditions):
        return "offer"
    if clause.own and intended and not any_in(lows, frozenset(("required", "needed"))):
        return _own_intention(lows, negated)
    if (
        clause.own
        and not negated
        and (any_in(lows, frozenset(("decided", "agreed", "ready", "prepared", "willing"))) and "to" in lows)
    ):
        return "offer" if binding or any_in(lows, frozenset(("ready", "prepared", "willing"))) else "promise"
    if "decision" in lows and "to" in lows and any_in(lows, frozenset(("made", "taken", "reached"))):
        return "promise"
    if (
        "only_if" in clause.conditions
        or "requires" in clause.conditions
        or any_in(lows, frozenset(("required", "prerequisite", "precondition", "condition")))
    ):
        return "requirement"
    if any_in(lows, _REQUIRED) or _has_pair(lows, ("need", "needs", "has", "have"), "to"):
        return "demand" if clause.other or not clause.own else "plan"
    if intended:
        return "plan" if _has_stem(lows, _CONSULT) else "claim"
    return _of_facts(clause, negated)


def _own_intention(lows: tuple[str, ...], negated: bool) -> Act:
    if negated and any_in(lows, _REFUSED):
        return "rejection"
    return "plan" if _has_stem(lows, _CONSULT) and not negated else "promise"


def _of_facts(clause: Clause, negated: bool) -> Act:
    lows = clause.lows
    if clause.own and negated and not any_in(lows, MODALS) and not any_in(lows, _VALUING):
        return "denial"
    if (
        clause.other
        and _has_stem(lows, _WRONG)
        and not negated
        and any_in(
            lows,
            frozenset(
                (
                    "violated",
                    "violating",
                    "breached",
                    "broken",
                    "broke",
                    "failed",
                    "attacked",
                    "killed",
                    "shelled",
                    "sabotaged",
                    "undermining",
                    "committed",
                    "committing",
                )
            ),
        )
    ):
        return "accusation"
    if any_in(lows, _VALUING):
        return "assessment"
    return "claim"


def _has_pair(lows: tuple[str, ...], first: tuple[str, ...], second: str) -> bool:
    return any(
        w in first and lows[i + 1 : i + 2] == (second,) and lows[max(0, i - 1) : i] not in (("a",), ("no",), ("the",))
        for i, w in enumerate(lows)
    )


def event_of(act: Act, lows: tuple[str, ...]) -> str | None:
    """The PLOVER type of what the content says was, will or should be done (Halterman et al. 2023), None if unclear."""
    for event, stems in _EVENTS:
        if _has_stem(lows, stems):
            return event
    return _EVENT_OF_ACT.get(act)
