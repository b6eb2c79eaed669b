"""What reviewers said, for people to read."""

import json
from typing import TYPE_CHECKING, Any

from parley.cli.show_reading import act_in_words, link_in_words
from parley.cli.terminal import lines, on_one_line, quote, styled, table
from parley.ledger import Decided, Record
from parley.model.judgement import Decision, Fact, Note, Review, Same, Withdrawal
from parley.tasks.review import Agreeing, ReviewLine, apart

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

_COLOURS = {"accepted": "green", "corrected": "yellow", "rejected": "red", "disputed": "magenta"}


def review_table(found: list[ReviewLine]) -> "Table":
    """One row for each statement: its state, what was read, and who decided what about it."""
    made = table("", "state", "whose word, as read", "what is said, and what was decided", ratios=(0, 0, 2, 5))
    for one in found:
        state = one.reviewed.state if one.reviewed else "unreviewed"
        made.add_row(
            styled((one.line.id, "cyan")),
            styled((state, _COLOURS.get(state, "dim"))),
            lines(styled(on_one_line(one.line.whose)), styled((act_in_words(one.line), "bold"))),
            lines(styled(quote(one.line.words, 300)), *(_decided(decided) for decided in one.decided)),
        )
    return made


def _decided(decided: Decided) -> "Text":
    return styled((on_one_line(_in_words(decided)), "green"))


def _in_words(decided: Decided) -> str:
    decision = decided.decision
    what = decision_in_words(decision)
    why = f" ({decision.why})" if decision.why and decision.why not in what else ""
    return f"entry {decided.seq}: {what}: {decision.by}, {decision.recorded}{why}"


def apart_lines(record: Record) -> list[str]:
    """The decisions that are about no statement."""
    return [on_one_line(_in_words(decided)) for decided in apart(record)]


def orphan_lines(record: Record) -> list[str]:
    """The decisions about statements that the latest reading no longer has, and what to do."""
    return [
        f'r{decided.report}: the latest reading has no statement with just the words "{ref.words}"; '
        f"{on_one_line(_in_words(decided))}. Decide about the statement that stands there now."
        for decided in record.orphans()
        if (ref := getattr(decided.decision, "statement", None))
    ]


def agreeing_in_words(found: Agreeing) -> str:
    """How far reviewers agree, in a sentence or two."""
    if not found.statements:
        return "No statement was reviewed by two people yet."
    who = f"{len(found.reviewers)} reviewers ({', '.join(found.reviewers)})"
    many = f"{found.statements} statement{'' if found.statements == 1 else 's'} that two or more of them reviewed"
    if found.alpha is None:
        return f"{who}, {many}: all verdicts are the same, so Krippendorff's alpha says nothing."
    return (
        f"{who}, {many}: Krippendorff's alpha {found.alpha:.3f} over their verdicts (1 is full agreement, 0 is chance; "
        "from .8 on data are commonly called reliable, from .667 on tentatively)."
    )


def decision_in_words(decision: Decision) -> str:
    """What was decided, in words, without who and when."""
    if isinstance(decision, Review):
        changed = ", ".join(f"{name}={_plain(value)}" for name, value in decision.changes)
        return f"{decision.verdict}{': ' + changed if changed else ''}{' (settles)' if decision.settles else ''}"
    if isinstance(decision, Same) and decision.kind == "issue":
        return f"the issue of “{decision.one}” goes by “{decision.other}”"
    if isinstance(decision, Same):
        return f"{decision.kind} “{decision.one}” is {'not ' if decision.differs else ''}“{decision.other}”"
    if isinstance(decision, Fact):
        until = f" until {decision.until}" if decision.until else ""
        return f"established{'' if decision.holds else ' that not'}: “{decision.proposition}” on {decision.on}{until}"
    if isinstance(decision, Note):
        return f"note: {decision.words}"
    if isinstance(decision, Withdrawal):
        return f"entry {decision.entry} withdrawn"
    return link_in_words(decision)


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
