"""Articles put together from the paragraphs of the invented reports: as many as are wanted, always the same."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

INVENTED = Path(__file__).parents[1] / "invented"
PARAGRAPHS = 6
_SHORTEST = 20


def recombined(number: int) -> Iterator[list[str]]:
    """The paragraphs of so many articles."""
    chance = Random(23)  # noqa: S311 - the same articles every time, nothing secret
    texts = [path.read_text("utf-8").partition("\n")[2] for path in sorted(INVENTED.glob("*.txt"))]
    paragraphs = [one.strip() for text in texts for one in text.split("\n\n") if len(one.split()) > _SHORTEST]
    for _ in range(number):
        yield chance.sample(paragraphs, PARAGRAPHS)
