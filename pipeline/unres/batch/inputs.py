"""What a run reads, and what its results are called: that no two share a name."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from unres.batch.bucket import find_objects
from unres.batch.input import STDIN, Input, is_url
from unres.batch.results import walk_files
from unres.errors import OutputError, SourceError
from unres.model import Meta
from unres.readers import OFFICE, find_format
from unres.readers.markup import find_kind
from unres.readers.plain import LIMIT

SUFFIXES: dict[str, tuple[str, ...]] = {
    "text": (".txt", ".text"),
    "pdf": (".pdf",),
    "docx": (".docx",),
    "html": (".html", ".htm", ".xhtml"),
    "akn": (".xml", ".akn"),
    **{form: (f".{form}",) for form in OFFICE},
}
SUFFIXES[""] = tuple(chain.from_iterable(SUFFIXES.values()))
"""Format → the suffixes that a folder is searched for; "" is what can be converted."""
WRITTEN: Final = (".docx", ".html", ".plain.txt", ".xml")
"""The ends of the names of files that a run reads and writes."""
HEAD: Final = 4096
"""How many bytes of a skipped file are read to say what it is."""
_SYMBOL_NAMES = str.maketrans(" /[]*:;", "__^^!#%")


class Found(NamedTuple):
    """What arguments stand for."""

    inputs: list[Input]
    skipped: list[str]
    """The files of folders that do not end as the format does, by their paths."""


def find_inputs(paths: Iterable[str], format: str = "") -> list[Input]:
    """Return the files to read, without those that are skipped.

    Raises:
        SourceError: There is nothing of the format.
    """
    return gather_inputs(paths, format).inputs


def gather_inputs(
    paths: Iterable[str], format: str = "", out: str | None = None
) -> Found:
    """Find the files of a run, each once, in an order that does not depend on the disk.

    A file that is named is always taken. A folder is walked for the suffixes of the
    format, and its tree is mirrored; other files are skipped, but for hidden ones and
    those in the output folder. What a run may have written there is taken only
    where the format says so.

    Raises:
        SourceError: There is nothing of the format.
    """
    found: dict[Path | str, Input] = {}
    skipped: dict[str, None] = {}
    folders: dict[Path, Path] = {}
    suffixes = SUFFIXES[format]
    paths = list(paths)
    root = None if out is None or is_url(out) else Path(out).resolve()
    for path in paths:
        inputs, left = _find_below(path, suffixes)
        if root and not format:
            inputs = [x for x in inputs if not _is_output(x, path, root, folders)]
        skipped |= dict.fromkeys(left)
        for each in inputs:
            place = each.path and resolve(each.path, folders)
            found.setdefault(place or each.place, each)
    if not found:
        raise SourceError(_explain_nothing(paths, suffixes, list(skipped)))
    if root:
        skipped = {
            path: None
            for path in skipped
            if is_url(path) or not resolve(Path(path), folders).is_relative_to(root)
        }
    return Found(list(found.values()), list(skipped))


def _is_output(found: Input, path: str, root: Path, folders: dict[Path, Path]) -> bool:
    """Return whether a file stands where the run writes its own."""
    if found.path is None or not found.path.name.lower().endswith(WRITTEN):
        return False
    walked = not is_url(path) and Path(path).is_dir()
    return walked and resolve(found.path, folders).is_relative_to(root)


def resolve(path: Path, folders: dict[Path, Path]) -> Path:
    """Return where a file really stands; looks each folder up only once."""
    if path.is_symlink():
        return path.resolve()
    parent = path.parent
    if parent not in folders:
        folders[parent] = parent.resolve()
    return folders[parent] / path.name


def _find_below(path: str, suffixes: tuple[str, ...]) -> Found:
    if path == STDIN:
        return Found([Input(None, "stdin", sys.stdin.buffer.read(LIMIT + 1))], [])
    if is_url(path):
        return Found(*find_objects(path, suffixes))
    if not (place := Path(path)).is_dir():
        return Found([Input(place, place.stem)], [])
    found = Found([], [])
    root = place.resolve()
    for file, inside in walk_files(place):
        if inside.suffix.lower() in suffixes:
            stem = inside.with_suffix("").as_posix()
            # A link may lead out of the folder.
            stray = file.is_symlink() and not file.resolve().is_relative_to(root)
            found.inputs.append(Input(file, stem, stray=stray))
        else:
            found.skipped.append(str(file))
    return found


def _explain_nothing(
    paths: list[str], suffixes: tuple[str, ...], skipped: list[str]
) -> str:
    advice = "name the files themselves if they end in something else"
    if not skipped:
        advice = "it has no visible files"
    elif kind := _tell_kind(skipped[0]):
        advice = (
            f"{skipped[0]} is {kind}: save such files as plain text (UTF-8) first, in"
            f" files ending in {suffixes[0]}"
        )
    where = " and ".join(paths)
    return f"no file in {where} ends in {name_suffixes(suffixes)}; {advice}"


def name_suffixes(suffixes: tuple[str, ...]) -> str:
    """Return several suffixes in words.

    >>> name_suffixes((".txt", ".text", ".pdf"))
    '.txt, .text or .pdf'
    """
    return " or ".join(filter(None, (", ".join(suffixes[:-1]), suffixes[-1])))


def _tell_kind(path: str) -> str:
    """Return what a file is that cannot be read, or "" if it may be named."""
    if is_url(path):
        return ""
    try:
        with Path(path).open("rb") as stream:
            data = stream.read(HEAD)
    except OSError:
        return ""
    # Of a format that is read the content tells, whatever the name ends in.
    return find_kind(data) if find_format(data) == "text" else ""


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


def rename(source: Input, name: str) -> str:
    """Return the stem of an input's results under another name, in the same folder."""
    return str(PurePosixPath(source.stem).with_name(name)) if name else source.stem


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
