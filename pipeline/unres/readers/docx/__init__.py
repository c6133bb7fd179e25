"""Word: what a file shows, its automatic numbers and its notes in their places."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from unres.errors import LimitError, SourceError
from unres.evidence import Role
from unres.lexicon import notice
from unres.model import Notice, Source
from unres.readers.docx.body import Body
from unres.readers.docx.numbering import read_numbers
from unres.readers.docx.package import Package, W
from unres.readers.docx.styles import read_styles
from unres.readers.flow import Flow, Run
from unres.readers.language import tell_language
from unres.readers.plain import LIMIT
from unres.text import Span

__all__ = ["read_docx"]


def read_docx(data: bytes, name: str, encoding: str = "") -> Source:
    """Read a Word file: the words it shows and all that it knows of them.

    Keeps body, tables, text boxes and notes; heads and feet of pages are furniture.
    Tracked changes are read as accepted, hidden text is left out, each with a notice.
    Macros, links and parts outside the file are never followed.

    Raises:
        SourceError: It is damaged, locked, no Word file, or holds no words.
        LimitError: It is too large, or would be when unpacked.
    """
    if len(data) > LIMIT:
        size = LIMIT // 2**20
        raise LimitError(f"the Word file is larger than {size} MiB; save it smaller")
    package = Package(data)
    links = package.find_related(package.main)
    parts = {kind: target for kind, target, outside in links.values() if not outside}
    styles = read_styles(package.read(parts.get("styles", "")))
    numbers = read_numbers(package.read(parts.get("numbering", "")), styles)
    body = Body(styles, numbers, links)
    flow = Flow(dict(_read_notes(package, parts, body)))
    body.story = "body"
    _add_stories(package, body, flow)
    text, evidence = flow.finish()
    if not text.strip():
        raise SourceError(
            "the Word file holds no words; check that it is the right one"
        )
    digest, language = hashlib.sha256(data).hexdigest(), tell_language(text)
    return Source(
        text,
        name,
        "docx",
        encoding="",
        sha256=digest,
        language=language,
        evidence=evidence,
        notices=tuple(_tell_left(body)),
    )


def _add_stories(package: Package, body: Body, flow: Flow) -> None:
    """Add the body, then the heads and feet of pages, which are furniture."""
    root = package.read(package.main)
    inner = None if root is None else root.find(f"{W}body")
    if inner is not None:
        body.add(inner, flow)
    flow.add_left()
    for kind, target, outside in body.links.values():
        edge = kind in {"header", "footer"} and not outside
        part = package.read(target) if edge else None
        if part is not None:
            body.story = kind
            body.add(part, flow, Role.FURNITURE)


def _read_notes(
    package: Package, parts: dict[str, str], body: Body
) -> Iterator[tuple[str, Sequence[Sequence[Run]]]]:
    """Give the notes by their keys; their lists count apart, on from note to note."""
    for kind in ("footnote", "endnote"):
        root = package.read(parts.get(f"{kind}s", ""))
        body.story = kind
        for note in () if root is None else root.iter(W + kind):
            paragraphs = [body.read_paragraph(p) for p in note.iter(f"{W}p")]
            usual = note.get(f"{W}type", "normal") == "normal"
            # A note without words is a call whose words are missing.
            if usual and any(run.text.strip() for own in paragraphs for run in own):
                yield kind + note.get(f"{W}id", ""), paragraphs


def _tell_left(body: Body) -> Iterator[Notice]:
    """Tell of changes that were accepted and of text that was left out."""
    if body.left["changes"]:
        message = f"{body.left['changes']} tracked changes read as accepted"
        yield notice("changes-accepted", Span(0, 0), message)
    if body.left["hidden"]:
        message = f"{body.left['hidden']} runs of hidden text left out"
        yield notice("hidden-left-out", Span(0, 0), message)
