"""JSON that is written a little at a time is JSON, whatever stands in it."""

import io
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from parley.export.streams import Counted, write_lines, write_object
from parley.export.told import web_address

PLAIN = st.recursive(st.none() | st.booleans() | st.integers() | st.text(st.characters()), lambda s: st.lists(s))


@given(st.dictionaries(st.text(), PLAIN, min_size=1), st.lists(PLAIN))
def test_an_object_with_a_long_list_in_it(members: dict[str, Any], items: list[Any]) -> None:
    """Any names, any text (half a surrogate pair too), none or many items: read back, it is what was given, and the
    member after a list can say how many items that had."""
    out, listed = io.BytesIO(), Counted(iter(items))

    def parts() -> Any:
        yield from members.items()
        yield "its items", listed
        yield "its number", listed.number

    write_object(out, parts())
    assert json.loads(out.getvalue()) == members | {"its items": items, "its number": len(items)}


@given(st.lists(st.dictionaries(st.text(), PLAIN)))
def test_lines(items: list[dict[str, Any]]) -> None:
    """Each item is one line, however many line breaks its words have."""
    out = io.BytesIO()
    assert write_lines(out, items) == len(items)
    lines = out.getvalue().split(b"\n")
    assert lines.pop() == b""
    assert [json.loads(line) for line in lines] == items


def test_only_what_a_page_can_have_is_an_address() -> None:
    """http and https with a host; no script, no file, no spaces or brackets that end an attribute elsewhere."""
    good = ("https://news.example/a?b=c#d", "http://xn--80ak6aa92e.example/", "https://новости.example/мир")
    assert [web_address(one) for one in good] == list(good)
    bad = ("", None, "javascript:alert(1)", "file:///etc/passwd", "https://", "https://a b.example", "https://a/<b>",
           "news.example", "https://[::1", "https://a\n.example", "data:text/html,x")  # fmt: skip
    assert [web_address(one) for one in bad] == [None] * len(bad)
