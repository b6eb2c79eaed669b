"""An archive of articles is read into tables of Parquet, a shard at a time, and a manifest tells what came of it.

The same source, read by the same reader, gives the same bytes with any number of workers, and after any number of
stops: what a shard holds hangs on its batch alone, and what is whole is not made again.
"""

import json
from collections import deque
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from parley.errors import ParleyError, WrongUseError
from parley.export.archived import ARCHIVE_TABLES
from parley.intake import Asked, Opening
from parley.intake.bundles import WHOLE, Batch, Batches, Bundle, Share, bundles_of
from parley.intake.limits import OF_ARCHIVES
from parley.tasks.manifest import Json, Manifest, plan_of
from parley.tasks.page import unwritable
from parley.tasks.read import LoadReader, pool_of
from parley.tasks.shards import WORDS, Shard, make_shard, shard_in, shard_name
from parley.tasks.whole_file import UNFINISHED, whole_file

if TYPE_CHECKING:
    from concurrent.futures import Future

OPENING, ASKED = Opening(OF_ARCHIVES), Asked(limits=OF_ARCHIVES)
"""How archives are opened and what is said of them, where nothing else is asked for."""

PLAN, MANIFEST, BUNDLES = "plan.json", "manifest.json", "bundles"


class OtherArchiveError(WrongUseError):
    """A folder holds what was read out of another source, or by another reader."""


class ReaderLostError(ParleyError):
    """A process that read is gone."""


@dataclass(frozen=True, slots=True)
class Archiving:
    """What is to be read, into which folder, how, and by what; `first_pass`: only what may matter at all."""

    source: Path
    out: Path
    load: LoadReader
    opening: Opening
    asked: Asked
    first_pass: bool = False

    def make(self, batch: Batch, name: str) -> Shard:
        """The shard of a batch. Raises UnwritableFileError."""
        return make_shard(batch, name, self.out, self.load, self.asked, self.first_pass)

    def plan(self, bundles: list[Bundle]) -> Json:
        """What its shards hang on."""
        return plan_of(bundles, self.asked, self.opening, self.first_pass, self.load().stamp)


@dataclass(frozen=True, slots=True)
class Done:
    """A shard that is there; `anew`: it was made in this run; `passed`: so many bytes of the source are read."""

    shard: Shard
    anew: bool
    passed: int


def begin(archiving: Archiving) -> list[Bundle]:
    """Makes the folder ready and gives the bundles of the source.

    Raises WrongUseError for a source that has no files, OtherArchiveError for a folder in which something else was
    begun, UnwritableFileError.
    """
    bundles = list(bundles_of(archiving.source))
    if not any(size is not None for bundle in bundles for _, size in bundle.files):
        raise WrongUseError(f"{archiving.source}: there is no file that can be opened. Check that it is the right one.")
    out = archiving.out
    if out.resolve().is_relative_to(archiving.source.resolve()):
        raise WrongUseError(f"{out}: this lies in the source, and would be read as a part of it. Name another folder.")
    plan = archiving.plan(bundles)
    try:
        for folder in (*ARCHIVE_TABLES, WORDS, BUNDLES):
            (out / folder).mkdir(parents=True, exist_ok=True)
        if (out / PLAN).exists():
            _check_plan(out / PLAN, plan)
        else:
            _write_json(out / PLAN, plan)
    except OSError as error:
        raise unwritable(out, error) from error
    return bundles


def finish(archiving: Archiving, bundles: list[Bundle], manifest: Manifest) -> None:
    """Writes the manifest, once all shards are there, and clears away what writers left who were killed. Raises
    UnwritableFileError."""
    for folder in (*ARCHIVE_TABLES, WORDS, BUNDLES, "."):
        for path in (archiving.out / folder).glob(f"{UNFINISHED}*"):
            path.unlink(missing_ok=True)
    plan = archiving.plan(bundles)
    _write_json(archiving.out / MANIFEST, {**plan, **manifest.data()})


