"""Words that tell what a content does: which acts, of which PLOVER type."""

from parley.model.statement import Act
from parley.reader.rules.words import word_set


def stems(words: str) -> tuple[str, ...]:
    """Beginnings of words, for matching every form of each."""
    return tuple(words.split())


HARM = stems(
    "response respond attack strike retaliat destroy punish sanction offensive bomb invade crush eliminat "
    "consequences reprisal escalat assault seize"
)
CONSULT = stems(
    "meet meeting talk talks summit convene discuss negotiat consult visit travel conference dialogue round"
)
WRONGED = word_set(
    "violated violating violates breached breaching breaches broken broke failed attacked attacking killed killing "
    "shelled shelling bombed bombing sabotaged sabotaging undermining undermined undermines committed committing "
    "provoked provoking obstructed obstructing obstructs stalled blocked blocking reneged reneging backtracked "
    "backtracking betrayed betraying deceived cheated cheating lied lying fabricated invents humiliating humiliated "
    "murdered massacred tortured kidnapped abducted looted plundered burned burnt occupied invaded besieged ambushed "
    "exploited exploiting hijacked ignored ignoring arming smuggling"
)
# What others did who went back on their word: the verb with its particle.
BACKED_OUT = frozenset(
    {
        ("backed", "out"), ("backing", "out"), ("walked", "out"), ("walked", "away"), ("walking", "away"),
        ("gone", "back"), ("went", "back"), ("going", "back"), ("dragging", "its"), ("dragging", "their"),
        ("dragged", "its"), ("dragged", "their"), ("torn", "up"), ("tore", "up"),
    }
)  # fmt: skip
# Words that call what another said untrue.
UNTRUE = word_set("untrue baseless unfounded groundless nonsense rubbish lie lies fabrication fabrications fantasies")
# Who "will face" or "will receive" these is threatened, whoever says so.
SUFFERS = word_set("face faces receive receives suffer suffers pay pays bear bears")
PENALTY = stems("sanction consequence response price punish isolation reprisal retribution retaliat")
# "Let them come first": what is asked of others.
LET = word_set("them him her it")
PREREQUISITE = word_set("required needed prerequisite precondition condition")
DECIDED = word_set("decided agreed")
MADE = word_set("made taken reached")
READY = word_set("ready prepared willing")
AIMS = word_set("to for")
# What "we" do in saying so: "we invite", "we express".
PERFORMED_BY_US: dict[str, Act] = {
    "call": "demand",
    "urge": "demand",
    "invite": "demand",
    "ask": "demand",
    "request": "demand",
    "appeal": "demand",
    "demand": "demand",
    "express": "assessment",
    "thank": "assessment",
    "value": "assessment",
    "welcome": "assessment",
    "appreciate": "assessment",
    "condemn": "accusation",
    "undertake": "promise",
    "pledge": "promise",
    "commit": "promise",
    "reject": "rejection",
}
REFUSED = word_set(
    "accept agree allow recognise recognize tolerate negotiate surrender compromise cede give withdraw permit "
    "concede bow sign talk back attend join participate meet come sit engage deal lift budge hand yield evacuate "
    "deceived fooled intimidated blackmailed bullied cowed swayed pressured coerced dissolved"
)
VALUING = word_set(
    "constructive positive negative progress important confident hopeful optimistic pessimistic chance difficult "
    "breakthrough breakthroughs step milestone opportunity good bad serious unacceptable acceptable historic "
    "productive fruitful useful disappointing promising signals encouraging substantive frank milestone prolonged "
    "hard tough generous visionary welcome spin failure success successful meaningful concerned worried regret "
    "regrettable hope dangerous unrealistic realistic absurd crucial vital turning prospect prospects committed "
    "willingness serious-minded ready atmosphere better worse best worst significant"
)
INTENDED = word_set("will would shall 'll 'd won't wouldn't shan't")
REQUIRED = word_set("must should mustn't shouldn't")
POSSIBLE = word_set("may might could can can't cannot couldn't possible feasible likely perhaps possibly potentially")
HEDGED = frozenset((verb,) for verb in ["say", "tell", "confirm", "report", "add"])  # "I can say that ..."
EVENTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("PROTEST", stems("protest demonstrat rally")),
    (
        "RETREAT",
        stems(
            "withdraw withdrew pull retreat ceasefire cease-fire truce demilitar disarm reduce limit cutting cut "
            "surrender cessation"
        ),
    ),
    ("AID", stems("humanitarian aid assistance reliev evacuat reconstruct")),
    ("SANCTION", stems("sanction embargo boycott expel")),
    ("CONCEDE", stems("releas free freed exchang lift amnesty pardon ease easing concession neutral")),
    ("ASSAULT", stems("attack shell bomb strike struck kill assault fire fight war torture abus offensive")),
    ("MOBILIZE", stems("mobiliz mobilis deploy reinforc prepar troop")),
    ("COERCE", stems("arrest detain seize blockad occup impos crack")),
    ("CONSULT", stems("meet met talk summit conven discuss negotiat consult visit conference dialogue")),
    ("AGREE", stems("agree accord deal treaty sign pledg promis commit guarantee accept")),
    ("COOPERATE", stems("cooperat co-operat joint share verif monitor implement")),
    ("SUPPORT", stems("support welcom back prais endors confiden")),
)
EVENT_OF_ACT: dict[Act, str] = {
    "protest": "PROTEST",
    "accusation": "ACCUSE",
    "rejection": "REJECT",
    "threat": "THREATEN",
    "demand": "REQUEST",
    "requirement": "REQUEST",
}
