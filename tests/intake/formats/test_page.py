"""Web pages: which have an article, in which encoding, and of which day they are."""

from datetime import date
from pathlib import Path

import pytest

from parley.intake import LeftOutError
from parley.intake.extracted import Extracted
from parley.intake.formats.page import extract
from parley.intake.refusals import EmptyError, NoArticleError

TALKS = (Path(__file__).parents[2] / "data" / "intake" / "talks.html").read_text(encoding="utf-8")
BODY = (
    "<p>Osterland and Westmark agreed on Thursday to open a corridor, the foreign minister of Osterland said. She "
    "added that the talks would go on.</p><p>“We will sign if the shelling stops,” said the delegation of Westmark.</p>"
)


def page(head: str = "", body: str = BODY, title: str = "The corridor") -> Extracted:
    source = f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    return extract(source.encode(), "page.html")


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "Before you continue",
            "<h1>We value your privacy</h1><p>We and our 812 partners store and access personal data on your device, "
            "such as cookies, and process personal data for personalised advertising and content.</p><p>You can change "
            "your preferences or withdraw your consent at any time in our privacy policy.</p>",
        ),
        (
            "Log in - The Harbour Post",
            "<h1>Welcome back</h1><p>Please enter the address and the password of your account to go on reading. If "
            "you have no account yet, you can make one in a minute. It is free.</p><form><input type=password></form>",
        ),
        (
            "Just a moment...",
            "<h1>Checking</h1><p>Please turn on JavaScript and reload the page. We need to see that you are no robot "
            "before you can go on to the site that you asked for. It takes five seconds.</p>",
        ),
        (
            "Page not found",
            "<h1>404</h1><p>The page that you are looking for is not here any more. It may have been moved to another "
            "place, or its name may have been changed. Please try the search above.</p>",
        ),
        (
            "World",
            "".join(f"<h3><a href='/{n}'>Something happened in the town of Tarn, {n}</a></h3>" for n in range(20)),
        ),
        (
            "The Harbour Post",
            "".join(
                f"<article><h2><a href='/{n}'>Delegations meet in Tarn for round {n}</a></h2>"
                f"<p>The delegations met in the town of Tarn for the {n}th time this year. More follows.</p></article>"
                for n in range(12)
            ),
        ),
        ("Photo", "<img src=1.jpg><p>Tarn on Thursday.</p>"),
    ],
    ids=("consent", "login", "robots", "404", "links", "teasers", "photo"),
)
def test_a_page_without_an_article_is_left_out(title: str, body: str) -> None:
    """What newspapers serve besides articles: the reader would take a notice about cookies for news."""
    with pytest.raises(NoArticleError, match=r"^page.html: .*Open the article itself"):
        page(body=f"<main>{body}</main>", title=title)


def test_an_article_about_such_things_is_an_article() -> None:
    """The bad twin's good one: a report on privacy, with a password field in its menu."""
    menu = "<nav><form><input type=password></form></nav>"
    talks = TALKS[TALKS.index("</h1>") : TALKS.index("</article>")]
    found = page(body=f"{menu}<main><h1>Ministers agree on privacy{talks}</main>", title="Cookies and consent")
    assert "agreed on Thursday" in found.text


def test_an_empty_page_is_left_out() -> None:
    """No letter at all."""
    with pytest.raises(EmptyError):
        extract(b" \n ", "page.html")


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2031-04-12T23:30:00-05:00">', date(2031, 4, 12)),
        ('<script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"], "datePublished": "2031-04-12"}]}'
         "</script>", date(2031, 4, 12)),
        ('<meta itemprop="datePublished" content="April 12, 2031">', date(2031, 4, 12)),
        ('<meta property="article:modified_time" content="2031-04-12">', None),
        ('<meta name="date" content="2031-04-12">', None),
        ('<meta property="article:published_time" content="12/04/2031">', None),
        ('<meta name="pubdate" content="2031-04-11"><meta name="pubdate" content="2031-04-12">', None),
        ('<script type="application/ld+json">[[[[[[{"@type": "Article", "datePublished": "2031-04-12"}]]]]]]</script>',
         None),
        ('<script type="application/ld+json">{"@type": "Article", "datePublished": </script>', None),
        ('<script type="application/ld+json">' + "[" * 100_000 + "</script>", None),
        ("", None),
    ],
)  # fmt: skip
def test_the_day_is_what_the_page_says_outright(head: str, day: date | None) -> None:
    """What is called publication counts, as it is written there; a change, two days or a slashed one do not."""
    assert page(head, "<main><h1>The corridor</h1><p>On 1 May 2030 they met.</p>" + BODY + "</main>").day == day