def make_shards(archiving: Archiving, bundles: list[Bundle], workers: int = 1, share: Share = WHOLE) -> Iterator[Done]:
    """Every shard of a share in its turn, those that are not there made. Raises UnwritableFileError, ReaderLostError;
    the same call goes on."""
    wanted = _wanted(archiving, bundles, share)
    if workers <= 1:
        for one in wanted:
            shard = one.there or archiving.make(one.batch, one.name)
            yield Done(shard, one.there is None, one.passed)
        return
    with pool_of(workers, archiving.load) as pool:
        ahead: deque[tuple[Shard | Future[Shard], int]] = deque()
        try:
            for one in wanted:
                made = one.there or pool.submit(archiving.make, one.batch, one.name)
                ahead.append((made, one.passed))
                # One batch more than there are workers: so none of them waits, and few are in memory.
                if len(ahead) > workers + 1:
                    yield _done(*ahead.popleft())
            while ahead:
                yield _done(*ahead.popleft())
        except BrokenExecutor as error:
            raise ReaderLostError(
                "A process that read was ended from outside; the machine may have too little memory for so many. "
                "What is whole stays, and the same command goes on; --workers says how many read."
            ) from error
        finally:
            for made, _ in ahead:
                if not isinstance(made, Shard):
                    made.cancel()


@dataclass(frozen=True, slots=True)
class _Wanted:
    name: str
    batch: Batch
    there: Shard | None
    passed: int


def _wanted(archiving: Archiving, bundles: list[Bundle], share: Share) -> Iterator[_Wanted]:
    """The shards of a share in their order. A bundle of which all of these are there is not opened."""
    before = 0
    for bundle in bundles:
        if share.has_bundle(bundle.number, len(bundles)):
            there = _there(archiving.out, bundle, len(bundles), share)
            if there is not None:
                yield from (_Wanted(shard.name, [], shard, before + bundle.size) for shard in there)
            else:
                for one in _opened(archiving, bundle, len(bundles), share):
                    yield replace(one, passed=before + one.passed)
        before += bundle.size


def _opened(archiving: Archiving, bundle: Bundle, bundles: int, share: Share) -> Iterator[_Wanted]:
    batches = Batches(bundle, archiving.source, archiving.opening)
    count = 0
    for number, batch in enumerate(batches):
        count += 1
        if share.has(bundle.number, number, bundles):
            name = shard_name(bundle.number, number)
            there = shard_in(archiving.out, name)
            yield _Wanted(name, [] if there else batch, there, batches.passed)
    _write_json(archiving.out / BUNDLES / f"{bundle.number:05}.json", {"shards": count})


def _there(out: Path, bundle: Bundle, bundles: int, share: Share) -> list[Shard] | None:
    """The shards of a bundle that are in a share, where it is known how many there are, and all of them are there."""
    try:
        count = json.loads((out / BUNDLES / f"{bundle.number:05}.json").read_bytes())["shards"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    numbers = [number for number in range(count) if share.has(bundle.number, number, bundles)]
    shards = [shard for number in numbers if (shard := shard_in(out, shard_name(bundle.number, number)))]
    return shards if len(shards) == len(numbers) else None


def _done(made: "Shard | Future[Shard]", passed: int) -> Done:
    return Done(made, False, passed) if isinstance(made, Shard) else Done(made.result(), True, passed)


def _check_plan(path: Path, plan: Json) -> None:
    try:
        before = json.loads(path.read_bytes())
    except ValueError:
        before = {}
    if others := [name for name in plan if before.get(name) != plan[name]]:
        raise OtherArchiveError(
            f"{path.parent}: what is there was begun otherwise ({', '.join(others)} differ). "
            "Name another folder, or remove this one."
        )


def _write_json(path: Path, data: Json) -> None:
    with whole_file(path) as file:
        file.write(f"{json.dumps(data, ensure_ascii=False, indent=1)}\n".encode())
