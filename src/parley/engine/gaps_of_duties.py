"""Gaps of single duties: what is to be done, by when, who checks it, what follows where it is not done."""

import re
from collections.abc import Mapping, Sequence

from parley.engine.draft import Draft, Found, act_of, outside_quotes
from parley.model.agreement import Member, Provision
from parley.model.condition import Condition, InForce, Stands

_SCOPE = re.compile(r"\b(\d+\.\d+|P\d+|Article \d+|this agreement)\b")
_CHECKING = re.compile(r"\b(monitor|verif|inspect|supervis|oversee)\w*", re.IGNORECASE)
_CHECKED = re.compile(
    r"\b(under|through|subject to|in the presence of)\b[^,.;]{0,60}\b(monitor|verif|inspect|supervis|observ)\w*"
    r"|\b(monitored|verified|inspected|supervised|observed|certified) by\b",
    re.IGNORECASE,
)
_FACE_TO_FACE = re.compile(
    r"^(consult|meet|notif(?:y|ies)|inform|report|settle|negotiate|discuss|confer"
    r"|(?:hold|open|begin|continue)s? (?:talks|a dialogue))",
    re.IGNORECASE,
)
_VAGUE_VERB = re.compile(
    r"^(?:(?:also|jointly|together|always|further|at all times)\s+)*"
    r"(ensures?|assures?|strives?|endeavou?rs?|seeks?|tr(?:y|ies) to|attempts? to|aims? (?:to|at)|intends? to"
    r"|promotes?|facilitates?|encourages?|fosters?|considers?|explores?|intensif(?:y|ies)|works? towards?"
    r"|contributes? to|commits? (?:itself |themselves )?to|is committed to"
    r"|makes? (?:an |every |all )?(?:possible )?efforts?)\b",
    re.IGNORECASE,
)
_BY_DOING = re.compile(r"\bby (?:not )?\w+ing\b", re.IGNORECASE)
_VAGUE_WORDS = re.compile(
    r"\b((?:its |their )?(?:best|utmost) efforts?|every effort|all (?:possible|reasonable) efforts?|good offices"
    r"|(?:necessary|appropriate|adequate|suitable|effective|practical) (?:measures|steps|action|actions|means)"
    r"|measures necessary)\b",
    re.IGNORECASE,
)
_VAGUE_TIME = re.compile(
    r"\b(as soon as (?:possible|practicable|feasible)|as (?:quickly|early) as possible|promptly"
    r"|without (?:undue )?delay|in due (?:course|time)|in a timely manner"
    r"|(?:with)?in (?:a |the )?(?:reasonable|shortest possible) (?:time|period)|in the (?:near|foreseeable) future)\b",
    re.IGNORECASE,
)
_ESCAPE = re.compile(
    r"\b((?:if|where|when|whenever|wherever|as) (?:possible|practicable|feasible|appropriate|necessary|needed)"
    r"|(?:as|so) far as (?:is )?(?:possible|practicable|feasible)"
    r"|to the (?:greatest |fullest |maximum )?extent (?:possible|practicable|feasible|that it can|it can)"
    r"|at (?:its|their) (?:own |sole )?discretion"
    r"|in (?:its|their) (?:own |sole )?(?:judge?ment|opinion|view|assessment)"
    r"|as (?:it|they) sees? fit|(?:as )?(?:it|they) (?:deems?|considers?|finds?|judges?) "
    r"(?:it )?(?:necessary|appropriate|fit|useful|justified)"
    r"|if (?:its|their) (?:national )?(?:security|interests?) (?:so )?(?:requires?|demands?|allows?|permits?)"
    r"|in exceptional circumstances"
    r"|subject to (?:its|their) (?:own )?(?:national |domestic |internal )?"
    r"(?:laws?|legislation|procedures?|interests?|security))\b",
    re.IGNORECASE,
)
_UNLESS_JUDGED = re.compile(
    r"\b(?:unless|except (?:when|where|if)|if|provided that)\s+((?:\S+\s+){1,6}?)"
    r"(?:deems?|considers?|decides?|finds?|judges?|believes?|determines?|thinks?)\b",
    re.IGNORECASE,
)
_ITSELF = re.compile(
    r"^(it|they|he|she|that (party|guarantor|state)|the (party|guarantor|state) concerned)$", re.IGNORECASE
)
_IRREVERSIBLE = re.compile(
    r"\b((?:disarm|demobili[sz]e|withdraw|release|dismantle|surrender|decommission|disband|dissolve|cede|renounce)s?"
    r"|destroy(?:s|ed)?|pulls? (?:back|out)|lays? down|hands? over)\b",
    re.IGNORECASE,
)
_ONLY_WORDS = re.compile(
    r"^\W*(?:(?:its|their|the|a|an|all|any|his|her)\s+)*(?:\w+\s+)?"
    r"(statement|report|communiqués?|declaration|list|map|information|data|fund|payment|money|text|complaint|claim|objection"
    r"|reservation|application|request|proposal|lawsuit|case)s?\b",
    re.IGNORECASE,
)


def no_deadline(draft: Draft) -> Found:
    """An act to be done once, without a last day."""
    for p in draft.once:
        if not p.deadlines and p.ends is None:
            yield p.sentence, "No last day for the act. Add: by DATE, or within N days of an event."