def test_a_day_beside_another_article_is_not_that_of_the_page() -> None:
    """<time class="published"> in the list of what else there is to read, and in the article itself."""
    when = '<time class="published" datetime="2031-04-12"></time>'
    other = '<aside><li><time pubdate datetime="2031-04-02"></time><a href="/2">Storm</a></li></aside>'
    assert page(body=f"<article><h1>The corridor</h1>{BODY}</article>{other}").day is None
    assert page(body=f"<article><h1>The corridor</h1>{when}{BODY}</article>{other}").day == date(2031, 4, 12)


def test_the_day_of_a_change_is_another_day() -> None:
    """It is kept as the day on which the page was made as it is."""
    assert page('<meta property="article:modified_time" content="2031-04-12">').made == date(2031, 4, 12)


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", '<meta charset="utf-8">'),
        ("utf-8", '<meta charset="iso-8859-1">'),
        ("cp1252", '<meta charset="iso-8859-1">'),
        ("cp1251", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("iso2022_jp", '<meta charset="iso-2022-jp">'),
        ("utf-8", '<meta charset="utf-16">'),
        ("utf-8", '<meta charset="punycode">'),
        ("utf-8", '<meta charset="zip">'),
    ],
)
def test_a_page_is_read_in_its_encoding(encoding: str, declared: str) -> None:
    """As it is declared, but that UTF-8 is told by its bytes, as many pages declare it wrongly."""
    word = {"cp1251": "Донецк", "iso2022_jp": "東京", "cp1252": "Zürich “Genève”"}.get(encoding, "Zürich “東京”")
    source = f"<html><head>{declared}<title>{word}</title></head><body><main>{BODY}</main></body></html>"
    assert extract(source.encode(encoding), "page.html").title == word


@pytest.mark.parametrize(
    ("charset", "declared", "encoding"),
    [
        ("windows-1251", "", "cp1251"),
        ("windows-1251", '<meta charset="iso-8859-1">', "cp1251"),
        ("windows-1252", "", "utf-8"),
        ("no-such", '<meta charset="windows-1251">', "cp1251"),
        ("punycode", '<meta charset="windows-1251">', "cp1251"),
    ],
)
def test_a_server_names_the_encoding(charset: str, declared: str, encoding: str) -> None:
    """It goes before what the page declares, but not where it names none that there is, or the page is in UTF-8."""
    source = f"<html><head>{declared}<title>Донецк</title></head><body><main>{BODY}</main></body></html>"
    assert extract(source.encode(encoding), "page.html", charset).title == "Донецк"


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 200_000,
        "<p>" + "word " * 200_000,
        "<p>" + "a" * 1_000_000,
        "<table><tr><td>" * 20_000,
        '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><p>&b;</p>' + BODY,
        '<html><body><iframe src="file:///etc/passwd"></iframe><object data="http://127.0.0.1:1/"></object></body>',
    ],
    ids=("deep", "endless", "one-word", "tables", "entities", "elsewhere"),
)
def test_hostile_pages_end(source: str) -> None:
    """Deep, endless, or pointing elsewhere: they are left out or read, soon, and nothing is fetched."""
    try:
        assert "root:" not in extract(source.encode(), "page.html").text
    except LeftOutError as error:
        assert str(error).startswith("page.html: ")


def test_menus_and_notices_are_not_in_the_text() -> None:
    """Of the sample only the article is kept."""
    text = extract(TALKS.encode(), "talks.html").text
    assert not any(words in text for words in ("cookies", "Front page", "Most read", "All rights reserved"))


@pytest.mark.parametrize(
    "hides",
    ["<p hidden>{}</p>", '<p style="color:red; DISPLAY : none">{}</p>',
     '<div style="visibility:hidden"><p>{}</p></div>',
     "<p>Not <span style='font-size:0px'>{}</span> so.</p>", "<template><p>{}</p></template>"],
)  # fmt: skip
def test_what_nobody_is_shown_is_not_said(hides: str) -> None:
    """A claim that the page hides from its readers is none of its article; what is shown, however, is."""
    claim = "Westmark promised on Friday to leave the harbour at once."
    assert "harbour" not in page(body=BODY + hides.format(claim)).text
    for shows in (
        "<p hidden=until-found>{}</p>",
        '<p style="display:block">{}</p>',
        '<p style="font-size:0.9em">{}</p>',
    ):
        assert claim in page(body=BODY + shows.format(claim)).text
    whole = f'<body style="visibility:hidden">{BODY}</body>'
    assert "corridor" in page(body=whole).text
