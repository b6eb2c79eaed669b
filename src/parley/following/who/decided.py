"""What reviewers decided of parties' names, laid over what the program thinks.

Forms of names are joined by reasons, the surest first: what a reviewer says, then what the program found. None is
joined that would bring together two names of which a reviewer says that they differ. The rows stay as they are.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from parley.following.who.entry import form_key
from parley.following.who.identities import Piece, identity_from_pieces, names_of_rows, row_name
from parley.following.who.rows import Row, Rows, order_of
from parley.following.who.settled import sides_settled
from parley.model.judgement import Same
from parley.model.process import Identity, Merge, Who

_ID = re.compile(r"r(\d{1,9})\.(p\d{1,9})")
_SAID = 2.0  # surer than anything that the program finds

Node = tuple[str, str]  # the id of a row, the key of a form


class _Edge(NamedTuple):
    one: Node
    other: Node
    score: float
    merge: Merge | None


def decided(rows: Rows, sames: Iterable[Same]) -> Who:
    """Who is who by the rows and by what reviewers decided, in the order in which they did.

    A decision is about those whose name is that, if nobody's is about all who are called so; or about the one whose
    id it gives ("r1.p3"). Where reviewers contradict each other, that two differ stands before that they are the same.
    """
    said = list(sames)
    about = _nodes(rows, {name for same in said for name in (same.one, same.other)})
    touched = {row for nodes in about.values() for row, _ in nodes}
    names, settled = names_of_rows(rows), sides_settled(rows)
    groups = _joined(rows, touched, said, about)
    found = [
        identity_from_pieces(rows, names, settled, [Piece(row, tuple(row.forms))])
        for row in rows
        if row.id not in touched
    ]
    for nodes, merges in groups:
        pieces = [
            Piece(rows.row(row), tuple(form for of, form in nodes if of == row))
            for row in dict.fromkeys(r for r, _ in nodes)
        ]
        if any(piece.namings() for piece in pieces):
            found.append(identity_from_pieces(rows, names, settled, pieces, merges))
    found.sort(key=lambda identity: order_of(identity.id))
    return Who(tuple(found), tuple(_suggested(rows, found, said, about)))


def _nodes(rows: Rows, names: set[str]) -> dict[str, list[Node]]:
    """For each name of a decision the forms that it means."""
    wanted = {form_key(name): name for name in sorted(names)}
    called: dict[str, list[Node]] = {name: [] for name in names}
    for row in rows if names else ():
        for key in row.forms.keys() & wanted.keys():
            called[wanted[key]].append((row.id, key))
    for name, nodes in called.items():
        own = [node for node in nodes if form_key(row_name(rows.row(node[0]))) == node[1]]
        called[name] = own or nodes
        if (by_id := _ID.fullmatch(name)) and not nodes:
            called[name] = _named_at(rows, int(by_id[1]), by_id[2])
    return {name: called[key] for name in names for key in [wanted[form_key(name)]]}


def _named_at(rows: Rows, report: int, party: str) -> list[Node]:
    places = ((row.id, naming) for row in rows for naming in row.namings)
    return [(row, naming.forms[0]) for row, naming in places if (naming.report, naming.party) == (report, party)]


def _joined(
    rows: Rows, touched: set[str], said: list[Same], about: Mapping[str, list[Node]]
) -> Iterator[tuple[list[Node], list[Merge]]]:
    """The forms of the rows that decisions are about, in groups that are one party, with the reviewers' merges."""
    nodes = [(row, form) for row in sorted(touched, key=order_of) for form in rows.row(row).forms]
    place = {node: number for number, node in enumerate(nodes)}
    group = {node: {node} for node in nodes}
    apart = [(set(about[same.one]), set(about[same.other])) for same in said if same.differs]
    made: dict[Node, list[Merge]] = {}
    for edge in sorted([*_said(said, about), *_found(rows, nodes)], key=lambda edge: -edge.score):
        both = group[edge.one] | group[edge.other]
        if any((one & both) and (other & both) for one, other in apart):
            continue
        if edge.merge:
            made.setdefault(edge.one, []).append(edge.merge)
        group |= dict.fromkeys(both, both)
    done: set[Node] = set()
    for node in nodes:
        if node not in done:
            done |= group[node]
            members = sorted(group[node], key=place.__getitem__)
            yield members, list(dict.fromkeys(merge for member in members for merge in made.get(member, ())))


def _said(said: list[Same], about: Mapping[str, list[Node]]) -> Iterator[_Edge]:
    """What reviewers say is one party: every form that the one name means with every one that the other does."""
    for same in said:
        why = same.why or "a reviewer says so"
        for one in about[same.one] if not same.differs else ():
            for other in about[same.other]:
                yield _Edge(one, other, _SAID, Merge(same.one, same.other, why, 1.0, same.by))


def _found(rows: Rows, nodes: list[Node]) -> Iterator[_Edge]:
    for row, key in nodes:
        form = rows.row(row).forms[key]
        if form.of is not None:
            yield _Edge((row, form.of), (row, key), form.score, None)


def _suggested(rows: Rows, found: list[Identity], said: list[Same], about: Mapping[str, list[Node]]) -> Iterator[Merge]:
    """Which of these identities may be one: what the program thinks less sure, and no reviewer said to differ."""
    now = {party: one.id for one in found for party in one.parties}
    apart = {
        frozenset((a[0], b[0])) for same in said if same.differs for a in about[same.one] for b in about[same.other]
    }
    seen: set[frozenset[str]] = set()
    for one, other, why, score in sorted(rows.suggested, key=lambda pair: (order_of(pair.other), order_of(pair.one))):
        first, second = rows.row(one), rows.row(other)
        ids = [_identity_of(now, first), _identity_of(now, second)]
        pair = frozenset(ids)
        if len(pair) == 2 and pair not in seen and frozenset((first.id, second.id)) not in apart:
            seen.add(pair)
            yield Merge(ids[0], ids[1], why, score)


def _identity_of(now: Mapping[tuple[int, str], str], row: Row) -> str:
    naming = min(row.namings, key=lambda naming: order_of(f"r{naming.report}.{naming.party}"))
    return now[naming.report, naming.party]
