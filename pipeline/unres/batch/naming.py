"""What results are called, and that no two share a name."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from unres.batch.input import Input, is_url
from unres.batch.inputs import resolve
from unres.errors import OutputError
from unres.model import Meta

_SYMBOL_NAMES = str.maketrans(" /[]*:;", "__^^!#%")


class ClashError(OutputError):
    """Two outputs would share a name, or an output would replace an input."""

    code = "names-clash"


def name_by_symbol(meta: Meta) -> str:
    """Return a file name made of symbol and language, or "" where there is no symbol.

    The signs that names may not hold are replaced as the Dag Hammarskjöld Library
    does it.

        >>> name_by_symbol(Meta(symbol="A/HRC/RES/27/20"))
        'A_HRC_RES_27_20-UND'
    """
    name = meta.symbol.translate(_SYMBOL_NAMES)
    fits = name and name.isprintable() and not name.startswith(".")
    return f"{name}-{meta.language.tag.upper()}" if fits else ""


def find_clashes(
    stems: Mapping[Input, str], out: Path | str, suffixes: Iterable[str]
) -> dict[Input, ClashError]:
    """Return the inputs whose results would share a name or replace an input, and why.

    Names that differ only in case or in how accents are written count as one, for
    on many disks they are.
    """
    clashes: dict[Input, ClashError] = {}
    first: dict[str, Input] = {}
    for source, stem in stems.items():
        if (other := first.setdefault(fold(stem), source)) is not source:
            clash = ClashError(
                f"{other.label} and {source.label} would both be written to"
                f" {out}/{stem}; rename one, or convert them into different folders"
            )
            clashes[source] = clash
            clashes.setdefault(other, clash)
    inside = {} if is_url(out) else _find_inside(Path(out), stems)
    endings = tuple(suffixes) if inside else ()
    for source, stem in stems.items():
        for name in (stem + suffix for suffix in endings):
            if name in inside:
                clash = ClashError(
                    f"{inside[name].label} is an input and would be overwritten;"
                    " choose another folder with -o OUT"
                )
                clashes.setdefault(source, clash)
    return clashes


def _find_inside(out: Path, inputs: Iterable[Input]) -> dict[str, Input]:
    """Return the inputs that stand in the output folder, by their names there."""
    root, folders = out.resolve(), dict[Path, Path]()
    places = ((resolve(i.path, folders), i) for i in inputs if i.path is not None)
    # Most inputs stand elsewhere, and comparing words is cheap.
    below = f"{root}{os.sep}"
    return {
        place.relative_to(root).as_posix(): each
        for place, each in places
        if str(place).startswith(below)
    }


def list_numbered(stems: Iterable[str]) -> dict[str, frozenset[int]]:
    """Return the numbers at the end of stems, by what is before them, folded.

    The files of an input that holds several documents are numbered in this way.

        >>> list_numbered(["a/x-2", "a/X-1", "y-1b"])
        {'a/x': frozenset({1, 2})}
    """
    found: dict[str, frozenset[int]] = {}
    for stem in stems:
        before, _, number = stem.rpartition("-")
        if number.isdecimal() and not number.startswith("0"):
            name = fold(before)
            found[name] = found.get(name, frozenset()) | {int(number)}
    return found


def fold(stem: str) -> str:
    """Return what names have in common that a disk may take for one."""
    return unicodedata.normalize("NFC", stem).casefold()
