"""Gaps of guarantees: whether one says all that it must say, and whether the one it guards against can stop it."""

import re
from collections.abc import Iterable, Mapping

from parley.engine.draft import Draft, Found, act_of, listed, names, outside_quotes
from parley.engine.wording import words_of_leaf
from parley.model.agreement import Agreement, Provision
from parley.model.condition import Accepts, Stands

_LONGEST_TERM = 6
_NO_ACT = re.compile(
    r"^(assures?|ensures?|guarantees?|secures?|protects?|strives?|endeavou?rs?|seeks?|promotes?|facilitates?|considers?"
    r"|contributes? to|works? towards?|stands? (by|ready)|remains? committed|is (a|the)? ?guarantor"
    r"|(gives?|provides?|offers?) (security )?(guarantees|assurances))\b",
    re.IGNORECASE,
)
_BY_ACTS = re.compile(r"\b(by \w+ing|by means of|with (?:arms|weapons|forces|troops|funds)|including)\b", re.IGNORECASE)
_AREA = re.compile(
    r"\b(territor\w*|areas?|regions?|regional|borders?|frontiers?|boundar\w+|airspace|waters|zones?|seas?|coasts?|land"
    r"|line of contact|oblasts?|provinces?|districts?|kilomet\w+|km|throughout|anywhere|wherever|everywhere"
    r"|except (?:in|for)|cit(?:y|ies) of)\b",
    re.IGNORECASE,
)
_DECISION = re.compile(
    r"\b(decid\w*|decisions?|determin\w*|establish(?:es|ed)? that|majorit\w*|unanim\w*|consensus"
    r"|votes?|voting|consult\w*|jointly|collectively|individually|each for itself|automatic\w*"
    r"|without (?:a |any )?(?:further )?decision"
    r"|(?:up)?on (?:its |the )?request|requests?|requested|invok\w*|declar\w*|certif\w*|security council"
    r"|agreed? (?:by|among|between|upon)|consent\w*)\b",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\b(agree(?:s|d)?|agreements? (?:of|by|among|between|with)|consents?|consented|approv(?:es?|ed|al)"
    r"|accept(?:s|ed|ance)?|authori[sz]\w*|permits?|permitted|permission|unanim\w*|consensus|decid(?:es?|ed)|decision"
    r"|endors\w*|confirm\w*)\b",
    re.IGNORECASE,
)
_WITH_CONSENT = re.compile(
    r"\b(?:with|subject to|upon|after|given|on the basis of|by|through|without objections? (?:of|by|from))\s"
    r"(?:(?!\b(?:shall|if|unless)\b)[^,.;]){0,40}?\b(?:consent|agreement|approval|permission|authori[sz]ation|unanimous|unanimity"
    r"|consensus|decision|objection)\b[^,.;]{0,80}",
    re.IGNORECASE,
)
_OBJECTS = re.compile(
    r"\b(objects?|objected|objections?|veto(?:es|ed)?|oppos\w+|refus\w+|disagree\w*)\b", re.IGNORECASE
)
_ALL_GUARANTORS = re.compile(
    r"\b((?:all|every|each|any)(?: of)?(?: the)?(?: other)? guarantors?|the guarantors|a guarantor|guarantor states"
    r"|unanim\w*|consensus)\b",
    re.IGNORECASE,
)
_ALL_PARTIES = re.compile(
    r"\b((?:all|every|each|any|both)(?: of)?(?: the)? part(?:y|ies)|the parties|a party)\b", re.IGNORECASE
)
_VICTIM = re.compile(
    r"\b(?:attack|aggression|assault|threat|invasion|force|operation)s?\s(?:on|against|of|upon)\s", re.IGNORECASE
)


def guarantee_incomplete(draft: Draft) -> Found:
    """A guarantee without trigger, duty, time, area or decision rule.

    The last two may stand anywhere in its article, or in what sets that off. What makes good a breach is no guarantee.
    """
    guaranteeing = {p.article for p in draft.guarantees} - {None}
    articles: dict[str | None, dict[str, None]] = {article: {} for article in guaranteeing}
    says = {p.id: p.says for p in draft.agreement.provisions}
    for p in draft.agreement.provisions:
        if p.article in guaranteeing:
            named = (leaf.provision for leaf in draft.leaves(p.antecedent) if isinstance(leaf, Stands))
            articles[p.article] |= dict.fromkeys([p.says, *(says[name] for name in named if name in says)])
    meanings = {meaning.term.words.casefold(): meaning.says for meaning in draft.agreement.meanings}
    left_open = {article: _left_open(_with_terms(" ".join(said), meanings)) for article, said in articles.items()}
    for p in draft.guarantees:
        if p.redresses:
            continue
        missing = _missing(p) + (left_open[p.article] if p.article else _left_open(p.says))
        if missing:
            yield p.sentence, f"The guarantee leaves open {listed(missing)}. Add what is missing."


def _with_terms(text: str, meanings: Mapping[str, str]) -> str:
    """A text, and the meanings of the terms that it uses."""
    words = re.findall(r"\w+", text.casefold())
    sizes = sorted({len(term.split()) for term in meanings})[:_LONGEST_TERM]
    spans = (" ".join(words[at : at + size]) for size in sizes for at in range(len(words)))
    return " ".join([text, *dict.fromkeys(meanings[span] for span in spans if span in meanings)])


def _left_open(article: str) -> list[str]:
    """What the text around a guarantee does not say."""
    missing = [] if _AREA.search(article) else ["the area (on which territory)"]
    return missing + ([] if _DECISION.search(article) else ["the decision rule (who decides that it is due)"])


def _missing(p: Provision) -> list[str]:
    act = outside_quotes(act_of(p))
    timed = p.deadlines or p.ends or p.lasts or p.until or p.during
    missing = [] if p.antecedent or p.during else ["the trigger (if ...)"]
    missing += ["the duty (which act)"] if _NO_ACT.search(act) and not _BY_ACTS.search(act) else []
    return missing + ([] if timed else ["the time (within ..., for ...)"])


def self_blocking_guarantee(draft: Draft) -> Found:
    """A guarantee that needs the consent of the party against which it guards."""
    for p in draft.guarantees:
        against = _guarded_against(draft.agreement, p)
        for words in _consents(draft, p):
            named = [name for name in against if name in _asked(draft.agreement, words)]
            if named:
                yield p.sentence, f'{named[0]} can block it: "{words}". Let others decide.'
                break


def _guarded_against(agreement: Agreement, p: Provision) -> list[str]:
    """The parties whom the guarantee does not protect: not the beneficiary of the act, nor the victim of the attack."""
    parties = [party.name for party in agreement.parties]
    saying = _VICTIM.search(p.says)
    victims = [name for name in parties if saying and p.says[saying.end() :].casefold().startswith(name.casefold())]
    kept = victims or [
        name for name in parties if names(p.act.words.partition(" with the ")[0], name) and name != p.debtor
    ]
    kept = kept if kept and len(kept) < len(parties) else [name for name in parties if name in p.creditors]
    return [name for name in parties if name not in kept]


def _consents(draft: Draft, p: Provision) -> Iterable[str]:
    """The words by which the guarantee waits for somebody's consent, or falls if somebody objects."""
    for leaf in draft.leaves(p.antecedent, p.during):
        words = words_of_leaf(leaf)
        if isinstance(leaf, Accepts) or _CONSENT.search(words):
            yield words
    for leaf in draft.leaves(p.unless, p.until):
        words = words_of_leaf(leaf)
        if _OBJECTS.search(words):
            yield f"unless {words}"
    for found in _WITH_CONSENT.finditer(p.says):
        yield found.group()


def _asked(agreement: Agreement, words: str) -> set[str]:
    """Whose consent the words ask for."""
    members = (*agreement.parties, *agreement.guarantors)
    asked = {m.name for m in members if any(names(words, name) for name in (m.name, *m.also))}
    if _ALL_GUARANTORS.search(words):
        asked.update(m.name for m in agreement.guarantors)
    if _ALL_PARTIES.search(words):
        asked.update(m.name for m in agreement.parties)
    return asked
