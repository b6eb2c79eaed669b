"""Every pair of colours that the page sets text in is readable (WCAG 2.2, AA: 4.5 to 1), by day and by night."""

import re
from importlib.resources import files

import pytest

CSS = (files("parley.export") / "templates" / "page.css").read_text()
LIGHT, DARK = (
    dict(re.findall(r"--(\w[\w-]*): (#[0-9a-f]{6});", block))
    for block in re.findall(r":root \{(.*?)\n\s*\}", CSS, re.S)[:2]
)
ON = [("ink", "paper"), ("ink", "sheet"), ("muted", "paper"), ("muted", "sheet"), ("own", "sheet"), ("ink", "own-tint")]
ON += [(f"c{n}", ground) for n in range(6) for ground in ("paper", "sheet", f"t{n}")]
ON += [("ink", f"t{n}") for n in range(6)]


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("words", "ground"), ON)
def test_words_stand_out(palette: dict[str, str], words: str, ground: str) -> None:
    """Words in this colour on this ground."""
    assert contrast(palette[words], palette[ground]) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_sides_have_the_same_weight(palette: dict[str, str]) -> None:
    """No side's colour stands out from the paper much more than another's."""
    weights = [contrast(palette[f"c{n}"], palette["paper"]) for n in range(6)]
    assert max(weights) / min(weights) < 1.25


def test_the_measure_itself() -> None:
    """Black on white is 21 to 1, a colour on itself 1 to 1."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1
