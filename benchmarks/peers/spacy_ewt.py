"""A spaCy pipeline for speed beside Parley's: tags and parses, trained here on the English Web Treebank (UD EWT).

    pip install spacy==3.8.18        in a virtual environment of its own
    OMP_NUM_THREADS=1 python benchmarks/peers/spacy_ewt.py train EWT_DIR MODEL_DIR [--minutes 15]
    OMP_NUM_THREADS=1 python benchmarks/peers/spacy_ewt.py time MODEL_DIR TEXT_DIR [--ewt EWT_DIR]

Nothing is downloaded: the configuration is what `spacy init config --lang en --pipeline tagger,parser --optimize
efficiency` writes for a CPU (a shared tok2vec of width 96, depth 4, without vectors). Training stops when the
time is up or the score on the dev part no longer rises, and keeps the best. Timing is one process, texts streamed
through `nlp.pipe`, the model loaded and warm; words are what white space separates, as in `benchmarks/speed.py`.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

_SENTENCES = 10  # in one document of the treebank, so that the parser learns where sentences end
_SEED = 29


class Accuracy(NamedTuple):
    """Shares on the treebank's dev part, its own tokens given: tags, heads, heads with labels."""

    tags: float
    heads: float
    labelled: float


class Speed(NamedTuple):
    """Texts, words (by white space) and tokens read, the seconds it took, and those of the processor."""

    texts: int
    words: int
    tokens: int
    seconds: float
    processor: float


class TimeIsUpError(Exception):
    """Training has had its minutes; the best pipeline so far is saved."""


def _part(ewt: Path, part: str) -> Path:
    files = sorted(ewt.rglob(f"*{part}*.conllu"))
    if not files:
        raise FileNotFoundError(f"{ewt}: no conllu file of the part {part}; unpack ud-english-ewt.tar.xz there")
    return files[0]


def _documents(file: Path) -> Iterator[Any]:
    from spacy.training.converters import conllu_to_docs

    yield from conllu_to_docs(file.read_text(encoding="utf-8"), n_sents=_SENTENCES, no_print=True)


def _stop_after(seconds: float) -> Callable[[Any, dict[str, Any]], None]:
    end = time.monotonic() + seconds

    def stop(nlp: Any, _: dict[str, Any]) -> None:
        if time.monotonic() > end:
            raise TimeIsUpError

    return stop


def train(ewt: Path, model: Path, minutes: float) -> None:
    """Train tagger and parser on the train part of EWT and save the best pipeline by its dev part into `model`.

    Raises FileNotFoundError if a part is missing, ImportError without spaCy.
    """
    import spacy
    from spacy.cli.init_config import init_config
    from spacy.tokens import DocBin
    from spacy.training.initialize import init_nlp
    from spacy.training.loop import train as run

    with tempfile.TemporaryDirectory() as folder:
        paths = {}
        for part in ("train", "dev"):
            paths[part] = str(Path(folder, f"{part}.spacy"))
            DocBin(docs=_documents(_part(ewt, part)), store_user_data=True).to_disk(paths[part])
        config = init_config(lang="en", pipeline=["tagger", "parser"], optimize="efficiency", gpu=False, silent=True)
        config["paths"].update(paths)
        config["training"].update(seed=_SEED, before_update={"@callbacks": "parley.stop_after.v1", "minutes": minutes})
        config["system"]["seed"] = _SEED
        spacy.registry.callbacks("parley.stop_after.v1", func=lambda minutes: _stop_after(60 * minutes))
        nlp = init_nlp(config)
        try:
            run(nlp, Path(folder))
        except TimeIsUpError:
            print("the time is up")
        spacy.load(Path(folder, "model-best")).to_disk(model)


def accuracy(model: Path, ewt: Path) -> Accuracy:
    """How good the pipeline is on the dev part of EWT."""
    import spacy
    from spacy.tokens import Doc
    from spacy.training import Example

    nlp = spacy.load(model)
    examples = []
    for gold in _documents(_part(ewt, "dev")):
        bare = Doc(nlp.vocab, words=[token.text for token in gold], spaces=[bool(token.whitespace_) for token in gold])
        examples.append(Example(bare, gold))
    scores = nlp.evaluate(examples)
    return Accuracy(scores["tag_acc"], scores["dep_uas"], scores["dep_las"])


def speed(model: Path, texts: list[str]) -> Speed:
    """How fast the pipeline tags and parses texts."""
    import spacy

    nlp = spacy.load(model)
    nlp(texts[0])
    begun, worked = time.perf_counter(), time.process_time()
    tokens = sum(len(doc) for doc in nlp.pipe(texts))
    seconds, processor = time.perf_counter() - begun, time.process_time() - worked
    return Speed(len(texts), sum(len(text.split()) for text in texts), tokens, seconds, processor)


def main() -> None:
    """Train, or time and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = options.add_subparsers(dest="command", required=True)
    training = commands.add_parser("train")
    training.add_argument("ewt", type=Path)
    training.add_argument("model", type=Path)
    training.add_argument("--minutes", type=float, default=15)
    timing = commands.add_parser("time")
    timing.add_argument("model", type=Path)
    timing.add_argument("texts", type=Path, help="a folder of .txt files")
    timing.add_argument("--ewt", type=Path, help="score on its dev part, too")
    chosen = options.parse_args()
    if chosen.command == "train":
        train(chosen.ewt, chosen.model, chosen.minutes)
        return
    if chosen.ewt:
        tags, heads, labelled = accuracy(chosen.model, chosen.ewt)
        print(f"EWT dev, gold tokens: tags {tags:.1%}, heads {heads:.1%}, labelled {labelled:.1%}")
    texts = [file.read_text(encoding="utf-8") for file in sorted(chosen.texts.glob("*.txt"))]
    took = speed(chosen.model, texts)
    print(f"{took.texts} texts, {took.words} words ({took.tokens} tokens) in {took.seconds:.1f} s")
    print(
        f"{took.words / took.seconds:,.0f} words a second, {took.words / took.processor:,.0f} a second of the processor"
    )


if __name__ == "__main__":
    main()
