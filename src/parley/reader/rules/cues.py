"""Words that say that somebody said something: each with the act it performs and the complements it takes.

Complements ("frames"): c a clause ("that ..."), n a noun phrase, i an infinitive ("to ..."), g a gerund, q a
quotation, o an addressee before the complement ("told reporters that", "urged Russia to"), a "as ..." after an
object ("described X as Y"), x an evaluation after or before an object ("called X historic"). A cue of several words
("call for", "lodge a protest over") begins with its verb; what follows is matched word by word, skipping determiners
and adjectives where `_` stands.
"""

from dataclasses import dataclass

from parley.model.statement import Act
from parley.reader.rules.words import forms


@dataclass(frozen=True, slots=True)
class Cue:
    """One way of saying that somebody said something.

    `act` None: the act is told by the content. `reports` is true for verbs of saying, whose subject needs no proof
    that it can speak; the others perform the act ("rejected", "promised") and count only with a subject that can.
    """

    words: tuple[str, ...]
    act: Act | None
    frames: str
    reports: bool = False


_SAYING = {
    # lemma: frames, act (None: by content)
    "say": "cq", "state": "cqn", "tell": "ocq", "inform": "oc", "explain": "cqn", "add": "cq", "note": "cqn", "announce": "cnq",
    "declare": "cnq", "report": "cqn", "write": "cq", "comment": "cq", "remark": "cq", "mention": "cn", "observe": "cq",
    "reveal": "cqn", "disclose": "cn", "confirm": "cnq", "emphasize": "cnq", "emphasise": "cnq", "stress": "cnq",
    "underline": "cnq", "underscore": "cnq", "highlight": "cn", "point out": "cq", "reiterate": "cnq", "repeat": "cq",
    "recall": "cq", "argue": "cq", "maintain": "cq", "believe": "c", "think": "c", "tweet": "cq", "post": "cq",
    "claim": "cqn", "assert": "cqn", "allege": "cqn", "contend": "cq", "insist": "cq", "conclude": "cq", "continue": "q",
    "clarify": "cqn", "elaborate": "q", "reply": "cq", "respond": "q", "answer": "cq", "ask": "q", "acknowledge": "cnq",
    "estimate": "c", "predict": "cn", "hint": "cq", "suggest": "cq", "indicate": "cn", "signal": "cn", "testify": "c",
    "describe": "aq", "hope": "c", "expect": "c", "fear": "c", "cite": "n", "reaffirm": "cn", "affirm": "cnq", "assure": "oc",
    "convey": "c", "concede": "cqn", "admit": "cqn", "notice": "c", "brief": "oc", "notify": "oc", "remind": "oc", "order": "q",
    "joke": "cq", "quip": "q", "recount": "cq", "relay": "c", "opine": "cq", "wish to inform": "oc",
}  # fmt: skip

