"""What a run reads, what it will be called, and that no two share a name."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from unres.errors import ExitCode, OutputError, SourceError
from unres.model import Meta
from unres.readers.plain import LIMIT

STDIN = "-"
"""The name that stands for the standard input."""

SUFFIXES: dict[str, tuple[str, ...]] = {
    "": (".txt", ".text", ".pdf"),
    "text": (".txt", ".text"),
    "pdf": (".pdf",),
    "akn": (".xml", ".akn"),
}
"""Format → the suffixes that a folder is searched for; "" is what can be converted."""

_SYMBOL_NAMES = str.maketrans(" /[]*:;", "__^^!#%")


class ClashError(OutputError):
    """Two results would have one name, or a result would replace an input."""

    exit_code = ExitCode.USAGE
    code = "names-clash"


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read; `path` is None for the standard input."""

    path: Path | None
    stem: str
    """Where its results go, below the output folder and without a suffix."""
    data: bytes = b""
    """The bytes of the standard input, which can be read only once."""
    stray: bool = False
    """Whether it is a link that leads out of the folder that was named."""

    @property
    def label(self) -> str:
        """What messages call it."""
        return STDIN if self.path is None else str(self.path)

    @property
    def name(self) -> str:
        """The name under which the document says it was read."""
        return "stdin" if self.path is None else self.path.name

    @property
    def key(self) -> str:
        """What the manifest calls it: its path from the named folder on."""
        return STDIN if self.path is None else f"{self.stem}{self.path.suffix}"

    @property
    def place(self) -> str:
        """Where it was found."""
        return STDIN if self.path is None else str(self.path.absolute())

    def facts(self) -> tuple[int, str]:
        """Give its size, and what changes when it does: the time of its last change.

        Raises:
            SourceError: The file is not there, or must not be read.
        """
        if self.path is None:
            return len(self.data), ""
        if self.stray:
            raise SourceError(
                "it is a link that leads out of the folder; name the file itself, or"
                " put a copy in its place"
            )
        try:
            facts = self.path.stat()
        except OSError as error:
            raise _explain_fault(error) from error
        return facts.st_size, str(facts.st_mtime_ns)

    def read(self) -> bytes:
        """Give its bytes; of a file past the limit only so many as prove it.

        Raises:
            SourceError: The file is not there or may not be read.
        """
        self.facts()
        if self.path is None:
            return self.data
        try:
            with self.path.open("rb") as stream:
                return stream.read(LIMIT + 1)
        except OSError as error:
            raise _explain_fault(error) from error


def _explain_fault(error: OSError) -> SourceError:
    """Give the error that says why a file cannot be read."""
    return SourceError(
        f"the file cannot be read ({error.strerror}); check that it is there"
        " and that you may read it"
    )


def find_inputs(paths: Iterable[str], format: str = "") -> list[Input]:
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
            place = each.path and _resolve(each.path, folders)
            found.setdefault(place or each.place, each)
    return list(found.values())


def is_url(place: object) -> bool:
    """Tell whether a place is in a bucket rather than in a folder."""
    return "://" in str(place)


def _resolve(path: Path, folders: dict[Path, Path]) -> Path:
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
        from unres.batch.bucket import find_objects

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
            f"the folder {path} holds no file ending in {_list(suffixes)};"
            " name the files themselves if they end in something else"
        )
    return inputs


def _list(suffixes: tuple[str, ...]) -> str:
    """Name several suffixes."""
    return " or ".join(filter(None, (", ".join(suffixes[:-1]), suffixes[-1])))


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


def name_by_symbol(meta: Meta) -> str:
    """Give a file name made of symbol and language, or "" where there is no symbol.

    The signs that names may not hold are replaced as the Dag Hammarskjöld Library
    does it.

        >>> name_by_symbol(Meta(symbol="A/HRC/RES/27/20"))
        'A_HRC_RES_27_20-EN'
    """
    name = meta.symbol.translate(_SYMBOL_NAMES)
    fits = name and name.isprintable() and not name.startswith(".")
    return f"{name}-{meta.language.upper()}" if fits else ""


def rename(source: Input, name: str) -> str:
    """Give the stem of an input's results under another name, in the same folder."""
    return str(PurePosixPath(source.stem).with_name(name)) if name else source.stem


def check_names(
    stems: Mapping[Input, str], out: Path | str, suffixes: Iterable[str]
) -> None:
    """Make sure that every result has a name of its own and replaces no input.

    Names that differ only in case or in how accents are written count as one, for
    on many disks they are.

    Raises:
        ClashError: They clash; nothing has been written then.
    """
    first: dict[str, Input] = {}
    for source, stem in stems.items():
        other = first.setdefault(_fold(stem), source)
        if other is not source:
            raise ClashError(
                f"{other.label} and {source.label} would both be written to"
                f" {out}/{stem}; rename one, or convert them into different folders"
            )
    inside = {} if is_url(out) else _find_inside(Path(out), stems)
    names = (stem + suffix for stem in stems.values() for suffix in suffixes)
    for name in names if inside else ():
        if name in inside:
            raise ClashError(
                f"{inside[name].label} is an input and would be overwritten;"
                " choose another folder with -o OUT"
            )


def _find_inside(out: Path, inputs: Iterable[Input]) -> dict[str, Input]:
    """Give the inputs that stand in the output folder, by their names there."""
    root, folders = out.resolve(), dict[Path, Path]()
    places = ((_resolve(i.path, folders), i) for i in inputs if i.path is not None)
    # Most inputs stand elsewhere, and comparing words is cheap.
    below = f"{root}{os.sep}"
    return {
        place.relative_to(root).as_posix(): each
        for place, each in places
        if str(place).startswith(below)
    }


def _fold(stem: str) -> str:
    """Give what names have in common that a disk may take for one."""
    return unicodedata.normalize("NFC", stem).casefold()
