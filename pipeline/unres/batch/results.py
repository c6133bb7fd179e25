"""The results of an output folder, read one after the other."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from unres.errors import SourceError


def read_results(folder: Path, suffix: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a folder that end so: name and bytes, sorted by the name.

    The name is the path below the folder without the suffix. Hidden files and folders
    are passed over.

    Raises:
        SourceError: There are none, or one cannot be read.
    """
    empty = True
    for path in _walk(folder, suffix):
        empty = False
        try:
            data = path.read_bytes()
        except OSError as error:
            raise SourceError(f"{path} cannot be read ({error.strerror})") from error
        yield path.relative_to(folder).as_posix().removesuffix(suffix), data
    if empty:
        form = suffix.removeprefix(".")
        raise SourceError(
            f"no file in {folder} ends in {suffix}; write them first, with"
            f" unres convert IN -o {folder} --to {form}"
        )


def _walk(folder: Path, suffix: str) -> Iterator[Path]:
    """Yield the files below a folder that end so, in an order that never changes."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.endswith(suffix) and not name.startswith("."):
                yield Path(place, name)
