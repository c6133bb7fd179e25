"""The results of an output folder, read one after the other."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from unres.errors import SourceError


def read_results(folder: Path, suffix: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a folder that end so: name and bytes, sorted by the name.

    The name is the path below the folder without the suffix. Hidden files and folders
    are passed over.

    Raises:
        SourceError: There are none, or one cannot be read.
    """
    empty = True
    for path, name in walk_files(folder):
        if not path.name.endswith(suffix):
            continue
        empty = False
        try:
            data = path.read_bytes()
        except OSError as error:
            raise SourceError(f"{path} cannot be read ({error.strerror})") from error
        yield name.as_posix().removesuffix(suffix), data
    if empty:
        form = suffix.removeprefix(".")
        raise SourceError(
            f"no file in {folder} ends in {suffix}; write them first, with"
            f" unres convert IN -o {folder} --to {form}"
        )


def walk_files(folder: Path) -> Iterator[tuple[Path, PurePosixPath]]:
    """Yield the files below a folder that are not hidden, sorted, with their names."""
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        here = Path(place)
        inside = PurePosixPath(here.relative_to(folder).as_posix())
        for name in sorted(files):
            if not name.startswith("."):
                yield here / name, inside / name
