"""Tables that are not what they should be, and how their columns are told."""

import json
from datetime import date

import pytest

from parley.intake import LeftOut, Limits, Opening, Part, parts_of
from parley.intake.refusals import (
    ColumnError,
    DamagedError,
    EmptyError,
    NoArticlesError,
    TooLargeError,
    UnclearDayError,
)

HEAD = "date,title,text\n"


def opened(content: str | bytes, name: str = "a.csv", **how: object) -> list[Part | LeftOut]:
    """What comes out of a table."""
    original = content.encode() if isinstance(content, str) else content
    return list(parts_of(Part(name, original), Opening(**how)))  # type: ignore[arg-type]


def error(found: list[Part | LeftOut], at: int = 0) -> Exception:
    """Why a part was left out."""
    left = found[at]
    assert isinstance(left, LeftOut)
    return left.error


def texts(found: list[Part | LeftOut]) -> list[str | None]:
    """The words of the parts that are taken."""
    return [part.given.text for part in found if isinstance(part, Part)]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_what_stands_between_cells(mark: str) -> None:
    """Commas, semicolons, tabs or bars, told by the header, whatever the words hold."""
    rows = f'date{mark}text{mark}url\n2031-05-02{mark}"One, two; three | four"{mark}https://post.example/\n'
    (part,) = opened(rows)
    assert isinstance(part, Part)
    assert (part.given.text, part.given.url) == ("One, two; three | four", "https://post.example/")


def test_a_cell_of_several_lines() -> None:
    """Quoted line breaks belong to the row; its bytes are all its lines, and the next row has its own number."""
    found = opened(f'{HEAD}2031-05-02,T,"One.\n\nTwo ""quoted""."\r\n2031-05-03,U,Three.')
    assert texts(found) == ['One.\n\nTwo "quoted".', "Three."]
    assert [part.name for part in found] == ["a.csv, line 2", "a.csv, line 5"]
    assert isinstance(found[0], Part) and found[0].content == b'2031-05-02,T,"One.\n\nTwo ""quoted""."\r\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    """Declared by a mark, seen in the bytes, or told by what fits; the bytes of a row are those of the table."""
    content = f"{HEAD}2031-05-02,T,Überall “wird” verhandelt – é.\n".encode(encoding)
    (part,) = opened(content)
    assert isinstance(part, Part) and isinstance(part.content, bytes)
    assert part.given.text == "Überall “wird” verhandelt – é."
    assert part.content in content


def test_a_row_in_another_encoding() -> None:
    """Far into a table in UTF-8 one row is not: it alone is left out."""
    rows = [b"2031-05-02,T," + b"Words. " * 300 + b"\n"] * 600
    found = opened(HEAD.encode() + b"".join(rows) + b"2031-05-03,T,Caf\xe9.\n2031-05-04,T,More.\n")
    assert len(texts(found)) == 601
    assert "line 602: its byte" in str(error([part for part in found if isinstance(part, LeftOut)]))


@pytest.mark.parametrize(
    ("header", "says"),
    [
        ("when,what", "no column is called text"),
        ("text,body", "'text' and 'body' may both"),
        ("title,date,pubdate", "'date' and 'pubdate' may both"),
    ],
)
def test_columns_that_nobody_can_tell(header: str, says: str) -> None:
    """None fits, or two do: one error that names the columns there are and how to say it."""
    found = opened(f"{header}\n1,2,3\n")
    assert isinstance(error(found), ColumnError) and len(found) == 1
    assert says in str(error(found)) and header.split(",")[0] in str(error(found)) and "--map" in str(error(found))


def test_columns_that_are_named() -> None:
    """Found whatever their capitals; then no other column is looked for."""
    found = opened("Tag,Worte,Title\n2031-05-02,Words.,T\n", columns={"date": "tag", "text": "WORTE"})
    assert isinstance(found[0], Part) and (found[0].given.text, found[0].given.title) == ("Words.", None)


def test_a_column_that_is_not_there() -> None:
    """One that is asked for and missing is one error, not one for each row."""
    found = opened(f"{HEAD}2031-05-02,T,W\n" * 3, columns={"text": "story"})
    assert len(found) == 1
    assert "there is no column 'story' for the text. Its columns are: date, title, text." in str(error(found))


