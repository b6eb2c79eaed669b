"""Review in Chromium: by keyboard alone, without script, and two browsers at once."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from parley.ledger import Ledger
from parley.model.judgement import Note, Review
from web.served import served

NewPage = Callable[..., Page]


@pytest.fixture
def address(ledger: Ledger) -> Iterator[str]:
    """The talks, served; the test may write to them."""
    with served(ledger) as where:
        yield where


def shown(page: Page) -> str:
    """The id of the statement that is shown."""
    return page.locator("#now .n").inner_text()


def press(page: Page, key: str) -> str:
    """Presses a key that leads to another statement; its id."""
    before = shown(page)
    page.keyboard.press(key)
    expect(page.locator("#now .n")).not_to_have_text(before)
    return shown(page)


def focused(page: Page) -> str:
    """What has the focus, by its id or name."""
    return str(page.evaluate("document.activeElement.id || document.activeElement.name"))


def verdicts(ledger: Ledger) -> list[tuple[str, str]]:
    """Who said what, in the order of the log."""
    return [(d.by, d.verdict) for one in ledger.record().decided if isinstance(d := one.decision, Review)]


def test_by_keyboard_alone(page: Page, address: str, ledger: Ledger) -> None:
    """Accept, reject, skip, undo, correct, note, the list of keys: no pointer anywhere. The focus goes to what is new,
    and the status region says what was done and what is shown."""
    page.goto(f"{address}/review")
    first = shown(page)
    second = press(page, "a")
    assert focused(page) == "now"
    expect(page.locator("#status")).to_contain_text(f"{first}: accepted. Now {second}")
    third = press(page, "r")
    assert verdicts(ledger) == [("Ana", "accept"), ("Ana", "reject")]
    press(page, "s")
    assert press(page, "u") == second
    expect(page.locator("#status")).to_contain_text(f"Now {second} again.")
    assert verdicts(ledger) == [("Ana", "accept")]
    page.keyboard.press("c")
    assert focused(page) == "speaker"
    page.keyboard.press("Control+A")
    page.keyboard.type("Ruritania")  # with the keys r, u and a in it: none acts
    page.keyboard.press("Enter")
    expect(page.locator("#now .n")).to_have_text(third)
    assert verdicts(ledger) == [("Ana", "accept"), ("Ana", "correct")]
    page.keyboard.press("n")
    page.keyboard.type("as a rule")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#status")).to_contain_text(f"{third}: noted.")
    made = ledger.record().decided[-1].decision
    assert isinstance(made, Note)
    assert made.words == "as a rule"
    page.keyboard.press("?")
    expect(page.locator("dialog")).to_be_visible()
    page.keyboard.press("a")  # the list is open: nothing is accepted
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    assert focused(page) == "now"
    page.keyboard.press("l")
    page.keyboard.press("Escape")
    assert focused(page) == "now"
    assert len(verdicts(ledger)) == 2


def test_a_form_that_comes_back(page: Page, address: str, complaints: list[str], ledger: Ledger) -> None:
    """Words that are not in the report: the form is open with what was typed, the focus on what is wrong."""
    page.goto(f"{address}/review/r1.s9")
    page.keyboard.press("c")
    page.locator("textarea[name=content]").fill("words that nobody wrote")
    page.get_by_role("button", name="Keep the correction").press("Enter")
    wrong = page.locator(".problem")
    expect(wrong).to_contain_text("does not stand in the report")
    expect(wrong).to_be_focused()
    expect(page.locator("textarea[name=content]")).to_have_value("words that nobody wrote")
    assert page.url.endswith("/review/r1.s9")
    assert not verdicts(ledger)
    assert all("422" in one for one in complaints)  # the browser notes each answer that is no success
    complaints.clear()


def test_keys_turned_off(page: Page, address: str, ledger: Ledger) -> None:
    """A box turns them off, for the next page too; then no button shows a key."""
    page.goto(f"{address}/review")
    expect(page.locator("kbd").first).to_be_visible()
    page.get_by_label("Keys on").uncheck()
    page.locator("h1").click()
    page.keyboard.press("a")
    page.reload()
    expect(page.get_by_label("Keys on")).not_to_be_checked()
    expect(page.locator(".decide kbd").first).to_be_hidden()
    page.keyboard.press("a")
    page.wait_for_timeout(300)
    assert not verdicts(ledger)


def test_a_key_held_down(page: Page, address: str, ledger: Ledger) -> None:
    """One press, one judgement: what nobody has seen is not judged."""
    page.goto(f"{address}/review")
    before = shown(page)
    page.keyboard.down("a")
    for _ in range(5):
        page.keyboard.down("a")  # repeats, as a key that is held does
    page.keyboard.up("a")
    expect(page.locator("#now .n")).not_to_have_text(before)
    page.wait_for_timeout(300)
    assert len(verdicts(ledger)) == 1


def test_the_same_without_script(new_page: NewPage, address: str, ledger: Ledger) -> None:
    """Buttons, links and forms that unfold do the same; no keys are shown, since none acts."""
    page = new_page(script=False)
    page.goto(f"{address}/review")
    first = shown(page)
    assert page.locator("kbd:visible").count() == 0
    assert not page.get_by_label("Keys on").is_visible()
    page.get_by_role("button", name="Accept").click()
    second = shown(page)
    assert second != first
    assert f"{first}: accepted. Now {second}" in page.locator("#status").inner_text()
    page.get_by_role("link", name="Skip").click()
    assert shown(page) not in (first, second)
    page.get_by_role("button", name="Undo").click()
    assert shown(page) == first
    page.locator("#correct summary").click()
    page.locator("#correct select[name=act]").select_option("offer")
    page.get_by_role("button", name="Keep the correction").click()
    assert verdicts(ledger) == [("Ana", "correct")]
    page.locator("#note summary").click()
    page.get_by_label("A note beside it").fill("Seen.")
    page.get_by_role("button", name="Keep the note").click()
    assert isinstance(ledger.record().decided[-1].decision, Note)


def test_two_windows_on_one_statement(new_page: NewPage, address: str, ledger: Ledger) -> None:
    """The same person in two windows: nothing is lost, and the second is told that it stands there already."""
    one, two = new_page(), new_page()
    one.goto(f"{address}/review/r1.s2")
    two.goto(f"{address}/review/r1.s2")
    press(one, "a")
    press(two, "a")
    expect(two.locator("#status")).to_contain_text("You had accepted r1.s2 already")
    assert verdicts(ledger) == [("Ana", "accept")]
