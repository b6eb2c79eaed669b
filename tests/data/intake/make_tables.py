"""Makes the tables among the samples; `make_archives.py` calls it. The headers are those of the real exports, the rows
are invented."""

import csv
import io
import json
from collections.abc import Callable, Iterable
from typing import Any

from articles import ANSWER, ARTICLES, CONVOY, PUBLISHER, WITHDRAWAL

Keep = Callable[[str, bytes, list[dict[str, Any]]], None]
MakePart = Callable[..., dict[str, Any]]

ACLED = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
GED = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high",
    "low", "gwnoa", "gwnob",
)  # fmt: skip
_CLASH = (
    "On 3 May 2031, soldiers of Osterland and fighters of the Aller Front clashed near Lindau. Three fighters were "
    "killed."
)
_HANDED_OVER = "On 10 May 2031, the Aller Front left the village of Ried, and soldiers of Osterland took it over."


def row(cells: Iterable[object], delimiter: str = ",", end: str = "\n") -> str:
    """A line of a table, or several where a cell has some."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerow(cells)
    return out.getvalue()


def write_tables(keep: Keep, part: MakePart) -> None:
    """Stories in two encodings and as JSON, the exports of Media Cloud and GDELT, and rows of ACLED and UCDP GED."""
    _stories(keep, part)
    _exports(keep, part)
    _events(keep, part)


def _stories(keep: Keep, part: MakePart) -> None:
    head = row(("ID", "Published", "Headline", "Body", "Link", "Outlet", "Lang"), ";", "\r\n")
    rows = [
        row((n, one.day, one.title, one.text, one.url, PUBLISHER, "en"), ";", "\r\n")
        for n, one in enumerate((WITHDRAWAL, ANSWER), 1)
    ]
    wrong = [row((3, "02/05/2031", "When?", "Words.", "", "", ""), ";", "\r\n"), row((4, "", "", "", "", "", ""), ";")]
    said = [
        {"kind": "row", "title": one.title, "day": one.day, "url": one.url, "publisher": PUBLISHER, "language": "en",
         "text": one.text}
        for one in (WITHDRAWAL, ANSWER)
    ]  # fmt: skip
    lines = (2, 5, 8, 9)
    refused = [
        {"name": f"stories.csv, line {lines[2]}", "left_out": "UnclearDayError"},
        {"name": f"stories.csv, line {lines[3]}", "left_out": "EmptyError"},
    ]
    parts = [
        part(f"stories.csv, line {line}", one.encode("cp1252"), **says)
        for line, one, says in zip(lines, rows, said, strict=False)
    ]
    keep("stories.csv", (head + "".join([*rows, *wrong])).encode("cp1252"), [*parts, *refused])
    objects = [
        json.dumps({"date": one.day, "title": one.title, "text": one.text, "url": one.url, "source": PUBLISHER}) + "\n"
        for one in (WITHDRAWAL, ANSWER)
    ]
    parts = [
        part(f"stories.jsonl, line {n}", one.encode(), **{**says, "language": None})
        for n, (one, says) in enumerate(zip(objects, said, strict=True), 1)
    ]
    broken = {"name": "stories.jsonl, line 3", "left_out": "DamagedError"}
    keep("stories.jsonl", ("".join(objects) + '{"date": "2031-05-09", "text"\n').encode(), [*parts, broken])


def _exports(keep: Keep, part: MakePart) -> None:
    columns = ("id", "indexed_date", "language", "media_name", "media_url", "publish_date", "title", "url")
    rows = [
        row(
            (
                f"{n:064x}",
                f"{one.day} 04:12:07.123456",
                "en",
                "post.example",
                "post.example",
                one.day,
                one.title,
                one.url,
            )
        )
        for n, one in enumerate(ARTICLES, 1)
    ]
    parts = [
        part(f"mediacloud.csv, line {n}", line.encode(), kind="row", title=one.title, text=one.title, day=one.day,
             url=one.url, publisher="post.example", language="en", captured=None)
        for n, (line, one) in enumerate(zip(rows, ARTICLES, strict=True), 2)
    ]  # fmt: skip
    keep("mediacloud.csv", (row(columns) + "".join(rows)).encode(), parts)

    seen = {"kind": "row", "day": None}
    listed = [row((one.url, "", f"{one.day} 12:15:00", one.title)) for one in ARTICLES]
    parts = [
        part(f"gdelt.csv, line {n}", line.encode(), **seen, title=one.title, text=one.title, url=one.url,
             publisher=None, captured=f"{one.day}T12:15:00+00:00")
        for n, (line, one) in enumerate(zip(listed, ARTICLES, strict=True), 2)
    ]  # fmt: skip
    keep("gdelt.csv", ("\ufeff" + row(("URL", "MobileURL", "Date", "Title")) + "".join(listed)).encode(), parts)

    objects = [
        json.dumps({
            "url": one.url, "url_mobile": "", "title": one.title, "seendate": f"{one.day.replace('-', '')}T121500Z",
            "socialimage": "", "domain": "post.example", "language": language, "sourcecountry": "Osterland",
        }, ensure_ascii=False)
        for one, language in ((ANSWER, "English"), (CONVOY, "Ukrainian"))
    ]  # fmt: skip
    parts = [
        part(f"gdelt.json, object {n}", text.encode(), **seen, title=one.title, text=one.title, url=one.url,
             publisher="post.example", captured=f"{one.day}T12:15:00+00:00", language=language)
        for n, (text, one, language) in enumerate(zip(objects, (ANSWER, CONVOY), ("en", "uk"), strict=True), 1)
    ]  # fmt: skip
    keep("gdelt.json", ('{"articles": [ ' + "\r\n,".join(objects) + " ] }").encode(), parts)


def _events(keep: Keep, part: MakePart) -> None:
    clash = dict.fromkeys(ACLED, "") | {
        "event_id_cnty": "OST101", "event_date": "03 May 2031", "year": "2031", "time_precision": "1",
        "disorder_type": "Political violence", "event_type": "Battles", "sub_event_type": "Armed clash",
        "actor1": "Military Forces of Osterland (2029-)", "inter1": "State forces", "actor2": "Aller Front",
        "inter2": "Rebel group", "iso": "999", "country": "Osterland", "admin1": "Aller", "location": "Lindau",
        "latitude": "47.1250", "longitude": "9.5000", "geo_precision": "2",
        "source": "Harbour Post; Undisclosed Source",
        "source_scale": "National", "notes": _CLASH, "fatalities": "3", "timestamp": "1936000000",
    }  # fmt: skip
    left = clash | {
        "event_id_cnty": "OST102", "event_date": "2031-05-10", "time_precision": "2",
        "disorder_type": "Strategic developments", "event_type": "Strategic developments",
        "sub_event_type": "Non-violent transfer of territory", "location": "Ried", "geo_precision": "1",
        "source": "Aller Radio", "notes": _HANDED_OVER, "fatalities": "0", "timestamp": "1936828800",
    }  # fmt: skip
    undated = clash | {"event_id_cnty": "OST103", "event_date": "soon"}
    rows = [row(cells.values()) for cells in (clash, left, undated)]
    parts = [
        part("acled.csv, line 2", rows[0].encode(), kind="row", day="2031-05-03", publisher="ACLED", said=_CLASH),
        part("acled.csv, line 3", rows[1].encode(), kind="row", day="2031-05-16", publisher="ACLED", said=_HANDED_OVER),
        {"name": "acled.csv, line 4", "left_out": "UnclearDayError"},
    ]
    keep("acled.csv", (row(ACLED) + "".join(rows)).encode(), parts)

    attack = dict.fromkeys(GED, "") | {
        "id": "900001", "relid": "OST-2031-1-1", "year": "2031", "active_year": "1", "code_status": "Clear",
        "type_of_violence": "1", "dyad_name": "Government of Osterland - Aller Front",
        "side_a": "Government of Osterland", "side_b": "Aller Front", "number_of_sources": "1",
        "source_article": '"Harbour Post,2031-05-04,Three killed at Lindau"', "source_office": "Harbour Post",
        "source_date": "2031-05-04", "source_headline": "Three killed at Lindau", "where_prec": "1",
        "where_coordinates": "Lindau town", "adm_1": "Aller province", "latitude": "47.125", "longitude": "9.5",
        "country": "Osterland", "region": "Europe", "event_clarity": "1", "date_prec": "1",
        "date_start": "2031-05-03 00:00:00.000", "date_end": "2031-05-03 00:00:00.000", "best": "3", "high": "5",
        "low": "3",
    }  # fmt: skip
    bare = attack | {
        "id": "900002", "type_of_violence": "3", "side_b": "Civilians", "source_headline": "", "source_office": "",
        "source_date": "", "where_prec": "4", "date_end": "2031-05-06 00:00:00.000",
    }  # fmt: skip
    rows = [row(cells.values()) for cells in (attack, bare)]
    composed = (
        "One-sided violence by Government of Osterland against Civilians at Lindau town; 3 killed by the best "
        "estimate, 3 to 5."
    )
    parts = [
        part("ged.csv, line 2", rows[0].encode(), kind="row", day="2031-05-04", said="Three killed at Lindau"),
        part("ged.csv, line 3", rows[1].encode(), kind="row", day="2031-05-06", said=composed),
    ]
    keep("ged.csv", (row(GED) + "".join(rows)).encode(), parts)
