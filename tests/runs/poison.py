"""What the tests of whole runs share: a converter that can be poisoned, and sizes."""

from __future__ import annotations

import faulthandler
import os
import signal
import time
from collections.abc import Iterable
from pathlib import Path

from unres.batch.execute import run_task
from unres.batch.folder import PRIVATE
from unres.batch.inputs import find_inputs
from unres.batch.outcome import Outcome
from unres.batch.plan import Run
from unres.batch.work import Task
from unres.batch.worker import Limits
from unres.convert import Options, Result
from unres.errors import SourceError
from unres.lexicon import find_language
from unres.model import Document, Source


def convert_or_die(
    data: bytes, name: str, to: Iterable[str], options: Options
) -> Result:
    """Convert words to themselves, unless they are poison."""
    match data.partition(b" ")[0]:
        case b"crash":
            faulthandler.disable()  # A crash that is meant needs no story.
            os.kill(os.getpid(), signal.SIGSEGV)
        case b"exit":
            os._exit(3)
        case b"hang":
            time.sleep(1000)
        case b"stop":
            os.kill(os.getpid(), signal.SIGSTOP)
        case b"eat":
            bytearray(2**40)
        case b"bad":
            raise SourceError("it is bad; mend it")
        case b"deep":
            convert_or_die(data, name, to, options)
        case b"once":
            _die_once(data)
    time.sleep(0.001)
    files = {form: b"%s: %s" % (form.encode(), data) for form in to}
    return Result(
        Document(Source(data.decode("latin-1"), language=find_language("en"))),
        {},
        files,
    )


def _die_once(data: bytes) -> None:
    """End the process unless a file says that this was done before."""
    mark = Path(data.decode().split()[1])
    if not mark.exists():
        mark.touch()
        os._exit(1)


def make_run(out: Path, **limits: float) -> Run:
    """Give a run with the converter that can be poisoned.

    The time allowed is for a machine with much else to do: a test in which documents
    hang allows less.
    """
    suffixes = {"akn": ".xml", "json": ".json"}
    allowed = Limits(**{"jobs": 2, "timeout": 300.0, "memory": 4096, **limits})
    return Run(Task(convert_or_die, Options(), suffixes), out, limits=allowed)


def fill(folder: Path, words: dict[str, bytes]) -> Path:
    """Write a file of each name with its words into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in words.items():
        (folder / f"{name}.txt").write_bytes(data)
    return folder


def do_run(folder: Path, run: Run) -> list[Outcome]:
    """Convert a folder, and give the outcomes in the order of the inputs."""
    outcomes = run_task(find_inputs([str(folder)]), run)
    return sorted(outcomes, key=lambda outcome: outcome.number)


def read_tree(out: Path) -> dict[str, bytes]:
    """Give the files of an output folder, but not what runs keep for themselves."""
    files = [p for p in out.rglob("*") if p.is_file() and PRIVATE not in p.parts]
    return {str(path.relative_to(out)): path.read_bytes() for path in files}