_ACTS: dict[str, tuple[Act, str]] = {
    "promise": ("promise", "ocinq"), "pledge": ("promise", "cinq"), "vow": ("promise", "cinq"), "swear": ("promise", "ci"),
    "guarantee": ("promise", "cn"), "undertake": ("promise", "i"), "commit to": ("promise", "ng"), "commit itself to": ("promise", "ng"),
    "commit themselves to": ("promise", "ng"), "be committed to": ("promise", "ng"), "remain committed to": ("promise", "ng"),
    "agree": ("acceptance", "ci"), "agree to": ("acceptance", "ng"), "agree on": ("acceptance", "n"), "agree with": ("acceptance", "n"),
    "accept": ("acceptance", "cn"), "approve": ("acceptance", "n"), "endorse": ("acceptance", "n"), "ratify": ("acceptance", "n"),
    "sign": ("acceptance", "n"), "recognise": ("acceptance", "cn"), "recognize": ("acceptance", "cn"), "adopt": ("acceptance", "n"),
    "welcome": ("assessment", "n"), "praise": ("assessment", "n"), "hail": ("assessment", "n"), "commend": ("assessment", "n"),
    "initial": ("acceptance", "n"), "voice support for": ("acceptance", "n"), "express support for": ("acceptance", "n"),
    "express _ readiness to": ("offer", "i"), "express _ willingness to": ("offer", "i"), "reach _ agreement": ("acceptance", "i"),
    "reach _ agreement on": ("acceptance", "n"), "reach _ deal": ("acceptance", "i"), "reach _ deal on": ("acceptance", "n"),
    "offer": ("offer", "in"), "propose": ("offer", "cin"), "hold out": ("offer", "n"), "be ready to": ("offer", "i"),
    "be willing to": ("offer", "i"), "be prepared to": ("offer", "i"), "volunteer": ("offer", "i"),
    "reject": ("rejection", "nc"), "refuse": ("rejection", "in"), "decline": ("rejection", "i"), "rule out": ("rejection", "ng"),
    "dismiss": ("rejection", "n"), "turn down": ("rejection", "n"), "spurn": ("rejection", "n"), "rebuff": ("rejection", "n"),
    "veto": ("rejection", "n"), "oppose": ("rejection", "n"), "withdraw from": ("rejection", "n"), "object to": ("rejection", "n"),
    "deny": ("denial", "cng"), "refute": ("denial", "cn"), "rebut": ("denial", "n"), "dispute": ("denial", "cn"),
    "demand": ("demand", "cin"), "urge": ("demand", "oin"), "call on": ("demand", "oi"), "call upon": ("demand", "oi"),
    "call for": ("demand", "n"), "appeal to": ("demand", "oi"), "appeal for": ("demand", "n"), "request": ("demand", "cn"),
    "ask": ("demand", "oi"), "ask for": ("demand", "n"), "seek": ("demand", "ni"), "press for": ("demand", "n"), "order": ("demand", "oin"),
    "insist on": ("requirement", "ng"), "instruct": ("demand", "oi"), "plead for": ("demand", "n"), "encourage": ("demand", "oi"),
    "require": ("requirement", "cn"), "warn": ("threat", "ocqi"), "threaten": ("threat", "cin"), "caution": ("assessment", "cq"),
    "warn against": ("demand", "ng"), "warn of": ("threat", "n"),
    "accuse": ("accusation", "n"), "blame": ("accusation", "n"), "condemn": ("accusation", "n"), "denounce": ("accusation", "n"),
    "criticise": ("accusation", "n"), "criticize": ("accusation", "n"), "complain": ("accusation", "cq"), "complain of": ("accusation", "n"),
    "complain about": ("accusation", "n"), "protest": ("protest", "cn"), "protest against": ("protest", "n"), "protest over": ("protest", "n"),
    "lodge _ protest": ("protest", "n"), "lodge _ complaint": ("protest", "n"), "file _ complaint": ("protest", "n"),
    "file _ protest": ("protest", "n"), "submit _ complaint": ("protest", "n"),
    "plan": ("plan", "i"), "intend": ("plan", "i"), "be due to": ("plan", "i"), "decide": ("plan", "ci"),
    "laud": ("assessment", "n"), "call": ("assessment", "x"), "lament": ("assessment", "nc"), "express _ hope that": ("assessment", "c"),
    "express hope for": ("assessment", "n"), "express _ concern": ("assessment", "n"), "express _ optimism": ("assessment", "c"),
    "voice _ concern": ("assessment", "n"), "be confident": ("assessment", "c"), "label": ("assessment", "x"), "characterise": ("assessment", "a"), "characterize": ("assessment", "a"),
    "give _ assurance that": ("promise", "c"), "give _ assurances that": ("promise", "c"), "give _ guarantee that": ("promise", "c"),
    "make _ promise": ("promise", "i"), "make _ commitment": ("promise", "i"), "make _ pledge": ("promise", "i"), "make clear": ("assessment", "c"),
    "declare _ ready": ("offer", "i"), "issue _ statement saying": ("claim", "c"),
}  # fmt: skip
# "said" of one's hopes is no check of facts; these verbs of saying have an act of their own
_SAYING_ACTS: dict[str, Act] = {"describe": "assessment", "hope": "assessment", "fear": "assessment", "expect": "assessment",
                                "cite": "assessment", "confirm": "claim", "concede": "acceptance", "admit": "acceptance",
                                "acknowledge": "acceptance", "allege": "accusation"}  # fmt: skip


def _be_forms(form: int) -> tuple[str, ...]:
    return (("be",), ("is", "are", "am"), ("was", "were"), ("been",), ("being",))[form]


