"""Gaps in a draft: rules of those who draft, mediate and watch over agreements, one small function each.

A rule finds what a text leaves open. It judges words and shape only, never whether a bargain is good, and treats all
parties alike. `RULES` is the whole table; docs/gaps.md says the same for readers.
"""

from collections.abc import Callable
from dataclasses import dataclass

from parley.engine.draft import Draft, Found
from parley.engine.gaps_of_duties import (
    escape_clause,
    irreversible_unguarded,
    never_violable,
    no_consequence,
    no_deadline,
    no_verifier,
    vague_act,
)
from parley.engine.gaps_of_guarantees import guarantee_incomplete, self_blocking_guarantee
from parley.engine.gaps_of_the_whole import (
    deadlock,
    no_consent,
    no_dispute_body,
    no_end_or_review,
    no_entry,
    undefined_term,
)
from parley.model.finding import Gap

_CEASEFIRES = "UN DPPA, Guidance on Mediation of Ceasefires (2022)"
_MEDIATION = "UN, Guidance for Effective Mediation (2012)"
_KROC = "Kroc Institute, Peace Accords Matrix, provision {}"
_CUPID = "Chopra and Singh, Cupid: Commitments in Relational Algebra (AAAI 2015)"
_WALTER = "Walter, The Critical Barrier to Civil War Settlement (International Organization 51, 1997)"
_FORTNA = "Fortna, Scraps of Paper? Agreements and the Durability of Peace (International Organization 57, 2003)"
_GRIT = "Osgood, An Alternative to War or Surrender (1962), on GRIT"
_LEGALIZATION = "Abbott and others, The Concept of Legalization (International Organization 54, 2000)"
_VCLT = "Vienna Convention on the Law of Treaties (1969), article {}"
_ARSIWA = "ILC, Articles on Responsibility of States for Internationally Wrongful Acts (2001), article 31"
_STN = "Dechter, Meiri and Pearl, Temporal constraint networks (Artificial Intelligence 49, 1991)"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its name, what finds its gaps, why they matter, what mends them, where the guidance comes from.

    `for_pledges` is where the guidance for one-sided pledges comes from, where that is another source.
    """

    name: str
    find: Callable[[Draft], Found]
    reason: str
    remedy: str
    after: str
    for_pledges: str | None = None


def find_gaps(draft: Draft) -> tuple[Gap, ...]:
    """Every gap, rule by rule, in the order of the text; a group's sentence counts once. About linear in the text."""
    pledges = {p.sentence for p in draft.agreement.provisions if p.pledge}
    gaps: dict[Gap, None] = {}
    for rule in RULES:
        for provision, says in rule.find(draft):
            after = rule.for_pledges if rule.for_pledges and provision in pledges else rule.after
            gaps[Gap(rule.name, provision, says, after, rule.reason)] = None
    return tuple(gaps)


def remedy_of(name: str) -> str:
    """What mends the gaps that a rule finds. Raises KeyError for a rule that there is not."""
    return _REMEDIES[name]


def _forbidden(draft: Draft) -> Found:
    """One act that the same debtor owes and must not do, in conditions and at times that can meet."""
    for conflict in draft.conflicts:
        if conflict.rule == "must-and-must-not":
            yield conflict.provisions[0], conflict.says


def _too_early(draft: Draft) -> Found:
    """Deadlines that cannot be met, each with the circle of sentences that makes it so."""
    for found in draft.unmeetable:
        yield found.provisions[0], found.says