def test_two_columns_of_one_name() -> None:
    """Nobody can tell which is meant."""
    assert "there are several columns 'Text'" in str(error(opened("text,TEXT\na,b\n", columns={"text": "Text"})))


def test_a_title_alone() -> None:
    """A table without texts: the title is all there is."""
    assert texts(opened("date,headline\n2031-05-02,Talks go on\n")) == ["Talks go on"]


@pytest.mark.parametrize("day", ["02/05/2031", "soon", "2031-02-30", "5.2031"])
def test_rows_with_a_day_that_is_none(day: str) -> None:
    """Left out, with the line, the column and what it says; the next row is taken."""
    found = opened(f"{HEAD}{day},T,W\n2031-05-02,T,Taken.\n")
    assert isinstance(error(found), UnclearDayError)
    assert "a.csv, line 2: its column 'date' says" in str(error(found)) and day in str(error(found))
    assert texts(found) == ["Taken."]


def test_rows_without_a_day() -> None:
    """An empty day is none: whoever brings the table may say it."""
    found = opened(f"{HEAD},T,Words.\n")
    assert isinstance(found[0], Part) and found[0].given.day is None


def test_rows_without_words() -> None:
    """Left out with their line."""
    found = opened("date,text\n2031-05-02,\n\n2031-05-02,  \n2031-05-02,W\n")
    assert [str(part.error)[:15] for part in found if isinstance(part, LeftOut)] == [
        "a.csv, line 2: ",
        "a.csv, line 4: ",
    ]
    assert texts(found) == ["W"]


def test_a_row_with_a_cell_too_many() -> None:
    """A comma that should have been quoted: the words would be cut in two."""
    found = opened(f"{HEAD}2031-05-02,T,One, two\n2031-05-02,T,Taken.\n")
    assert "it has 4 cells, but the table 3 columns" in str(error(found))
    assert texts(found) == ["Taken."]


def test_a_quotation_mark_that_is_not_closed() -> None:
    """All that follows is one cell: that is said when it is larger than a file may be."""
    found = opened(f'{HEAD}2031-05-02,T,W\n2031-05-02,T,"open\n' + "x,y,z\n" * 1000, limits=Limits(size=4000))
    assert texts(found) == ["W"]
    assert isinstance(error(found, 1), TooLargeError | DamagedError) and "quotation mark" in str(error(found, 1))


def test_a_line_without_end() -> None:
    """A line larger than a file may be is not held in memory."""
    found = opened(HEAD.encode() + b"x" * 10_000, limits=Limits(size=1000))
    assert isinstance(error(found), TooLargeError | DamagedError)


def test_nul_in_a_cell() -> None:
    """Characters that no text has."""
    assert "NUL" in str(error(opened(f"{HEAD}2031-05-02,T,a\0b\n")))


def test_an_empty_table() -> None:
    """No header at all, and a header alone."""
    assert isinstance(error(opened("\n\n")), EmptyError)
    assert isinstance(error(opened(HEAD)), EmptyError)


def test_a_picture_that_is_called_a_table() -> None:
    """Bytes that are no text."""
    assert "no text" in str(error(opened(bytes(range(256)) * 20)))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("20310502120000.export.CSV", "1\t2\n"),
        ("20310502120000.gkg.csv", "1\t2\n"),
        ("20310502120000.translation.mentions.CSV", "1\t2\n"),
        ("a.csv", "GKGRECORDID,V2DOCUMENTIDENTIFIER\n1,2\n"),
        ("a.csv", "GLOBALEVENTID,SQLDATE\n1,2\n"),
    ],
)
def test_codes_of_gdelt(name: str, content: str) -> None:
    """Its events, mentions and knowledge graph are no articles: said once."""
    (left,) = opened(content, name)
    assert isinstance(left, LeftOut) and isinstance(left.error, NoArticlesError)


def test_an_export_that_is_none() -> None:
    """Whoever says that a table is an export of Media Cloud is told where it is not."""
    assert "no export of mediacloud" in str(error(opened(f"{HEAD}2031-05-02,T,W\n", export="mediacloud")))


