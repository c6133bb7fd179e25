"""The package of a Word file: checked before anything of it is opened."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from io import BytesIO
from typing import Final

from lxml import etree

from unres.errors import LimitError, SourceError
from unres.readers.hardened import make_parser

ENTRIES: Final = 5_000
"""A Word file has at most so many parts."""
RATIO: Final = 200
"""No part is larger than so many times its packed size, where it is large."""
SMALL: Final = 1 << 20
"""What is not larger than this may be packed as tightly as it likes."""
WHOLE: Final = 300 << 20
"""All parts together are at most so large."""
PART: Final = 64 << 20
"""A part that is read is at most so large."""
W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT: Final = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R[1:-1].encode(),
}
"""Namespaces of strict files → those of all others."""

Element = etree._Element
Links = dict[str, tuple[str, str, bool]]
"""What a part refers to: id → kind, target, whether it is outside."""
_DAMAGE: Final = (
    *(zipfile.BadZipFile, zlib.error, EOFError, KeyError, OSError, RuntimeError),
    ValueError,
)


class Package:
    """The parts of a Word file, read when they are asked for."""

    def __init__(self, data: bytes) -> None:
        """Take the bytes of a file.

        Raises:
            SourceError: It is no zip archive, is locked, or is no Word file.
            LimitError: It has too many parts, too large ones, or packed too tightly.
        """
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _DAMAGE as error:
            raise _explain(str(error)) from error
        _check(self._zip.infolist())
        self._names = {name.lower(): name for name in self._zip.namelist()}
        self._read: dict[str, Element] = {}
        targets = self.find_related("")
        main = [t for kind, t, _ in targets.values() if kind == "officeDocument"]
        self.main = main[0] if main else "word/document.xml"
        """The part with the body."""
        if self.main.lower() not in self._names:
            raise SourceError(
                "this zip archive holds no Word document; give a .docx file, or take"
                " the files out of the archive first"
            )

    def read(self, name: str) -> Element:
        """Read a part, once; an empty element where there is none.

        Raises:
            SourceError: The part is damaged, or declares a document type.
            LimitError: The part is too large.
        """
        if name in self._read:
            return self._read[name]
        if (own := self._names.get(name.lower())) is None:
            return etree.Element("none")
        if self._zip.getinfo(own).file_size > PART:
            raise LimitError(
                f"the part {own} of the Word file is too large to be read; save it"
                " as several files"
            )
        try:
            with self._zip.open(own) as stream:
                data = stream.read(PART + 1)
        except _DAMAGE as error:
            raise _explain(f"{own}: {error}") from error
        for strict, usual in _STRICT.items():
            data = data.replace(strict, usual)
        try:
            root = etree.fromstring(data, make_parser())
        except (etree.XMLSyntaxError, ValueError) as error:
            raise _explain(f"{own}: {error}") from error
        # Asked of the parser: a declaration may stand in any encoding, at any depth.
        if root.getroottree().docinfo.internalDTD is not None:
            raise SourceError(
                f"the part {own} has a document type, which no Word file may have;"
                " save the file again in a word processor"
            )
        self._read[name] = root
        return root

    def find_related(self, part: str) -> Links:
        """Give what a part refers to; what is outside is never opened."""
        folder, name = posixpath.split(part)
        root = self.read(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: Links = {}
        for link in root.iter("{*}Relationship"):
            kind = (link.get("Type") or "").rpartition("/")[2]
            target = link.get("Target") or ""
            outside = link.get("TargetMode") == "External"
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, target))[1:]
            found[link.get("Id") or ""] = (kind, target, outside)
        return found


def _check(entries: list[zipfile.ZipInfo]) -> None:
    """Raise if opening the parts of an archive could cost too much."""
    if len(entries) > ENTRIES:
        raise LimitError(
            f"the Word file has {len(entries):,} parts and at most {ENTRIES:,} are"
            " read; save it again in a word processor"
        )
    if sum(entry.file_size for entry in entries) > WHOLE:
        raise LimitError(
            f"the Word file unpacks to more than {WHOLE >> 20} MiB; save it without"
            " its pictures"
        )
    for entry in entries:
        large = entry.file_size > SMALL
        if large and entry.file_size > RATIO * max(entry.compress_size, 1):
            raise LimitError(
                f"the part {entry.filename} unpacks to {entry.file_size:,} bytes, over"
                f" {RATIO} times its size: the file may be a bomb and is not opened;"
                " if you trust it, save it again in a word processor"
            )
        if entry.flag_bits & 1:
            raise SourceError(
                "the Word file is locked with a password; save a copy without one"
            )


def _explain(fault: str) -> SourceError:
    return SourceError(
        f"the Word file is damaged ({fault}); open it in a word processor, let it"
        " repair the file, and save it again"
    )
