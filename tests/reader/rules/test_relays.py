"""Who passes on what was said."""

from reader.reports import told


def test_an_interview_goes_on() -> None:
    """What the same person says next was said to the same medium; it ends where somebody else speaks."""
    text = (
        "Russian spokesman Ivan Petrov told Reuters that talks would begin. He said troops would stay. "
        "Ukraine said it would sign."
    )
    assert [t.via for t in told(text)] == [("Reuters",), ("Reuters",), ()]


def test_a_venue_is_a_relay() -> None:
    """A medium or platform named beside the cue passes on; what is said about one does not."""
    (on_air,) = told("“We will sign,” Russian spokesman Ivan Petrov said in an interview with Al Jazeera.")
    assert on_air.via == ("Al Jazeera",)
    (about,) = told("Russia said it would sue over a report on Al Jazeera.")
    assert about.via == ()


def test_broadcasters_without_a_known_name() -> None:
    """A station is told by its noun."""
    (said,) = told("“We will sign,” Russian spokesman Ivan Petrov told radio station dzAB.")
    assert said.via == ("radio station dzAB",)


def test_no_interview_of_a_state() -> None:
    """What a state says next need not have been said to the same medium, nor what was found according to one."""
    text = "Russia told Reuters that talks would begin. Russia said troops would stay."
    assert [t.via for t in told(text)] == [("Reuters",), ()]
    text = "Ivan Petrov said talks would begin, according to Reuters. He said troops would stay."
    assert [t.via for t in told(text)] == [("Reuters",), ()]
