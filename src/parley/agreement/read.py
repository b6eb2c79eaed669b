"""The front door: an agreement's text becomes an Agreement, or a list of all its mistakes."""

from parley.agreement.assemble import drop_dangling, look_up_unread, parts_from_sentences
from parley.agreement.document import document_from_text
from parley.agreement.drafts import drafts_from_document
from parley.agreement.head import head_from_document, roster_from_document
from parley.agreement.mistakes import Mistakes
from parley.agreement.normal import normal_form
from parley.agreement.register import Register
from parley.errors import AgreementErrors, Mistake
from parley.model.agreement import Agreement, End, Entry, Meaning, Provision, Step

UNTITLED = "Untitled agreement"


def parse(text: str) -> Agreement:
    """The agreement that a text says.

    Raises AgreementErrors with every mistake in it: where it stands, what was expected, how to mend it.
    """
    agreement, mistakes = parse_partial(text)
    if mistakes:
        raise AgreementErrors(mistakes)
    return agreement


def parse_partial(text: str) -> tuple[Agreement, tuple[Mistake, ...]]:
    """What could be understood of a text, and every mistake. A sentence with a mistake is left out as a whole."""
    mistakes = Mistakes()
    document = document_from_text(text, mistakes)
    head = head_from_document(document, mistakes)
    register = Register(roster_from_document(document, mistakes))
    sentences, unread = drafts_from_document(document, register, mistakes)
    parts = drop_dangling(parts_from_sentences(sentences, register, mistakes), mistakes)
    look_up_unread(unread, register, mistakes)
    agreement = Agreement(
        title=document.title or UNTITLED,
        status=head.status,
        date=head.day,
        place=head.place,
        parties=register.roster.parties,
        guarantors=register.roster.guarantors,
        observers=register.roster.observers,
        meanings=parts.of(Meaning),
        provisions=parts.of(Provision),
        steps=parts.of(Step),
        entries=parts.of(Entry),
        ends=parts.of(End),
        propositions=parts.propositions,
        normal_form=normal_form(document, head, {s.block: s.written for s in sentences}),
    )
    return agreement, mistakes.in_order()