def test_a_known_export_and_a_column_beside_it() -> None:
    """A column that is named goes before the one of the export."""
    header = "id,indexed_date,language,media_name,media_url,publish_date,title,url,story\n"
    found = opened(f"{header}1,,en,Post,p,2031-05-02,T,u,Words.\n", columns={"text": "story"})
    assert isinstance(found[0], Part) and (found[0].given.text, found[0].given.publisher) == ("Words.", "Post")


def test_lists_of_objects() -> None:
    """A list on one line or on many, by itself or within an object; the bytes are those of each object."""
    rows = [{"date": "2031-05-02", "text": f"Words {n}."} for n in range(3)]
    for words in (
        json.dumps(rows), json.dumps(rows, indent=2), json.dumps({"status": 200, "messages": [], "data": rows}),
        json.dumps({"data": rows[:1]}),
    ):  # fmt: skip
        found = opened(words, "a.json")
        assert texts(found) == ["Words 0.", "Words 1.", "Words 2."][: len(found)]
        assert [json.loads(part.content) for part in found if isinstance(part, Part)] == rows[: len(found)]  # type: ignore[arg-type]


def test_objects_on_lines() -> None:
    """One object on each line; a line that is none, or no JSON, is left out."""
    found = opened('{"text":"A","tags":[{"x":1}]}\n[1]\nnull\n{"text":\n\n{"text":"B"}\n', "a.jsonl")
    assert texts(found) == ["A", "B"]
    assert [part.name for part in found] == [f"a.jsonl, line {n}" for n in (1, 2, 3, 4, 6)]


@pytest.mark.parametrize("words", ["{}", '{"a": 1', "[]", "[1, 2]", "[" * 100_000, '[{"text":' + "[" * 100_000])
def test_json_that_is_no_table(words: str) -> None:
    """Nothing in it, or no end to it: an error, whatever it is."""
    assert [type(part) for part in opened(words, "a.json")] == [LeftOut]


def test_a_line_that_is_too_deep() -> None:
    """It alone is left out."""
    found = opened('{"text":"A"}\n{"text":' + "[" * 200_000 + '\n{"text":"B"}\n', "a.jsonl")
    assert texts(found) == ["A", "B"] and "memory" in str(error(found, 1))


def test_a_list_that_breaks_off() -> None:
    """What stands before is taken."""
    found = opened('[{"text":"A"}, {"text":"B"}, {"te', "a.json")
    assert texts(found) == ["A", "B"]
    assert isinstance(error(found, 2), DamagedError)


def test_half_characters_in_json() -> None:
    """JSON can write half a surrogate pair, in words and in the names of columns; it is no character."""
    found = opened('{"text":"a\\ud800b","title":"\\udfff","\\ud800":1}\n', "a.jsonl")
    assert isinstance(found[0], Part) and (found[0].given.text, found[0].given.title) == ("a?b", "?")


def test_a_table_with_very_many_columns_is_left_out() -> None:
    """Each short row would be filled up to as many cells."""
    found = opened("text" + "," * 10_000 + "\nThey met.\n")
    assert isinstance(error(found), TooLargeError) and "10,000 columns" in str(error(found))
    assert texts(opened("text" + "," * 9_999 + "\nThey met.\n")) == ["They met."]


def test_days_that_are_numbers() -> None:
    """29.03.2022 is one day; 05.04.2022 is left out with what to say, and taken where that was said."""
    table = f"{HEAD}29.03.2022,A,One.\n05.04.2022,B,Two.\n"
    one, two = opened(table)
    assert isinstance(one, Part) and one.given.day == date(2022, 3, 29)
    assert isinstance(two, LeftOut) and "days=day-first" in str(two.error)
    days = [part.given.day for part in opened(table, days="day-first") if isinstance(part, Part)]
    assert days == [date(2022, 3, 29), date(2022, 4, 5)]
    (left, taken) = opened(table, days="month-first")
    assert isinstance(left, LeftOut) and isinstance(taken, Part) and taken.given.day == date(2022, 5, 4)