RULES = (
    Rule(
        "no-deadline",
        no_deadline,
        "Without a last day nobody can say that a promise was not kept, and each side may wait for the other.",
        "Write `by DATE` or `within N days of EVENT`.",
        f"{_CEASEFIRES}; {_KROC.format('Detailed timeline')}",
        _GRIT,
    ),
    Rule(
        "never-violable",
        never_violable,
        "A duty that cannot be violated or expire in finite time binds nobody: no finite record can show a breach.",
        "Write a deadline, or `until`, `for`, `unless`, so that it ends.",
        _CUPID,
    ),
    Rule(
        "no-verifier",
        no_verifier,
        "Where nobody checks, each side has only its own word, and a quarrel over facts becomes one over the deal.",
        "Write `verified by X`, X being an observer, or a duty of somebody to monitor it.",
        f"{_CEASEFIRES}; {_KROC.format('Verification mechanism')}",
        _GRIT,
    ),
    Rule(
        "vague-act",
        vague_act,
        "An effort cannot be observed: who did little and who did much can both say that they tried.",
        "Name an act that can be seen, and the day by which it is done.",
        f"{_CEASEFIRES}; {_LEGALIZATION}, on precision",
    ),
    Rule(
        "no-consequence",
        no_consequence,
        "If nothing follows a breach, the other side has only the choice between bearing it and leaving the agreement.",
        "Write `If X violates 1.1, ...`: a reparation, a suspension, or a right of the other side.",
        f"{_ARSIWA}; {_FORTNA}, on raising the cost of a breach",
    ),
    Rule(
        "no-dispute-body",
        no_dispute_body,
        "Differences over what a text means will come; where nobody settles them, an accident can end the agreement.",
        "Name a joint commission, an arbiter or a court.",
        f"{_FORTNA}, on joint commissions; {_KROC.format('Dispute resolution committee')}",
    ),
    Rule(
        "no-entry",
        no_entry,
        "Until it is clear when the text binds, nobody owes anything, and each may say that its time has not come.",
        "Write `This agreement enters into force once ...` or `on DATE`.",
        f"{_VCLT.format(24)}; {_KROC.format('Ratification mechanism')}",
    ),
    Rule(
        "no-end-or-review",
        no_end_or_review,
        "A text that can neither be reviewed nor ended in order will be ended out of order when things change.",
        "Add a section Termination, or a duty to review the agreement by a day.",
        f"{_VCLT.format(54)}; {_KROC.format('Review of agreement')}",
    ),
    Rule(
        "undefined-term",
        undefined_term,
        "A term that each side reads in its own way is a dispute put off.",
        'Write in Terms: `"the term" means ...`.',
        f"{_CEASEFIRES}; {_MEDIATION}",
    ),
    Rule(
        "no-consent",
        no_consent,
        "A duty binds a third state only if it accepts it; until then others count on what nobody has promised.",
        "Obtain its acceptance and strike `(proposed)`, or leave the duty out.",
        _VCLT.format(35),
    ),
    Rule(
        "guarantee-incomplete",
        guarantee_incomplete,
        "Who lays down arms counts on the guarantee; what it leaves open about trigger, duty, time, area or decision "
        "is open on the day it is needed.",
        "Say when it is due, what is then done, by when, on which territory, and who decides.",
        f"{_WALTER}; {_FORTNA}",
    ),
    Rule(
        "self-blocking-guarantee",
        self_blocking_guarantee,
        "A guarantee that the party it guards against can stop guards nobody.",
        "Let the guarantors decide without that party: each for itself, or by a majority of the others.",
        _WALTER,
    ),
    Rule(
        "irreversible-unguarded",
        irreversible_unguarded,
        "Who has disarmed cannot take it back; nobody does so safely before a guarantee stands.",
        "Write `once Article N is in force` (the guarantee's), or `once` its first act `is discharged`.",
        _WALTER,
    ),
    Rule(
        "escape-clause",
        escape_clause,
        "Where the debtor judges whether it owes, it owes nothing that others could hold it to.",
        "Say in facts when the duty does not apply, or name somebody else who decides it.",
        f"{_LEGALIZATION}, on obligation",
    ),
    Rule(
        "must-and-must-not",
        _forbidden,
        "What is demanded and forbidden at once cannot be kept: whoever acts is in breach.",
        "Say in one of the two sentences when it does not apply.",
        _CUPID,
    ),
    Rule(
        "timetable",
        _too_early,
        "Days that cannot all be met make somebody break the agreement who wanted to keep it.",
        "Move one of the days that are named, or drop one condition of the chain.",
        _STN,
    ),
    Rule(
        "deadlock",
        deadlock,
        "Where each waits for the other, nothing ever comes due, and nobody is in breach.",
        "Waive or reorder one of the conditions that are named.",
        f"{_CUPID}; {_MEDIATION}",
    ),
)
"""Every rule, from single duties through the whole and its guarantees to what contradicts itself."""

_REMEDIES = {rule.name: rule.remedy for rule in RULES}
