"""GeoJSON (RFC 7946): what is pledged, observed and alleged, at the places that are named.

A point is where a named place lies, not where something happened: that is somebody's word.
"""

from collections.abc import Iterator
from typing import IO, Any

from parley.export.forms import Table, no_tables
from parley.export.spots import kind_of_statement
from parley.export.streams import Counted, about, write_object
from parley.export.told import Told, told_in, told_plainly
from parley.model.codec_assessment import Json
from parley.model.place import Place
from parley.model.takeaway import Takeaway


def write(taken: Takeaway, out: IO[bytes], table: Table | None) -> int:
    """One feature for each statement and place. Returns how many there are."""
    no_tables("geojson", table)
    features = Counted(_features(taken))
    write_object(out, _members(taken, features))
    return features.number


def _members(taken: Takeaway, features: Counted) -> Iterator[tuple[str, Any]]:
    """What has no point is told after the features, which have gone by then."""
    yield "type", "FeatureCollection"
    yield "about", about(taken)
    yield "features", features
    left = Counted(_left_out(taken))
    yield "left_out", left
    yield "number_left_out", left.number


def _features(taken: Takeaway) -> Iterator[Json]:
    for told in told_in(taken, rejected=False):
        for number, place in enumerate(told.taken.statement.places, 1):
            if (at := _coordinates(place)) is not None:
                yield _feature(told, number, place, at)


def _feature(told: Told, number: int, place: Place, at: list[float]) -> Json:
    said = told.taken.statement
    days = [day for time in said.times for day in (time.start, time.end) if day]
    properties = {
        "id": told.taken.id,
        "kind": kind_of_statement(said.act, said.event, said.modality),
        "place": place.name,
        "country": place.country,
        "from": min(days).isoformat() if days else None,
        "until": max(days).isoformat() if days else None,
    }
    return {
        "type": "Feature",
        "id": f"{told.taken.id}/{number}",
        "geometry": {"type": "Point", "coordinates": at},
        "properties": properties | told_plainly(told),
    }


def _left_out(taken: Takeaway) -> Iterator[Json]:
    """The statements that have no point, and the places that have none."""
    for told in told_in(taken):
        places = told.taken.statement.places
        unknown = [one.name for one in places if _coordinates(one) is None]
        if told.taken.review == "rejected":
            yield {"id": told.taken.id, "why": "rejected by reviewers", "places": [one.name for one in places]}
        elif unknown:
            yield {"id": told.taken.id, "why": "it is not known where the place lies", "places": unknown}
        elif not places:
            yield {"id": told.taken.id, "why": "no place was found in it", "places": []}


def _coordinates(place: Place) -> list[float] | None:
    """Longitude and latitude; None where they are not known, or not on the earth."""
    if place.lat is None or place.lon is None or not (abs(place.lat) <= 90 and abs(place.lon) <= 180):
        return None
    return [place.lon, place.lat]
