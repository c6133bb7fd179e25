"""The folder that a run writes into: files are staged, then put in their place.

Workers stage: they write under temporary names, and do not wait for the disk. The run
alone sees, once for many, that files reach the disk, then puts them in their place, and
then sees that the folders reach it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Final, NamedTuple, Self

from unres.batch.input import Input
from unres.batch.stamp import digest
from unres.batch.write import bring_to_disk, explain_fault, write, write_files
from unres.errors import OutputError

PRIVATE: Final = ".unres"
"""The folder in the output folder where a run keeps what is its own."""
SPREAD: Final = "spread"
"""How the tags of shards begin that are done on other machines."""


class Made(NamedTuple):
    """A file that was written: what it holds, and how it is known again quickly."""

    sha256: str
    size: int
    mark: str
    """What changes when the file does, such as the time of its last change."""


class Staged(NamedTuple):
    """A file that waits under another name to be put in its place."""

    made: Made
    waiting: str


@dataclass(slots=True, eq=False)
class Folder:
    """An output folder; the names of files are relative to it."""

    root: Path
    tag: str = ""
    """What tells what is this run's own from what others keep beside it."""
    private: Path = field(init=False)
    """Where a run keeps what is its own."""
    waiting: Path = field(init=False)
    """Where staged files wait."""
    _count: count[int] = field(default_factory=count)
    _touched: set[Path] = field(default_factory=set)
    """The folders with new names that may not have reached the disk."""
    _inside: dict[str, Path] = field(default_factory=dict)
    """The folders that are known to lie in the output folder, by their names in it."""
    _ways: dict[Path, Path] = field(default_factory=dict)
    """The ways from this folder to those of the inputs."""

    def __post_init__(self) -> None:
        self.private = self.root / PRIVATE
        self.waiting = self.own("waiting.tmp")

    def own(self, name: str) -> Path:
        """Return the place of something that this run keeps for itself."""
        return self.private / name_own(name, self.tag)

    def fetch(self, name: str) -> Path:
        """Return the place of something that an earlier run kept."""
        return self.own(name)

    def keep(self, name: str, data: bytes) -> None:
        """Write something that a run keeps for itself.

        Raises:
            OutputError: It cannot be written.
        """
        write_files({self.own(name): data})

    def save(self, name: str, pack: Callable[[], bytes], *, last: bool = False) -> None:
        """Do nothing: what a run remembers is written where it belongs."""

    def __enter__(self) -> Self:
        """Take away what a run that was killed left waiting, and begin anew.

        Raises:
            OutputError: It cannot be written to.
        """
        self.__exit__()
        try:
            self.waiting.mkdir()
            # So git does not see that folder.
            ignore = self.private / ".gitignore"
            if not ignore.exists():
                ignore.write_text("*\n")
        except OSError as error:
            raise explain_fault(error, self.root) from error
        return self

    def __exit__(self, *_: object) -> None:
        """Take away what still waits, of a cluster's shards too."""
        shutil.rmtree(self.waiting, ignore_errors=True)
        if not self.tag:
            for left in self.private.glob(f"{self.waiting.stem}-{SPREAD}-*"):
                shutil.rmtree(left, ignore_errors=True)

    def relate(self, source: Input) -> str:
        """Return the path of an input from this folder on, or its URL."""
        if source.path is None:
            return source.place
        # A link is an input of its own; the folders above may be seen through links.
        folder = source.path.parent
        if folder not in self._ways:
            way = os.path.relpath(folder.resolve(), self.root.resolve())
            self._ways[folder] = Path(way)
        return str(self._ways[folder] / source.path.name)

    def stage(self, stem: str, files: Mapping[str, bytes]) -> dict[str, Staged]:
        """Write files, given by suffix, so that they only need to be renamed.

        Raises:
            OutputError: One cannot be written; none of them waits then.
        """
        staged: dict[str, Staged] = {}
        number = next(self._count)
        for suffix, data in files.items():
            path = self.waiting / f"{os.getpid()}-{number}{suffix}"
            made = Made(digest(data), len(data), "")
            staged[suffix] = Staged(made, path.name)
            try:
                mark = _mark(write(path, data))
            except OSError as error:
                self.drop(staged)
                raise explain_fault(error, Path(f"{stem}{suffix}")) from error
            staged[suffix] = Staged(made._replace(mark=mark), path.name)
        return staged

    def secure(self, staged: Iterable[Mapping[str, Staged]]) -> None:
        """See that staged files have reached the disk, before they get their names.

        Raises:
            DiskFullError: The disk does not take them.
        """
        waiting = (each.waiting for files in staged for each in files.values())
        self._bring_to_disk(self.waiting / name for name in waiting)

    def publish(self, stem: str, staged: Mapping[str, Staged]) -> None:
        """Put staged files in their place; none waits any longer, come what may.

        Raises:
            OutputError: One cannot be put there.
        """
        inside, _, name = stem.rpartition("/")
        try:
            folder = self._inside.get(inside) or self._make_folder(inside)
            for suffix, each in staged.items():
                (self.waiting / each.waiting).replace(folder / f"{name}{suffix}")
        except OSError as error:
            self.drop(staged)
            raise explain_fault(error, Path(stem)) from error
        except OutputError:
            self.drop(staged)
            raise
        self._touched.add(folder)

    def drop(self, staged: Mapping[str, Staged]) -> None:
        """Take away staged files that still wait."""
        for each in staged.values():
            with suppress(OSError):
                (self.waiting / each.waiting).unlink()

    def settle(self) -> None:
        """See that the names of all files in their place have reached the disk.

        Raises:
            OutputError: The disk does not take them.
        """
        self._bring_to_disk(self._touched)
        self._touched.clear()

    def look(self, name: str, made: Made) -> Made | None:
        """Return a file as it is found, or None if it is not what was made."""
        path = self.root / name
        try:
            facts = path.stat()
            if facts.st_size != made.size:
                return None
            mark = _mark(facts)
            if mark != made.mark and digest(path.read_bytes()) != made.sha256:
                return None
        except OSError:
            return None
        return made._replace(mark=mark)

    def _bring_to_disk(self, paths: Iterable[Path]) -> None:
        try:
            bring_to_disk(paths)
        except OSError as error:
            raise explain_fault(error, self.root) from error

    def _make_folder(self, inside: str) -> Path:
        """Make a folder by its name in this one, and see that it lies there."""
        folder = self.root / inside
        folder.mkdir(parents=True, exist_ok=True)
        if not folder.resolve().is_relative_to(self.root.resolve()):
            raise OutputError(
                f"{folder} is a link that leads out of {self.root}; remove it, or"
                " choose another folder with -o OUT"
            )
        self._inside[inside] = folder
        return folder


def name_own(name: str, tag: str) -> str:
    """Return the name of something that one of several runs keeps for itself."""
    stem, dot, suffix = name.partition(".")
    return f"{stem}-{tag}{dot}{suffix}" if tag else name


def _mark(facts: os.stat_result) -> str:
    return str(facts.st_mtime_ns)
