"""The record of a run: what made each document's files, so that no work is done twice.

It is a file of JSON lines in the output folder, one a document. A line is added as
soon as a document's files stand in their place; a killed run loses at most the work
on one document. A line proves nothing by itself: the files are compared with it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from unres.batch.write import write_files
from unres.errors import OutputError

RECORD = ".unres.jsonl"
"""The name of the record in the output folder."""

_WRITING = ("lxml", "charset-normalizer")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What made the files of one document, and what they were."""

    key: str
    """A digest of the input, the options and the code."""
    stem: str
    """Where the files stand, below the output folder and without their suffix."""
    files: Mapping[str, str]
    """Suffix → SHA-256."""


def make_key(data: bytes, *settings: str) -> str:
    """Give a digest of all that decides the bytes of a result."""
    parts = [digest(data), version_code(), *settings]
    return digest(json.dumps(parts).encode())


def digest(data: bytes) -> str:
    """Give the SHA-256 of some bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


@cache
def version_code() -> str:
    """Give a digest of the package's files and of the libraries that shape results."""
    total = hashlib.sha256()
    folder = Path(__file__).parent.parent
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".py", ".toml", ".tsv"}:
            total.update(path.relative_to(folder).as_posix().encode())
            total.update(path.read_bytes())
    for name in _WRITING:
        total.update(f"{name} {find_version(name)}".encode())
    return total.hexdigest()


def find_version(name: str) -> str:
    """Give the version of an installed distribution, or "" if it is not there."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def read_record(out: Path) -> dict[str, Stamp]:
    """Give the stamps of an output folder by the stem of their inputs.

    Leaves out what is torn or foreign: that work is done again.
    """
    stamps: dict[str, Stamp] = {}
    try:
        lines = (out / RECORD).read_bytes().splitlines()
    except OSError:
        return stamps
    for line in lines:
        try:
            fields = json.loads(line)
            name = fields.pop("input")
            stamps[name] = Stamp(**fields)
        except (ValueError, TypeError, KeyError, AttributeError):
            continue
    return stamps


def add_stamp(out: Path, name: str, stamp: Stamp) -> None:
    """Add the stamp of an input to the record; a later line counts more.

    Raises:
        OutputError: The record cannot be written.
    """
    try:
        with (out / RECORD).open("a", encoding="utf-8") as stream:
            stream.write(_format_line(name, stamp))
    except OSError as error:
        raise OutputError(
            f"the record {out / RECORD} cannot be written ({error.strerror});"
            " check that you may write in the folder"
        ) from error


def write_record(out: Path, stamps: Mapping[str, Stamp]) -> None:
    """Write the whole record anew, sorted, a line for each input.

    Raises:
        OutputError: The record cannot be written.
    """
    lines = "".join(_format_line(name, stamps[name]) for name in sorted(stamps))
    write_files({out / RECORD: lines.encode()})


def is_current(stamp: Stamp | None, key: str, out: Path, to: tuple[str, ...]) -> bool:
    """Tell whether the files of some suffixes are what this key made."""
    if stamp is None or stamp.key != key:
        return False
    return all(
        _has_digest(out / (stamp.stem + suffix), stamp.files.get(suffix))
        for suffix in to
    )


def _has_digest(path: Path, expected: str | None) -> bool:
    """Tell whether a file is there and holds what is expected."""
    try:
        return expected is not None and digest(path.read_bytes()) == expected
    except OSError:
        return False


def _format_line(name: str, stamp: Stamp) -> str:
    """Give the record's line for an input."""
    fields = {"input": name, **asdict(stamp)}
    return json.dumps(fields, ensure_ascii=False) + "\n"
