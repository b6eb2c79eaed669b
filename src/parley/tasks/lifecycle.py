"""The life cycle in pictures and tables, as the documentation shows it: read off the engine's one table."""

from parley.engine.lifecycle import NEXT, Form, Happening
from parley.export.graph_states import states_picture
from parley.export.wording import VALUES

TITLES = {
    Form.ONCE: "A duty to be done once",
    Form.KEPT: "A duty to be kept up, or a ban",
    Form.POWER: "A power",
}


def lifecycle_picture(form: Form) -> str:
    """The life cycle of a form of provision, as the text of an SVG file."""
    moves = [(before, happening.value, after) for (before, happening), after in NEXT[form].items()]
    return states_picture(TITLES[form], moves)


def lifecycle_rows(form: Form) -> tuple[tuple[str, str, str], ...]:
    """What the table says of a form: the state before, what happens, the state after, in plain words."""
    order = {happening: number for number, happening in enumerate(Happening)}
    found = sorted(NEXT[form].items(), key=lambda item: order[item[0][1]])
    return tuple((VALUES[before][0], happening.value, VALUES[after][0]) for (before, happening), after in found)
