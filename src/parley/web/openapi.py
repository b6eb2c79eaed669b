"""What can be asked for as JSON, in OpenAPI 3.1: made from the table of addresses."""

import re
from collections.abc import Sequence
from typing import Any, get_type_hints

from parley.model.plain import data_fields
from parley.version import VERSION
from parley.web.addresses import Address
from parley.web.ask import MOST_PAGES, MOST_VALUES, Param

_SCHEMAS: dict[str, dict[str, Any]] = {
    "text": {"type": "string", "maxLength": 2000, "pattern": r"^[^\u0000]*$"},
    "day": {"type": "string", "format": "date"},
    "number": {"type": "integer", "minimum": 1, "maximum": MOST_PAGES},
    "choice": {"type": "string"},
    "flag": {"type": "string", "maxLength": 2000, "pattern": r"^[^\u0000]*$"},
}
_ERROR = {
    "description": "What is wrong, and how to mend it",
    "content": {
        "application/json": {
            "schema": {
                "type": "object",
                "required": ["error", "status"],
                "properties": {"error": {"type": "string"}, "status": {"type": "integer"}},
            }
        }
    },
}


def described(pages: Sequence[Address]) -> dict[str, Any]:
    """The description of all pages as JSON."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Parley", "version": VERSION},
        "paths": {_plain(page.path) + ".json": {"get": _page(page)} for page in pages if page.template},
    }


def _page(page: Address) -> dict[str, Any]:
    made = get_type_hints(page.make)["return"]
    names = list(data_fields(made))
    schema = {"type": "object", "required": names, "properties": {name: {} for name in names}}
    answer = {"description": page.says, "content": {"application/json": {"schema": schema}}}
    parts = [_path_part(*part) for part in re.findall(r"{(\w+)(?::(\w+))?}", page.path)]
    return {
        "operationId": page.name.lower().replace(" ", "-"),
        "summary": page.says,
        "parameters": [*parts, *(_param(param) for param in page.params)],
        "responses": {"200": answer, **{str(status): _ERROR for status in (202, 400, 401, 403, 404, 405, 422, 503)}},
    }


def _path_part(name: str, kind: str) -> dict[str, Any]:
    schema = {"type": "integer", "minimum": 1, "maximum": MOST_PAGES} if kind == "int" else {"type": "string"}
    return {"name": name, "in": "path", "required": True, "schema": schema}


def _param(param: Param) -> dict[str, Any]:
    schema = dict(_SCHEMAS[param.kind])
    if param.kind == "number":
        schema["maximum"] = param.most
    if param.choices:
        schema["enum"] = list(param.choices)
    # A form without script sends the boxes that were left empty along.
    schema = {"anyOf": [schema, {"type": "string", "maxLength": 0}]}
    if param.many:
        schema = {"type": "array", "items": schema, "maxItems": MOST_VALUES}
    return {"name": param.name, "in": "query", "description": param.says, "schema": schema}


def _plain(path: str) -> str:
    """A path without the kinds of its parts."""
    return re.sub(r"{(\w+):\w+}", r"{\1}", path)
