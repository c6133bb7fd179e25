"""The memory of a folder: what each input became, kept in SQLite.

One process writes, and it writes an entry only when the files it tells of stand in
their place, on the disk. So an entry may be missing, but it is never wrong about what
was made; what became of the files since then is for the next run to see.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final

from unres.batch.bucket import Object
from unres.batch.folder import PRIVATE, Folder, Made
from unres.batch.input import STDIN, Input, is_url
from unres.batch.outcome import Failure, Placed, Status
from unres.errors import DiskFullError, ExitCode, OutputError
from unres.marks import Learned
from unres.model import Notice, Severity
from unres.places import Place
from unres.text import Span

NAME: Final = "manifest.db"
"""The name of the manifest, in the folder that a run keeps for itself."""
VERSION: Final = 2
"""The version of the table of entries; one of another version is set aside."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is remembered of one input."""

    key: str
    """The path of the input from the folder on that was named."""
    path: str
    """Where it was found."""
    size: int
    mark: str
    """What changes when the input does, such as the time of its last change."""
    sha256: str
    """The digest of its bytes, "" if they could not be read."""
    settings: str
    """The options that decide what is made of it, as JSON."""
    code: str
    """The digest of the code that made it."""
    status: Status
    stem: str
    """Where its files stand, below the output folder and without their suffix."""
    files: Mapping[str, Made]
    """Its files by suffix."""
    notices: Placed = ()
    failure: Failure | None = None
    printed: Mapping[str, str] = field(default_factory=dict)
    """The days of adoption that it prints, by symbol."""
    missing: tuple[str, ...] = ()
    """The symbols that it cites without a day."""
    learned: tuple[Learned, ...] = ()
    """The days that other documents taught it."""
    ledger: Mapping[str, int] = field(default_factory=dict)
    """Characters of its text by the rule that read them: their sum is its length."""
    reason: str = ""
    """Why it was done."""
    limits: str = ""
    """What the worker was allowed, in words."""
    tries: int = 1
    seconds: float = 0.0
    ended: str = ""
    """When it was done."""


