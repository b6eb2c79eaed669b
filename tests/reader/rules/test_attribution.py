"""Who says what, where the cue stands before its content."""

import pytest

from reader.reports import said, told


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Russia said that the talks were over.", "Russia", "the talks were over"),
        ("Russia said the talks were over.", "Russia", "the talks were over"),
        ("Russia said on Tuesday that the talks were over.", "Russia", "the talks were over"),
        ("Russia said: “The talks are over.”", "Russia", "The talks are over."),
        ("A Russian official told reporters that the talks were over.", "A Russian official", "the talks were over"),
        ("Moscow promised to withdraw its troops.", "Russia", "to withdraw its troops"),
        ("Russia rejected the proposal.", "Russia", "the proposal"),
        ("Russia agreed to a truce.", "Russia", "to a truce"),
        ("Russia lodged a strong protest over the video.", "Russia", "over the video"),
        ("Russia urged Ukraine to disarm.", "Russia", "to disarm"),
        ("Russia described the talks as useful.", "Russia", "the talks as useful"),
        ("Russia called the talks historic.", "Russia", "the talks historic"),
        ("The proposal was rejected by Russia.", "Russia", "The proposal"),
        ("The talks were described as useful by Turkey.", "Turkey", "useful"),
        ("According to Russia, the talks were over.", "Russia", "the talks were over"),
        ("The accord stipulates that prisoners be released.", "The accord", "prisoners be released"),
        ("Under the agreement, both sides will leave.", "the agreement", "both sides will leave"),
    ],
)
def test_found(text: str, speaker: str, content: str) -> None:
    """Verbs of saying and of acting, with a clause, a noun, an infinitive or a quotation; documents too."""
    assert said(text) == [(speaker, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The claim was on the table.",
        "Russian demands were ignored.",
        "The talks were over.",
        "Russia withdrew its troops.",
        "If Russia says that it agrees, talks can begin.",
        "Ukraine would reject the proposal.",
        "Ukraine wanted to reject the proposal.",
        "The proposal was rejected in Moscow.",
        "The rain promised to last.",
        "Russia described the talks.",
        "Under the bridge, both sides met.",
        "The bridge includes a lane for buses.",
    ],
)
def test_not_found(text: str) -> None:
    """Nouns, deeds, suppositions, wishes, and things that cannot speak: nobody says anything."""
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("Russia said that Ukraine accepted the plan.", "Russia", ("Ukraine", "the plan")),
        ("According to Russia, Ukraine accepted the plan.", "Russia", ("Ukraine", "the plan")),
        ("“Ukraine accepted the plan,” Russia said.", "Russia", ("Ukraine", "the plan")),
        ("Turkey said Russia promised to withdraw.", "Turkey", ("Russia", "to withdraw")),
    ],
)
def test_nested(text: str, outer: str, inner: tuple[str, str]) -> None:
    """What somebody says that somebody else said is a statement within a statement."""
    first, second = told(text)
    assert (first.speaker, first.within) == (outer, None)
    assert (second.speaker, second.content, second.within) == (*inner, first.content)


@pytest.mark.parametrize(
    "text",
    [
        "Russia said that Ukraine withdrew its troops.",
        "He said he was confident.",
        "Russia said that the plan was good.",
        "Russia said it believed that the plan was good.",
    ],
)
def test_not_nested(text: str) -> None:
    """A deed, or what the same speaker thinks, is no statement within."""
    assert [t.within for t in told(text)] == [None]


def test_levels() -> None:
    """A says that B claims that C promised: three levels, each within the one before."""
    one, two, three = told("Turkey said that Russia claimed that Ukraine promised to disarm.")
    assert [one.speaker, two.speaker, three.speaker] == ["Turkey", "Russia", "Ukraine"]
    assert [one.within, two.within, three.within] == [None, one.content, two.content]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "Russia rejected the plan and demanded a new one.",
            [("Russia", "the plan"), ("Russia", "a new one")],
        ),
        (
            "Russia refused to sign, but Ukraine accepted the plan.",
            [("Russia", "to sign"), ("Ukraine", "the plan")],
        ),
        (
            "Russia rejected the plan, saying that it was late.",
            [("Russia", "the plan"), ("Russia", "it was late")],
        ),
    ],
)
def test_several_in_one_sentence(text: str, contents: list[tuple[str, str]]) -> None:
    """Two cues are two statements; the second one may share its subject."""
    assert said(text) == contents


def test_one_list_is_one_statement() -> None:
    """ "the plan and the map" after one cue: one statement."""
    assert said("Russia rejected the plan and the map.") == [("Russia", "the plan and the map")]


@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        ("Ukraine agreed to a truce, according to Reuters.", "Ukraine", ("Reuters",)),
        ("Ukraine agreed to a truce, Reuters reported.", "Ukraine", ("Reuters",)),
        ("A Ukrainian official told Reuters that talks were over.", "A Ukrainian official", ("Reuters",)),
        ("Ukraine agreed to a truce.", "Ukraine", ()),
        ("The truce holds, according to Ukraine.", "Ukraine", ()),
        ("A Ukrainian official told Russia that talks were over.", "A Ukrainian official", ()),
    ],
)
def test_relays(text: str, speaker: str, via: tuple[str, ...]) -> None:
    """A medium passes on what somebody said; a party that is told something does not."""
    assert [(t.speaker, t.via) for t in told(text)] == [(speaker, via)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Taliban said that Ashraf Ghani's plan to free prisoners failed.", "plan"),
        ("The Taliban said that Ashraf Ghani's promise to free prisoners failed.", "promise"),
        ("The Taliban said that Ashraf Ghani's brother failed.", None),
        ("Ashraf Ghani's plan to free prisoners failed.", None),
    ],
)
def test_nouns_with_an_owner(text: str, found: str | None) -> None:
    """ "Ghani's plan to ..." inside what somebody says is Ghani's statement; outside of it, it is not."""
    inner = [t for t in told(text) if t.speaker == "Ashraf Ghani"]
    assert [t.act for t in inner] == ([found] if found else [])


def test_an_infinitive_after_an_adjunct() -> None:
    """ "Pledged in Geneva to stay": where it was pledged stands between cue and content."""
    (promise,) = told("Russia pledged in Geneva to withdraw.")
    assert (promise.act, promise.content) == ("promise", "to withdraw")
