"""The invented news from which the archives, feeds and tables among the samples are made."""

from html import escape
from typing import NamedTuple


class Article(NamedTuple):
    """One article of the Harbour Post: its day, its heading, its paragraphs, and the last part of its address."""

    day: str
    title: str
    paragraphs: tuple[str, ...]
    slug: str

    @property
    def text(self) -> str:
        """Its words as they should come out."""
        return "\n\n".join(self.paragraphs)

    @property
    def url(self) -> str:
        return f"https://post.example/{self.slug}"

    @property
    def page(self) -> str:
        """It as a web page."""
        body = "".join(f"<p>{escape(words, quote=False)}</p>\n" for words in self.paragraphs)
        return (
            f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(self.title)}</title>\n'
            f'<meta property="article:published_time" content="{self.day}T09:00:00Z">'
            '<link rel="stylesheet" href="/post.css"></head>\n'
            f'<body><nav><a href="/">Front page</a></nav><article><h1>{escape(self.title)}</h1>\n{body}</article>\n'
            '<img src="/harbour.png" alt="The harbour"></body></html>\n'
        )


PUBLISHER = "The Harbour Post"
WITHDRAWAL = Article(
    "2031-05-02",
    "Westmark offers to withdraw its guns from the river",
    (
        "Westmark will withdraw its artillery from the eastern bank of the Aller if Osterland opens the bridge at "
        "Lindau, its negotiator Mira Holt said on Friday.",
        "“We will move the guns within ten days of the first convoy,” Holt told reporters in Tarn. Osterland’s foreign "
        "minister, Jonas Reik, said his government would study the offer & answer on Monday.",
    ),
    "2031/05/02/guns",
)
ANSWER = Article(
    "2031-05-05",
    "Osterland accepts, “with reservations”",
    (
        "Osterland accepted the offer on Monday but demanded that observers count the guns, Jonas Reik said.",
        "Mira Holt rejected the demand. She said that observers < ten could not count anything.",
    ),
    "2031/05/05/answer",
)
CONVOY = Article(
    "2031-05-09",
    "First convoy reaches Lindau",
    (
        "The first convoy of relief reached Lindau on Friday morning, the mediators said.",
        "Osterland promised a second convoy for the following week.",
    ),
    "2031/05/09/convoy",
)
ARTICLES = (WITHDRAWAL, ANSWER, CONVOY)
