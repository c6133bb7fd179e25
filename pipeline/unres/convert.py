"""The whole story: bytes in, one model in the middle, bytes out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from unres.annotate import annotate
from unres.errors import LimitError, SchemaError
from unres.ledger import audit
from unres.lexicon import find_language
from unres.lexicon.rules import dropping_rules
from unres.marks import Learned
from unres.model import Document, Source, texts
from unres.readers import OFFICE, READERS, find_format
from unres.recover import recover
from unres.recover.several import part_source
from unres.resolve import Edition, resolve
from unres.segment import segment
from unres.validate import FindingSeverity, check_written, is_sound
from unres.writers import SUFFIXES, write_form
from unres.writers.akn import compose
from unres.writers.docx import Wishes, write_docx

Office = Callable[[bytes, str], bytes]
"""What makes a Word file of the bytes of another one, whose format it is told."""
TOO_LARGE: Final = "X005"
"""The finding of a file that goes beyond what XML parsers read."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a run may decide; nothing else changes the bytes that come out."""

    format: str = ""
    """The format of the files, where the user says it; "" to tell it by content."""
    encoding: str = ""
    """How the file is encoded, where the user knows; "" to find out."""
    date: str = ""
    """The markup date of what is written (ISO), or "" if it is not known."""
    language: str = ""
    """The language of the files by its code, where the user says it; "" to find out."""
    wishes: Wishes = field(default_factory=Wishes)
    """What the user wishes of the look of Word files."""
    dates: tuple[Learned, ...] = ()
    """Days of adoption that other documents of the run print and no table has."""


@dataclass(frozen=True, slots=True)
class Result:
    """A converted document and its files, by the name of the writer."""

    document: Document
    ledger: dict[str, int]
    files: dict[str, bytes]
    others: tuple[Result, ...] = ()
    """The other documents of the file, where it holds several."""

    @property
    def every(self) -> tuple[Result, ...]:
        """All documents of the file, in their order."""
        return (self, *self.others)


def convert(
    data: bytes,
    name: str,
    to: Iterable[str],
    options: Options | None = None,
    office: Office | None = None,
) -> Result:
    """Convert one file, given as bytes and by the name it goes under.

    Where it holds several documents the first is given, with the `others`. Files of
    old and other word processors can be read where `office` makes Word files of them.

    Raises:
        SourceError: The file cannot be read.
        LimitError: What would be written is too large or too deep.
        LossError: The ledger does not balance; nothing is given back then.
        SchemaError: What would be written is not valid.
    """
    options = options or Options()
    form = options.format or find_format(data)
    made = office(data, form) if office and form in OFFICE else data
    source = READERS[form](made, name, options.encoding)
    if options.language:
        source = replace(source, language=find_language(options.language))
    if made is not data:
        # What is made of a file differs from version to version; its words do not.
        digest = hashlib.sha256(data).hexdigest()
        source = replace(source, format=form, sha256=digest)
    first, *others = (_convert(part, to, options) for part in part_source(source))
    return replace(first, others=tuple(others)) if others else first


def _convert(source: Source, to: Iterable[str], options: Options) -> Result:
    document = annotate(segment(recover(source), source), options.dates)
    ledger = audit(texts(document), source.text, dropping_rules())
    edition = resolve(document)
    files: dict[str, bytes] = {}
    for form in to:
        files[form] = _write(form, edition, options, files)
    return Result(document, ledger, files)


def _write(
    form: str, edition: Edition, options: Options, files: Mapping[str, bytes]
) -> bytes:
    """Write one format beside others; refuse Akoma Ntoso that is not valid."""
    if form == "docx":
        return write_docx(edition, options.date, options.wishes)
    if form == "html":
        from unres.writers.html import write_html

        return write_html(edition, options.date, files.get("akn", b""))
    if form != "akn":
        return write_form(form, edition, options.date)
    xml, addresses = compose(edition, options.date)
    refuse_faults(xml, sound=is_sound(edition.root, addresses))
    return xml


def prepare(to: Iterable[str] = tuple(SUFFIXES)) -> None:
    """Load all that conversions to some formats need: it takes longer than one."""
    convert(b"1. 1/1", "", to)


def refuse_faults(xml: bytes, *, sound: bool = False) -> None:
    """Refuse Akoma Ntoso of ours that is not what it must be.

    `sound` says that its ids and references are proved already.

    Raises:
        LimitError: It is too large or too deep for anyone to read it safely.
        SchemaError: It breaks the schema, its ids or its references.
    """
    findings = check_written(xml, sound=sound)
    faults = [f for f in findings if f.severity is FindingSeverity.ERROR]
    if faults:
        first = faults[0]
        if first.code == TOO_LARGE:
            raise LimitError(
                f"the XML made of it would be too large to be checked"
                f" ({first.message}); split the text into several files"
            )
        raise SchemaError(
            f"the XML made of it would not be valid ({len(faults)} faults, the first"
            f" {first.code} on line {first.line}: {first.message}); nothing was"
            " written: this is a bug in unres; please report it and attach the file"
        )
