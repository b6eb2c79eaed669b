"""From words to the key by which two wordings of one proposition are the same."""

from parley.agreement.roster import Roster
from parley.agreement.text import spelled_out, tokens_of
from parley.agreement.verbs import ARTICLES, BE_HAVE_DO, follows_as_verb, lemma_of


def key_of(words: str, roster: Roster) -> str:
    """The key of a proposition: its words without case, articles, tense and the auxiliaries be, have and do.

    Words are lemmatised, and their is its (each party withdraws its guns); names are not. A party's other name
    becomes its name where the party acts: at the beginning, after "that", and joined to another name there ("Kyiv
    and Moscow agree").
    """
    raw = tokens_of(spelled_out(words))
    small = [token.casefold() for token in raw]
    key: list[str] = []
    at, acting = 0, True
    while at < len(raw):
        named = roster.name_at(raw, at)
        if named and not (named.like_article and at == 0 and not follows_as_verb(small, named.end)):
            acts = acting and (small[named.end : named.end + 1] == ["or"] or follows_as_verb(small, named.end))
            key.append(named.name.casefold() if acts or named.own else " ".join(small[at : named.end]))
            acting = acts and small[named.end : named.end + 1] in (["and"], ["or"])
            at = named.end
            continue
        word = small[at]
        if word not in ARTICLES and word not in BE_HAVE_DO:
            key.append(lemma_of("its" if word == "their" else word))
        acting = word == "that" or (acting and word in (*ARTICLES, "and", "or", "both"))
        at += 1
    return " ".join(key)
