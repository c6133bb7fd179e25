"""Readers: bytes to `Source`, one module a format."""

from __future__ import annotations

from collections.abc import Callable

from unres.model import Source
from unres.readers.plain import read_plain

Reader = Callable[[bytes, str, str], Source]

READERS: dict[str, Reader] = {"text": read_plain}
"""Format → reader: takes the bytes, the file's name and its encoding ("" unknown)."""
