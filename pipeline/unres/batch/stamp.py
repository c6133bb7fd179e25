"""Digests, and what tells one state of the code from another."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Final

WRITING: Final = ("lxml", "charset-normalizer")
"""The libraries that shape results."""


def digest(data: bytes) -> str:
    """Return the SHA-256 of some bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


@cache
def version_code() -> str:
    """Return a digest of the package and the libraries that affect output."""
    total = hashlib.sha256()
    folder = Path(__file__).parent.parent
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".py", ".toml", ".tsv"}:
            total.update(path.relative_to(folder).as_posix().encode())
            total.update(path.read_bytes())
    for name in WRITING:
        total.update(f"{name} {find_version(name)}".encode())
    return total.hexdigest()


def find_version(name: str) -> str:
    """Return the version of an installed distribution, or "" if it is not there."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