def never_violable(draft: Draft) -> Found:
    """A duty that can stay open forever."""
    for p in draft.once:
        if not p.deadlines and p.ends is None and p.unless is None:
            yield p.sentence, "It can be neither violated nor expire in finite time. Add a deadline or an end."


def no_verifier(draft: Draft) -> Found:
    """Nobody checks, neither by this sentence nor by another that names it, nor is the other side itself there."""
    elsewhere = {scope for p in draft.owed if _CHECKING.search(act_of(p)) for scope in _SCOPE.findall(p.says)}
    for p in draft.owed:
        if p.verifiers or _CHECKED.search(p.says) or _CHECKING.search(act_of(p)):
            continue
        if _FACE_TO_FACE.search(act_of(p)):
            continue
        if not elsewhere & {p.sentence, p.article, "this agreement"}:
            yield p.sentence, "Nobody is named to verify it. Add: verified by X."


def vague_act(draft: Draft) -> Found:
    """An act that nobody could check, or a time that nobody could tell."""
    for p in draft.owed:
        act = outside_quotes(act_of(p))
        verb = None if _BY_DOING.search(act) else _VAGUE_VERB.search(act)
        if found := verb or _VAGUE_WORDS.search(act):
            yield p.sentence, f"{found.group(1)!r} does not say what is to be done. Name an act that can be seen."
        if not p.deadlines and p.ends is None and (found := _VAGUE_TIME.search(outside_quotes(p.says))):
            yield p.sentence, f"{found.group(1)!r} names no day. Add: by DATE, or within N days of an event."


def no_consequence(draft: Draft) -> Found:
    """A breach from which nothing follows; what itself follows from a breach is not asked."""
    answered: set[str] = set()
    consequences: set[str] = set()
    for p in draft.agreement.provisions:
        broken = _broken(draft, p)
        answered.update(broken)
        if p.redresses or broken:
            consequences.add(p.sentence)
            answered.update(p.redresses)
    for end in draft.agreement.ends:
        answered.update(_broken_in(draft, end.condition))
    for p in draft.owed:
        if p.id not in answered and p.sentence not in answered and p.sentence not in consequences:
            yield p.sentence, "Nothing follows a breach. Add: If X violates this number, Y shall (or may) ..."


def _broken(draft: Draft, p: Provision) -> list[str]:
    return _broken_in(draft, p.antecedent) + _broken_in(draft, p.during) + _broken_in(draft, p.unless)


def _broken_in(draft: Draft, condition: Condition | None) -> list[str]:
    found = draft.leaves(condition)
    return [leaf.provision for leaf in found if isinstance(leaf, Stands) and leaf.standing == "violated"]


def irreversible_unguarded(draft: Draft) -> Found:
    """An act that cannot be undone, due without regard to any guarantee."""
    guarding = {name for p in draft.guarantees for name in (p.id, p.sentence, p.article)}
    entries: dict[str, list[Condition | None]] = {}
    for entry in draft.agreement.entries:
        entries.setdefault(entry.target, []).append(entry.condition)
    for p in draft.once:
        act = outside_quotes(act_of(p))
        found = _IRREVERSIBLE.search(act)
        if found is None or _ONLY_WORDS.search(act[found.end() :]):
            continue
        entered = () if p.pledge else _entered(entries, p)
        leaned_on = {
            leaf.target if isinstance(leaf, InForce) else leaf.provision
            for leaf in draft.leaves(p.antecedent, p.during, *entered)
            if isinstance(leaf, InForce | Stands)
        }
        if not leaned_on & guarding:
            says = f"{found.group(1)!r} is hard to undo, and due while no guarantee is in force. Tie it to one."
            yield p.sentence, says


def _entered(entries: Mapping[str, Sequence[Condition | None]], p: Provision) -> Sequence[Condition | None]:
    """The conditions of the entry into force that counts for a sentence: its own, its article's, the agreement's."""
    return next((entries[name] for name in (p.sentence, p.article or "", "agreement") if name in entries), ())


def escape_clause(draft: Draft) -> Found:
    """A duty that its debtor may judge away."""
    members = {m.name: m for m in (*draft.agreement.parties, *draft.agreement.guarantors)}
    for p in draft.owed:
        says = outside_quotes(p.says)
        found = _ESCAPE.search(says)
        words = found.group(1) if found else _judged_away(says, p, members.get(p.debtor))
        if words:
            yield p.sentence, f"{words!r} lets the debtor judge its own duty. Say when exactly it does not apply."


def _judged_away(says: str, p: Provision, debtor: Member | None) -> str | None:
    """The words by which the debtor itself, not somebody else, decides whether it owes; None where there are none."""
    for found in _UNLESS_JUDGED.finditer(says):
        who = found.group(1).strip()
        own = (p.debtor, *(debtor.also if debtor else ()))
        grouped = p.id != p.sentence and re.search(r"\b(guarantor|party|parties)\b", who, re.IGNORECASE)
        if _ITSELF.search(who) or grouped or any(who.casefold() == name.casefold() for name in own):
            return found.group()
    return None
