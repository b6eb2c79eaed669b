"""Reads a page back as a browser would: elements in order, ids, links, and the text of each element."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(("meta", "link", "br", "col"))
SHAPES = frozenset(("use", "path", "circle", "line"))


@dataclass(slots=True)
class Element:
    tag: str
    attributes: dict[str, str]
    text: str = ""


@dataclass(slots=True)
class Markup:
    """A parsed page: its elements, the ids, where links lead, and elements closed out of order."""

    elements: list[Element] = field(default_factory=list)
    misnested: list[str] = field(default_factory=list)

    @property
    def ids(self) -> list[str]:
        return [e.attributes["id"] for e in self.elements if "id" in e.attributes]

    @property
    def links(self) -> list[str]:
        return [e.attributes["href"] for e in self.elements if "href" in e.attributes]

    @property
    def words(self) -> str:
        return " ".join(self.elements[0].text.split())

    def texts(self, tag: str, style: str = "") -> list[str]:
        """The words of all elements of a tag that have a class."""
        found = [e for e in self.elements if e.tag == tag and style in ("", *e.attributes.get("class", "").split())]
        return [" ".join(e.text.split()) for e in found]

    def by_id(self, anchor: str) -> Element:
        return next(e for e in self.elements if e.attributes.get("id") == anchor)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.markup = Markup([Element("", {})])
        self.open = [self.markup.elements[0]]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.markup.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in SHAPES:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1].tag != tag:
            self.markup.misnested.append(tag)
        else:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open[-1].tag != "style":
            for element in self.open:
                element.text += data


def parsed(page: str) -> Markup:
    parser = _Parser()
    parser.feed(page)
    parser.close()
    parser.markup.misnested.extend(element.tag for element in parser.open[1:])
    return parser.markup
