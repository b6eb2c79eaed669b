"""What reviewers decided of parties' names, laid over what the program thinks."""

from parley.following.who_identities import Piece, identity_from_pieces
from parley.following.who_rows import Rows
from parley.model.judgement import Same
from parley.model.process import Merge, Who


def decided(rows: Rows, sames: list[Same]) -> Who:
    """Who is who by the rows and by what reviewers decided, in the order in which they did."""
    identities = tuple(identity_from_pieces(rows, [Piece(row, tuple(row.forms))], ()) for row in rows)
    known = {one.id for one in identities}
    suggested: dict[tuple[str, str], Merge] = {}
    for one, other, why, score in rows.suggested:
        pair = (rows.now(one), rows.now(other))
        if pair[0] != pair[1] and set(pair) <= known:
            suggested.setdefault(pair, Merge(*pair, why, score))
    return Who(identities, tuple(suggested.values()))
