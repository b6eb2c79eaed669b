"""Word documents: opened by python-docx. Nothing in them is run, and nothing that they link to is fetched."""

from io import BytesIO
from typing import Any

from parley.intake.extracted import Extracted, by_library
from parley.intake.packed import check_document
from parley.intake.tagged import Tags, named, paragraphs_in, tree_of

# "Fallback" repeats a text box for old programs; "del" and "moveFrom" are what a tracked change took out.
_TAGS = Tags(
    frozenset(("p",)),
    frozenset(("t",)),
    {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"},
    frozenset(("Fallback", "del", "moveFrom", "pPr", "rPr", "tblPr", "sectPr", "sdtPr")),
)
_NOTES = ("footnotes", "endnotes")
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def extract(original: bytes, name: str) -> Extracted:
    """The paragraphs, headings and cells of a Word document in their order, then its notes; its title, and the day on
    which it was made."""
    from docx.package import Package

    check_document(original, name)
    package = Package.open(BytesIO(original))
    main = package.main_document_part
    found = list(_paragraphs(main))
    for relation in main.rels.values():
        if not relation.is_external and relation.reltype.rpartition("/")[2] in _NOTES:
            found += _paragraphs(relation.target_part)
    said = _properties(package)
    made = said.created if said else None
    return Extracted(
        "\n\n".join(found),
        by_library("python-docx"),
        made=made.date() if made else None,
        title=(said.title.strip() or None) if said else None,
    )


def _paragraphs(part: Any) -> list[str]:
    tree = tree_of(part.blob)
    for element in list(tree.iter("{*}p", "{*}r", "{*}footnote", "{*}endnote")):
        if _is_hidden(element) and element.getparent() is not None:
            element.getparent().remove(element)
    return list(paragraphs_in(tree, _TAGS))


def _is_hidden(element: Any) -> bool:
    """Whether it is a line of a table of contents, a hidden word, or what parts notes from the text."""
    if named(element) == "p":
        style = element.find("{*}pPr/{*}pStyle")
        value = "" if style is None else next((v for k, v in style.attrib.items() if k.endswith("}val")), "")
        return value.startswith("TOC") and value[3:].isdigit()
    if named(element) == "r":
        vanish = element.find("{*}rPr/{*}vanish")
        return vanish is not None and not any(value in ("0", "false", "off") for value in vanish.attrib.values())
    return any(value in _SEPARATORS for value in element.attrib.values())


def _properties(package: Any) -> Any:
    """What the document says of itself; None where it says nothing, which python-docx would fill with its own words.

    LibreOffice calls the relation by another name than Word."""
    parts = (one.target_part for one in package.rels.values() if one.reltype.endswith("/core-properties"))
    return next((part.core_properties for part in parts), None)
