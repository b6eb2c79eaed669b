"""The sentences of a text as they are written, and what each member holds of those in brackets."""

from dataclasses import dataclass, field

from parley.agreement.brackets import Bracketed, bracketed_from_text
from parley.agreement.document import Comment, Document, HeadLine, Item, Title, document_from_text
from parley.agreement.drafts import placed
from parley.agreement.head import roster_from_document
from parley.agreement.headings import Heading
from parley.agreement.mistakes import Mistakes, Problems
from parley.agreement.roster import Roster
from parley.model.agreement import Where


@dataclass(frozen=True, slots=True)
class Written:
    """One sentence, heading, line of the head or explanation: its id ("" where it has none), the heading under which it
    stands, its words, and where these are, if that is known. Where it stands does not count when two are compared."""

    id: str
    section: str
    says: str
    where: Where | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Held:
    """A sentence with brackets: by whom, and in the order of `InBrackets.members` how it reads for each of them (None:
    who does not hold it)."""

    id: str
    says: str
    by: tuple[str, ...]
    reads: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class InBrackets:
    """All sentences with brackets, and the parties, with the others who hold a bracket, in the order of the text."""

    members: tuple[str, ...]
    sentences: tuple[Held, ...]


def written_from_text(text: str) -> tuple[Written, ...]:
    """All that a text says, in its order, understood or not."""
    document = document_from_text(text, Mistakes())
    ids = {block: id for block, _, id, _ in placed(document)}
    found: list[Written] = []
    section = "Head"
    for number, block in enumerate(document.blocks):
        if isinstance(block, Heading):
            section = _name(block)
            found.append(Written("", "Headings", section))
        elif isinstance(block, Title | HeadLine):
            found.append(Written("", "Head", block.text))
        elif isinstance(block, Comment):
            found.append(Written("", "Explanations", block.text))
        else:
            found.append(Written(ids.get(number, ""), section, block.text, block.where))
    return tuple(found)


def in_brackets(text: str) -> InBrackets:
    """What each member holds of the sentences that are in brackets; those whose brackets are not understood are left
    out: they are mistakes."""
    document = document_from_text(text, Mistakes())
    roster = roster_from_document(document, Mistakes())
    found = _bracketed(document, roster)
    holders = {name for _, _, bracketed in found for name in (*bracketed.holders, *bracketed.speakers)}
    parties = tuple(member.name for member in roster.parties)
    others = (member.name for member in (*roster.guarantors, *roster.observers))
    members = (*parties, *(name for name in others if name in holders))
    return InBrackets(members, tuple(_held(id, item.text, bracketed, members) for id, item, bracketed in found))


def _bracketed(document: Document, roster: Roster) -> list[tuple[str, Item, Bracketed]]:
    found = []
    for _, item, id, _ in placed(document):
        problems = Problems()
        bracketed = problems.attempt(bracketed_from_text, item.text, roster, problems) if "[" in item.text else None
        if bracketed and not problems.found:
            found.append((id, item, bracketed))
    return found


def _held(id: str, says: str, bracketed: Bracketed, members: tuple[str, ...]) -> Held:
    by = tuple(dict.fromkeys((*bracketed.holders, *bracketed.speakers)))
    reads = tuple(
        bracketed.worded_for(name) if not bracketed.holders or name in bracketed.holders else None for name in members
    )
    return Held(id, says, by, reads)


def _name(heading: Heading) -> str:
    if heading.kind != "article":
        return (heading.kind or heading.title).capitalize()
    return f"Article {heading.number}{'. ' + heading.title if heading.title else ''}"
