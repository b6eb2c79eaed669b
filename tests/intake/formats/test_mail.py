"""Mails: what their senders wrote, when they sent it, and what is left out."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.errors import UnreadableFileError
from parley.intake import Part, report_from_part
from parley.intake.formats.mail import extract, own_words
from parley.intake.refusals import EmptyError, LockedError

HEAD = (
    "From: Harbour Post Desk <desk@post.example>\r\nTo: readers@list.example\r\n"
    "Subject: =?utf-8?q?The_corridor_=E2=80=93_day_two?=\r\n"
    "Date: Thu, 12 Apr 2031 23:30:00 -0500\r\nMIME-Version: 1.0\r\n"
)
BODY = (
    "Osterland and Westmark agreed on Thursday to open a corridor to the\r\ntown of Lindau, the minister said.\r\n\r\n"
    "The talks will go on.\r\n"
)


def mail(body: str = BODY, kind: str = "text/plain; charset=utf-8", head: str = HEAD) -> bytes:
    return f"{head}Content-Type: {kind}\r\n\r\n{body}".encode()


def test_a_mail_says_when_it_was_sent_and_by_whom() -> None:
    """The day is the sender's own; the subject is the title."""
    found = extract(mail(), "a.eml")
    assert (found.day, found.title, found.publisher) == (
        date(2031, 4, 12),
        "The corridor – day two",
        "Harbour Post Desk",
    )
    assert found.text.split("\n\n") == [
        "Osterland and Westmark agreed on Thursday to open a corridor to the town of Lindau, the minister said.",
        "The talks will go on.",
    ]


def test_a_mail_without_a_sensible_head_says_nothing() -> None:
    """No date that is one, an address alone."""
    found = extract(mail(head="From: desk@post.example\r\nDate: soon\r\nX-Mailer: none\r\n"), "a.eml")
    assert (found.day, found.title, found.publisher) == (None, None, "desk@post.example")


def test_what_a_mail_quotes_is_not_its_own() -> None:
    """A reply with what it answers, and a signature."""
    body = (
        "We reject this.\n\nOn Wed, 11 Apr 2031 at 10:00, Mira Holt\n<holt@westmark.example> wrote:\n"
        "> We demand guarantees.\n"
        ">> We offer none.\n\nWe will sign nothing.\n-- \nJonas Reik\nMinister"
    )
    assert own_words(body) == "We reject this.\n\nWe will sign nothing."


def test_what_a_mail_passes_on_is_kept() -> None:
    """A forwarded message stands without marks; its head stays line by line."""
    passed_on = "---------- Forwarded message ---------\nFrom: Mira Holt\nSubject: Guns\n\nWe will withdraw them."
    assert own_words(f"See below.\n\n{passed_on}") == f"See below.\n\n{passed_on}"


def test_lines_of_a_list_stay_lines() -> None:
    """Only lines that go on are joined; a mail that says so tells it by a space at the end."""
    assert own_words("They agreed on:\n- guns\n- guards") == "They agreed on:\n- guns\n- guards"
    assert own_words("They met \nin Tarn.\nThey left.", flowed=True) == "They met in Tarn.\nThey left."


def test_of_several_forms_the_plain_one_is_read() -> None:
    """As programs send both."""
    body = (
        "--x\r\nContent-Type: text/plain\r\n\r\nThey met in Tarn.\r\n--x\r\nContent-Type: text/html\r\n\r\n"
        "<p>They met in <b>Tarn</b>. Click here.</p>\r\n--x--\r\n"
    )
    assert extract(mail(body, 'multipart/alternative; boundary="x"'), "a.eml").text == "They met in Tarn."


def test_a_mail_of_markup_alone_is_read() -> None:
    """A short one has no article; what it quotes is left out here, too."""
    body = "<html><body><p>They met in <b>Tarn</b>.</p><blockquote type=cite><p>Old.</p></blockquote></body></html>"
    assert extract(mail(body, "text/html; charset=utf-8"), "a.eml").text == "They met in Tarn."


def test_attachments_are_named_where_there_is_nothing_else() -> None:
    """They are not read: whoever wants them saves them."""
    body = (
        "--x\r\nContent-Type: application/pdf; name=report.pdf\r\n"
        "Content-Disposition: attachment; filename=report.pdf\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n--x--\r\n"
    )
    with pytest.raises(EmptyError, match=r"^a.eml: .*Attached are: report.pdf\. Save"):
        extract(mail(body, 'multipart/mixed; boundary="x"'), "a.eml")


@pytest.mark.parametrize("kind", ["multipart/encrypted; boundary=x", "application/pkcs7-mime; name=smime.p7m"])
def test_an_encrypted_mail_is_told(kind: str) -> None:
    """By PGP or S/MIME."""
    with pytest.raises(LockedError, match=r"^a.eml: this mail is encrypted"):
        extract(mail("--x--", kind), "a.eml")


@pytest.mark.parametrize("charset", ["windows-1252", "no-such-charset", "zip", "us-ascii", "punycode"])
def test_a_mail_in_an_old_or_wrong_charset_is_read(charset: str) -> None:
    """Declared rightly, wrongly, or as what is none."""
    content = f"{HEAD}Content-Type: text/plain; charset={charset}\r\n\r\n".encode() + "They said “no” in Tarn.".encode(
        "cp1252"
    )
    assert extract(content, "a.eml").text == "They said “no” in Tarn."


@given(st.binary(max_size=400))
@settings(max_examples=40, deadline=None)
def test_any_bytes_below_a_head_are_read_or_left_out(body: bytes) -> None:
    """Also as parts, as markup, in any encoding."""
    for kind in ("text/plain", "text/html", 'multipart/mixed; boundary=""', "multipart/alternative; boundary=x"):
        content = f"{HEAD}Content-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n\r\n".encode() + body
        try:
            assert report_from_part(Part("a.eml", content)).report.text
        except UnreadableFileError as error:
            assert str(error).startswith("a.eml: ")
