"""The paragraphs of the XML in which office programs write texts."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Tags:
    """What tags of a format mean, without their namespaces.

    `paragraph`: one paragraph; `letters`: those that hold its words (empty: any does); `standing`: those that stand for
    a sign, such as a tab for a space; `passed`: what is within is not read, such as what was deleted.
    """

    paragraph: frozenset[str]
    letters: frozenset[str]
    standing: Mapping[str, str]
    passed: frozenset[str]


def tree_of(xml: bytes) -> Any:
    """The tree of some XML, of which no entity is expanded and to which nothing is fetched."""
    from lxml.etree import XMLParser, fromstring

    return fromstring(xml, XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False))


def named(element: Any) -> str:
    """What an element is called, without its namespace; nothing for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def paragraphs_in(root: Any, tags: Tags) -> Iterator[str]:
    """The paragraphs below an element, in their order, each on one line; one that stands within another, as in a text
    box, follows it."""
    inner: list[Any] = []
    if named(root) in tags.paragraph:
        text = re.sub(r"\s+", " ", "".join(_pieces(root, tags, inner))).strip()
        if text:
            yield text
    else:
        inner = list(root)
    for element in inner:
        if named(element) not in tags.passed:
            yield from paragraphs_in(element, tags)


def _pieces(element: Any, tags: Tags, inner: list[Any]) -> Iterator[str]:
    if element.text and (not tags.letters or named(element) in tags.letters):
        yield element.text
    for child in element:
        name = named(child)
        if name in tags.paragraph:
            inner.append(child)
        elif name in tags.standing:
            yield tags.standing[name]
        elif name and name not in tags.passed:
            yield from _pieces(child, tags, inner)
        if child.tail and not tags.letters:
            yield child.tail
