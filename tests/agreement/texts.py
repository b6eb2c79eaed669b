"""Small agreements to test with."""

from pathlib import Path

from parley.agreement import parse, parse_partial
from parley.model.agreement import Agreement, Provision

ISTANBUL = Path(__file__).parents[2] / "examples" / "istanbul" / "agreement.md"

HEAD = """# Test

Status: proposed
Date: 2022-03-29

## Parties
- Ukraine (also: Kyiv, the Ukrainian side)
- Russia (also: Moscow, the Russian side)

## Guarantors
- Turkey (proposed)
- Canada (proposed)

## Observers
- the Associated Press

"""


def agreement(*sentences: str, also: str = "") -> Agreement:
    """An agreement whose Article 1 holds the sentences; `also` are further sections."""
    return parse(text(*sentences, also=also))


def text(*sentences: str, also: str = "") -> str:
    """The text of such an agreement."""
    return HEAD + "## Article 1\n" + "\n".join(sentences) + "\n\n" + also + "\n"


def provision(*sentences: str, also: str = "") -> Provision:
    """The first provision of such an agreement."""
    return agreement(*sentences, also=also).provisions[0]


def mistakes(*sentences: str, also: str = "") -> list[str]:
    """The mistakes of such an agreement, in words."""
    return [str(m) for m in parse_partial(text(*sentences, also=also))[1]]
