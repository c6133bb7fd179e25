"""What a run reads: files, folders, objects in buckets and the standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from unres.batch.bucket import find_objects
from unres.batch.input import STDIN, Input, is_url
from unres.errors import SourceError
from unres.readers.plain import LIMIT

SUFFIXES: dict[str, tuple[str, ...]] = {
    "text": (".txt", ".text"),
    "akn": (".xml", ".akn"),
}
"""Format → the suffixes that a folder is searched for."""


def find_inputs(paths: Iterable[str], format: str = "text") -> list[Input]:
    """Find the files of a run, each once, in an order that does not depend on the disk.

    A file that is named is always taken; a folder is walked for the suffixes of
    the format, hidden files and folders left out, and its tree is mirrored.

    Raises:
        SourceError: A folder holds nothing of the format.
    """
    found: dict[Path | str, Input] = {}
    folders: dict[Path, Path] = {}
    for path in paths:
        for each in _find_below(path, SUFFIXES[format]):
            place = each.path and resolve(each.path, folders)
            found.setdefault(place or each.place, each)
    return list(found.values())


def resolve(path: Path, folders: dict[Path, Path]) -> Path:
    """Give where a file really stands; looks each folder up only once."""
    if path.is_symlink():
        return path.resolve()
    parent = path.parent
    if parent not in folders:
        folders[parent] = parent.resolve()
    return folders[parent] / path.name


def _find_below(path: str, suffixes: tuple[str, ...]) -> list[Input]:
    """Find what one argument stands for."""
    if path == STDIN:
        return [Input(None, "stdin", sys.stdin.buffer.read(LIMIT + 1))]
    if is_url(path):
        inputs = list(find_objects(path, suffixes))
    elif not (place := Path(path)).is_dir():
        return [Input(place, place.stem)]
    else:
        inputs = [
            Input(file, stem, stray=_is_stray(file, place))
            for file, stem in _walk(place, suffixes)
        ]
    if not inputs:
        raise SourceError(
            f"the folder {path} holds no file ending in {' or '.join(suffixes)};"
            " name the files themselves if they end in something else"
        )
    return inputs


def _walk(folder: Path, suffixes: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    """Give the files below a folder that are not hidden, sorted, with their stems."""
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        here = Path(place)
        inside = here.relative_to(folder).as_posix()
        prefix = "" if inside == "." else f"{inside}/"
        for name in sorted(files):
            stem, dot, suffix = name.rpartition(".")
            if stem and not name.startswith(".") and (dot + suffix).lower() in suffixes:
                yield here / name, prefix + stem


def _is_stray(file: Path, folder: Path) -> bool:
    """Tell whether a file is a link that leads out of a folder."""
    return file.is_symlink() and not file.resolve().is_relative_to(folder.resolve())