COLUMNS: Final = tuple(each.name for each in fields(Entry))
_PACKED: Final = frozenset({
    *("files", "notices", "failure", "printed", "missing", "learned", "ledger"),
})
"""The columns that hold JSON."""
_CREATE: Final = (
    f"CREATE TABLE IF NOT EXISTS document ({', '.join(COLUMNS)}, PRIMARY KEY (key))"
    " WITHOUT ROWID"
)
_INSERT: Final = (
    f"INSERT OR REPLACE INTO document ({', '.join(COLUMNS)})"
    f" VALUES ({', '.join('?' * len(COLUMNS))})"
)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The entries of an output folder."""

    base: sqlite3.Connection
    path: Path

    @classmethod
    def open(cls, path: Path) -> Manifest:
        """Open the manifest to write in it; one that is no manifest is set aside.

        Raises:
            OutputError: It cannot be written.
        """
        try:
            return cls._open(path)
        except sqlite3.OperationalError as error:
            raise _explain(error, path) from error
        except sqlite3.DatabaseError:
            path.replace(path.with_name(f"{path.name}.damaged"))
            for each in ("-wal", "-shm"):
                path.with_name(path.name + each).unlink(missing_ok=True)
            return cls._open(path)

    @classmethod
    def _open(cls, path: Path) -> Manifest:
        """Open a manifest, made if need be, with tables of the right version."""
        base = sqlite3.connect(path, isolation_level=None)
        try:
            ((version,),) = base.execute("PRAGMA user_version")
            if version not in {0, VERSION}:
                raise sqlite3.DatabaseError(f"tables of version {version}")
            base.execute("PRAGMA journal_mode = WAL")
            base.execute("PRAGMA synchronous = FULL")
            base.execute(_CREATE)
            base.execute(f"PRAGMA user_version = {VERSION}")
        except sqlite3.Error:
            base.close()
            raise
        return cls(base, path)

    @classmethod
    def view(cls, path: Path) -> Manifest:
        """Open the manifest to read in it, which changes nothing.

        Raises:
            OutputError: There is none, or it cannot be read.
        """
        if path.is_file():
            # A folder that may not be written to is no reason not to read in it.
            for mode in ("mode=ro", "mode=ro&immutable=1"):
                base = sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True)
                try:
                    base.execute("SELECT 1 FROM document").fetchone()
                except sqlite3.Error:
                    base.close()
                else:
                    return cls(base, path)
        raise OutputError(
            f"there is no readable manifest {path}; name an output folder of unres"
            " convert (-o OUT)"
        )

    def find(self, key: str) -> Entry | None:
        """Return the entry of an input."""
        found = self.base.execute("SELECT * FROM document WHERE key = ?", (key,))
        return next(map(_read_row, found), None)

    def search(self, path: str, name: str) -> Entry | None:
        """Return the entry of the input at a path, or of the file of this name."""
        for entry in self:
            files = (entry.stem + suffix for suffix in entry.files)
            if entry.path == path or name in files:
                return entry
        return None

    def list_printed(
        self, keys: Collection[str]
    ) -> Iterator[tuple[str, dict[str, str]]]:
        """Yield the days of adoption that inputs print, with the keys of these."""
        rows = self.base.execute(
            "SELECT key, printed FROM document WHERE printed != '{}'"
        )
        return ((key, json.loads(days)) for key, days in rows if key in keys)

    def __iter__(self) -> Iterator[Entry]:
        rows = self.base.execute("SELECT * FROM document ORDER BY key")
        yield from map(_read_row, rows)

    def add(self, entries: Iterable[Entry]) -> None:
        """Add entries, all or none, and see that they reach the disk.

        Raises:
            OutputError: They cannot be written.
        """
        try:
            self.base.execute("BEGIN IMMEDIATE")
            self.base.executemany(_INSERT, map(_write_row, entries))
            self.base.execute("COMMIT")
        except sqlite3.Error as error:
            raise _explain(error, self.path) from error

    def pack(self) -> bytes:
        """Return the whole manifest as the bytes of a file."""
        return self.base.serialize()

    def close(self) -> None:
        """Close the manifest; what was added stays, whatever goes wrong here."""
        with suppress(sqlite3.Error):
            self.base.close()


def find_manifest(place: Path) -> Path:
    """Return the manifest of a folder, or of the output folder that contains it."""
    for folder in (place, *place.absolute().parents):
        path = folder / PRIVATE / NAME
        if path.is_file():
            return path
    return place / PRIVATE / NAME


@contextmanager
def view_results(place: Path) -> Iterator[tuple[Folder, Manifest]]:
    """Give the output folder that is or contains a folder, and its manifest to read.

    Raises:
        OutputError: There is no manifest, or it cannot be read.
    """
    path = find_manifest(place)
    with closing(Manifest.view(path)) as manifest:
        yield Folder(path.parent.parent), manifest


def find_input(entry: Entry, folder: Folder) -> Input:
    """Return the input of an entry, which may be gone by now."""
    if is_url(entry.path):
        return Object(None, entry.stem, url=entry.path)
    if entry.path == STDIN:
        return Input(None, entry.stem)
    path = Path(os.path.normpath(folder.root.resolve() / entry.path))
    here = Path.cwd()
    shown = path.relative_to(here) if path.is_relative_to(here) else path
    return Input(shown, entry.stem)


def _write_row(entry: Entry) -> tuple[object, ...]:
    why = entry.failure
    row = {each: getattr(entry, each) for each in COLUMNS}
    row["notices"] = [
        (place.line, each.code, each.severity, *each.span, each.message, *place[1:])
        for place, each in entry.notices
    ]
    row["failure"] = why and (why.code, why.message, why.exit_code)
    row |= {name: json.dumps(row[name]) for name in _PACKED}
    return tuple(row.values())


def _read_row(row: tuple[Any, ...]) -> Entry:
    values = dict(zip(COLUMNS, row, strict=True))
    values |= {name: json.loads(values[name]) for name in _PACKED}
    values["status"] = Status(values["status"])
    values["files"] = {suffix: Made(*it) for suffix, it in values["files"].items()}
    values["notices"] = tuple(_read_notice(*n) for n in values["notices"])
    values["missing"] = tuple(values["missing"])
    values["learned"] = tuple(Learned(*x) for x in values["learned"])
    if values["failure"]:
        code, message, status = values["failure"]
        values["failure"] = Failure(code, message, ExitCode(status))
    return Entry(**values)


def _read_notice(
    line: int, code: str, severity: str, *rest: Any
) -> tuple[Place, Notice]:
    start, end, message, *page = rest
    notice = Notice(code, Severity(severity), Span(start, end), message)
    return Place(line, *page), notice


def _explain(error: sqlite3.Error, path: Path) -> OutputError:
    words = f"the manifest {path} cannot be written ({error})"
    if error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}:
        return DiskFullError(
            f"{words}; what is written stays: free some space, and"
            " rerun the same command to resume"
        )
    return OutputError(f"{words}; check that the folder is writable")
