"""The files of a package while it is made, and their digests, which are kept on disk.

However many files there are, only one at a time is in memory.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import IO, Final, NamedTuple

CHUNK: Final = 1 << 20

_TABLE: Final = "CREATE TABLE file (name TEXT PRIMARY KEY, sha256, sha512, size)"
_CLEAN: Final = str.maketrans(dict.fromkeys("\r\n%", "_"))


class Kept(NamedTuple):
    """A file of the payload; its name is relative to the payload's folder."""

    name: str
    sha256: str
    sha512: str
    size: int


class Deposit:
    """A folder that is being filled with the payload of a package."""

    def __init__(self, root: Path, register: Path) -> None:
        """Begin a payload in a folder, and its register in a file beside it."""
        self.root = root
        self._base = sqlite3.connect(register, isolation_level=None)
        self._base.execute("PRAGMA synchronous = OFF")
        self._base.execute("PRAGMA journal_mode = OFF")
        self._base.execute(_TABLE)
        self._base.execute("BEGIN")
        self._folders: set[Path] = set()

    def close(self) -> None:
        """Close the register."""
        self._base.close()

    def copy(self, source: Path, name: str) -> Kept:
        """Copy a file into the payload.

        Raises:
            OSError: It cannot be read or written.
        """
        with source.open("rb") as stream:
            return self.write(name, iter(lambda: stream.read(CHUNK), b""))

    def write(self, name: str, chunks: Iterable[bytes]) -> Kept:
        """Write a file of the payload, and note its digests.

        Raises:
            OSError: It cannot be written.
        """
        path = self.root / name
        if path.parent not in self._folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(path.parent)
        sha256, sha512, size = hashlib.sha256(), hashlib.sha512(), 0
        with path.open("xb") as stream:
            for chunk in chunks:
                stream.write(chunk)
                sha256.update(chunk)
                sha512.update(chunk)
                size += len(chunk)
        kept = Kept(name, sha256.hexdigest(), sha512.hexdigest(), size)
        self._base.execute("INSERT INTO file VALUES (?, ?, ?, ?)", kept)
        return kept

    def __iter__(self) -> Iterator[Kept]:
        rows = self._base.execute("SELECT * FROM file ORDER BY name")
        yield from map(Kept._make, rows)

    def count(self) -> tuple[int, int]:
        """Return how many files there are, and how many bytes they hold."""
        ((files, size),) = self._base.execute("SELECT COUNT(*), TOTAL(size) FROM file")
        return files, int(size)

    def group(self, digest: str) -> Iterator[tuple[str, list[str]]]:
        """Yield each digest of a kind with the names of the files that have it."""
        rows = self._base.execute(
            f"SELECT {digest}, name FROM file ORDER BY {digest}, name"
        )
        for value, same in groupby(rows, itemgetter(0)):
            yield value, [name for _, name in same]


def clean_name(name: str, digest: str) -> str:
    r"""Return a name that every packaging format and every disk takes.

    Line ends and percent signs, which BagIt would have to escape, and bytes that are
    not UTF-8 are replaced; a few digits of a digest keep such names apart.

        >>> clean_name("a/é.txt", "0123456789"), clean_name("100%.txt", "0123456789")
        ('a/é.txt', '100_~01234567.txt')
    """
    clean = name.translate(_CLEAN).encode("utf-8", "replace").decode()
    clean = "/".join(part for part in clean.split("/") if part not in {"", ".", ".."})
    if clean == name:
        return name
    path = Path(clean.replace("?", "_"))
    return path.with_name(f"{path.stem}~{digest[:8]}{path.suffix}").as_posix()


def write_groups(
    stream: IO[bytes], groups: Iterable[tuple[str, list[str]]], folder: str = ""
) -> None:
    """Write digests and the names of their files as a JSON object, one at a time."""
    stream.write(b"{")
    for i, (digest, names) in enumerate(groups):
        placed = json.dumps([folder + name for name in names], ensure_ascii=False)
        line = f"{',' if i else ''}\n{json.dumps(digest)}: {placed}"
        stream.write(line.encode())
    stream.write(b"\n}")
