"""Feeds that are not what they should be."""

from datetime import date

import pytest

from parley.intake import LeftOut, Limits, Opening, Part, parts_of, report_from_part
from parley.intake.refusals import DamagedError, EmptyError, TooLargeError
from tests.intake.samples import ARCHIVES

HEAD = '<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Post</title>'


def opened(feed: str | bytes, limits: Limits | None = None) -> list[Part | LeftOut]:
    """What comes out of a feed."""
    content = feed if isinstance(feed, bytes) else feed.encode()
    return list(parts_of(Part("a.xml", content), Opening(limits or Limits())))


def entry(inside: str) -> Part:
    """The one entry of a feed."""
    (part,) = opened(f"{HEAD}<item>{inside}</item></channel></rss>")
    assert isinstance(part, Part)
    return part


def test_an_entry_as_a_report() -> None:
    """An entry is a report of its day with its words; its bytes, those of its element, are the evidence."""
    part = entry("<description>Osterland accepts.</description><pubDate>Mon, 05 May 2031 08:00:00 GMT</pubDate>")
    arrived = report_from_part(part)
    assert (arrived.report.text, arrived.report.date) == ("Osterland accepts.", date(2031, 5, 5))
    assert arrived.original.startswith(b"<item><description>") and arrived.original.endswith(b"</item>")
    assert (arrived.extraction.kind, arrived.extraction.by) == ("entry", "feedparser 6.0.14")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Sun, 04 May 2031 23:30:00 -0400", "2031-05-04"),
        ("5 May 2031 00:10 +0300", "2031-05-05"),
        ("2031-05-05T23:59:59+09:00", "2031-05-05"),
        ("Mon, 5 May 31 08:00:00 GMT", "2031-05-05"),
    ],
)
def test_the_day_as_it_is_written(words: str, day: str) -> None:
    """The day of publication is the one that the feed writes, not the one that it then was in Greenwich."""
    assert str(entry(f"<title>x</title><pubDate>{words}</pubDate>").given.day) == day


def test_a_day_that_is_none() -> None:
    """A day that cannot be read is none; it is not guessed."""
    assert entry("<title>x</title><pubDate>yesterday</pubDate>").given.day is None


def test_the_full_text_before_the_summary() -> None:
    """Where a feed has both, the full text is the report."""
    inside = "<description>Short.</description><content:encoded>&lt;p&gt;Long.&lt;/p&gt;</content:encoded>"
    feed = HEAD.replace("<rss", '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"')
    (part,) = opened(f"{feed}<item>{inside}</item></channel></rss>")
    assert isinstance(part, Part) and part.given.text == "Long."


def test_entities_that_grow() -> None:
    """A bomb of entities in the head of a feed does nothing; the entry is taken without them."""
    bomb = "".join(f'<!ENTITY a{n} "&a{n - 1};&a{n - 1};">' for n in range(1, 40))
    head = HEAD.replace("<rss", f'<!DOCTYPE rss [<!ENTITY a0 "ha">{bomb}]><rss')
    (part,) = opened(f"{head}<item><title>x</title><description>Words &a39; here.</description></item></channel></rss>")
    assert isinstance(part, Part) and len(part.given.text or "") < 100


def test_entities_from_elsewhere() -> None:
    """A feed that asks for a file of this machine does not get it."""
    head = HEAD.replace("<rss", '<!DOCTYPE rss [<!ENTITY e SYSTEM "file:///etc/hostname">]><rss')
    (part,) = opened(f"{head}<item><title>x</title><description>Words &e; here.</description></item></channel></rss>")
    assert isinstance(part, Part) and (part.given.text or "").startswith("Words")
    assert "/" not in (part.given.text or "") and len(part.given.text or "") < 25


@pytest.mark.parametrize("inside", ["<![CDATA[</item><item>]]>", "<!-- </item><item> -->", "&lt;/item&gt;"])
def test_what_only_looks_like_an_end(inside: str) -> None:
    """The tag of an item within CDATA, a comment or escaped is none."""
    assert len(opened(f"{HEAD}<item><title>x</title><description>{inside}</description></item></channel></rss>")) == 1


def test_an_entry_within_an_entry() -> None:
    """Only the outermost is one."""
    (part,) = opened(f"{HEAD}<item><title>x</title><item><title>y</title></item></item></channel></rss>")
    assert isinstance(part, Part) and part.content.endswith(b"</item></item>")


def test_a_feed_that_is_no_sound_xml() -> None:
    """A bare ampersand in one entry, as many feeds have it, does not keep the others out."""
    bad = "<item><title>A & B</title><link>https://post.example/?a=1&b=2</link></item>"
    found = opened(f"{HEAD}{bad}<item><title>C</title></item></channel></rss>")
    assert [part.given.title for part in found if isinstance(part, Part)] == ["A & B", "C"]


@pytest.mark.parametrize("name", ["rss-2.0.xml", "rss-1.0.rdf", "rss-0.91.xml", "posts.atom"])
@pytest.mark.parametrize("share", [0.5, 0.7, 0.9])
def test_a_feed_that_is_cut_off(name: str, share: float) -> None:
    """Whole entries before the cut are taken; the one in which it lies is told."""
    content = (ARCHIVES / name).read_bytes()
    whole = opened(content)
    found = opened(content[: int(len(content) * share) // 2 * 2])
    taken = [part for part in found if isinstance(part, Part)]
    assert taken == whole[: len(taken)]
    assert len(taken) == len(whole) or isinstance(found[-1], LeftOut)


def test_entries_without_words() -> None:
    """An entry of pictures alone is left out; its neighbour is taken."""
    left, part = opened(
        f'{HEAD}<item><enclosure url="https://post.example/a.mp3"/></item><item><title>C</title></item>'
    )
    assert isinstance(left, LeftOut) and isinstance(left.error, EmptyError) and left.name == "a.xml#1"
    assert isinstance(part, Part)


def test_a_feed_without_entries() -> None:
    """An empty feed is told."""
    (left,) = opened(f"{HEAD}</channel></rss>")
    assert isinstance(left, LeftOut) and isinstance(left.error, EmptyError)


def test_a_large_feed() -> None:
    """One that is larger than a file may be is not held in memory."""
    (left,) = opened(f"{HEAD}<item><title>{'x' * 5000}</title></item></channel></rss>", Limits(size=4000))
    assert isinstance(left, LeftOut) and isinstance(left.error, TooLargeError)


def test_a_page_that_is_called_a_feed() -> None:
    """A file that is only named so."""
    (left,) = list(parts_of(Part("a.rss", b"just words"), Opening()))
    assert isinstance(left, LeftOut) and isinstance(left.error, DamagedError)
