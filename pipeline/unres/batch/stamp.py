"""Digests, and what tells one state of the code from another."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from importlib.resources import files
from pathlib import Path
from typing import Final
from unicodedata import unidata_version

LIBRARIES: Final = ("lxml", "orjson", "python-docx", "pypdfium2", "charset-normalizer")
"""The libraries that shape results."""
IDLE: Final = frozenset({".md", ".pyc", ".xsd"})
"""The endings of files of the package that shape none."""


def digest(data: bytes) -> str:
    """Return the SHA-256 of some bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


@cache
def version_code() -> str:
    """Return a digest of the package and the libraries that affect output."""
    package, schemas = Path(__file__).parent.parent, Path(str(files("unres.schemas")))
    return digest_code((package, schemas))


def digest_code(folders: Iterable[Path]) -> str:
    """Return a digest of all that can change a result: code, data and libraries.

    Modules that were compiled count beside their source, for it is they that run.
    """
    total = hashlib.sha256(f"letters {unidata_version}".encode())
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix not in IDLE and path.is_file():
                total.update(path.relative_to(folder).as_posix().encode())
                total.update(path.read_bytes())
    for name in LIBRARIES:
        total.update(f"{name} {find_version(name)}".encode())
    return total.hexdigest()


def find_version(name: str) -> str:
    """Return the version of an installed distribution, or "" if it is not there."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