def _inflected(phrase: str) -> list[tuple[str, ...]]:
    head, *rest = phrase.split()
    heads = [w for i in range(5) for w in _be_forms(i)] if head == "be" else list(dict.fromkeys(forms(head)))
    return [(h, *rest) for h in heads]


def _build() -> dict[str, tuple[Cue, ...]]:
    found: dict[str, dict[tuple[str, ...], Cue]] = {}

    def add(cue: Cue) -> None:
        found.setdefault(cue.words[0], {}).setdefault(cue.words, cue)

    for phrase, (act, frames) in _ACTS.items():
        for words in _inflected(phrase):
            add(Cue(words, act, frames))
    for phrase, frames in _SAYING.items():
        for words in _inflected(phrase):
            known = found.get(words[0], {}).get(words)
            if known:  # both a verb of saying and one of acting ("ask", "order"): the complement tells
                found[words[0]][words] = Cue(words, known.act, known.frames + frames, reports=False)
            else:
                add(Cue(words, _SAYING_ACTS.get(phrase), frames, reports=True))
    return {
        head: tuple(sorted(group.values(), key=lambda c: (-len(c.words), c.words))) for head, group in found.items()
    }


CUES = _build()

# Documents lay down what they say: "the deal stipulates ...".
DOCUMENT_NOUNS = frozenset(
    [
        "agreement",
        "agreements",
        "deal",
        "accord",
        "accords",
        "pact",
        "treaty",
        "statement",
        "communique",
        "communiqué",
        "protocol",
        "resolution",
        "document",
        "documents",
        "text",
        "draft",
        "clause",
        "clauses",
        "roadmap",
        "memorandum",
        "copy",
        "letter",
        "truce",
        "ceasefire",
        "cease-fire",
        "terms",
        "convention",
        "declaration",
        "framework",
        "constitution",
        "decree",
        "law",
        "article",
        "provision",
        "provisions",
        "points",
    ]
)
_DOCUMENT_FRAMES: dict[tuple[str, ...], str] = {
    lemma_form: frames
    for phrase, frames in {
        "stipulate": "cng", "envisage": "cng", "provide for": "ng", "require": "nc", "call for": "ng", "say": "cq",
        "state": "cq", "include": "ng", "specify": "cn", "set": "n", "set out": "n", "lay down": "n", "oblige": "oi",
        "ban": "ng", "prohibit": "ng", "forbid": "ng", "demand": "cn", "foresee": "cng", "guarantee": "cn", "commit": "oi",
        "mandate": "cn", "bind": "oi", "allow": "oi", "contain": "n", "read": "q", "show": "c", "note": "c", "urge": "oi", "propose": "cng",
    }.items()
    for lemma_form in ((words[0], *words[1:]) for words in _inflected(phrase))
}  # fmt: skip
DOCUMENT_CUES: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    head: tuple((words, frames) for words, frames in _DOCUMENT_FRAMES.items() if words[0] == head)
    for head in sorted({words[0] for words in _DOCUMENT_FRAMES})
}

# Nouns with an owner that hold a statement of the owner: "Ghani's plan to release ...".
NOMINAL: dict[str, tuple[Act, str]] = {
    "promise": ("promise", "ic"), "pledge": ("promise", "ic"), "vow": ("promise", "i"), "commitment": ("promise", "ni"),
    "offer": ("offer", "in"), "proposal": ("offer", "inc"), "plan": ("plan", "in"), "willingness": ("promise", "i"),
    "readiness": ("promise", "i"), "refusal": ("rejection", "i"), "rejection": ("rejection", "n"), "threat": ("threat", "i"),
    "demand": ("demand", "cn"), "demands": ("demand", "cn"), "request": ("demand", "cn"), "insistence": ("requirement", "cn"),
    "acceptance": ("acceptance", "n"), "denial": ("denial", "nc"), "claim": ("claim", "c"), "claims": ("claim", "c"),
    "accusation": ("accusation", "c"), "accusations": ("accusation", "c"), "intention": ("plan", "i"), "decision": ("plan", "i"),
    "promises": ("promise", "ic"), "pledges": ("promise", "ic"), "threats": ("threat", "i"),
}  # fmt: skip
