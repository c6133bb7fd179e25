"""Word: what a file shows, its automatic numbers and its notes in their places."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from unres.errors import LimitError, SourceError
from unres.evidence import Role
from unres.lexicon import notice
from unres.model import Notice, Source
from unres.readers.docx.body import StoryReader
from unres.readers.docx.numbering import read_numbers
from unres.readers.docx.package import Element, Links, Package, R, W
from unres.readers.docx.styles import is_set, read_int, read_styles, read_val
from unres.readers.flow import Flow, Runs, has_words
from unres.readers.language import tell_language
from unres.readers.plain import LIMIT
from unres.text import Span


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
    root = package.read(package.main)
    forms = _read_forms(package.read(parts.get("settings", "")), root)
    body = StoryReader(package, styles, numbers, forms=forms)
    flow = Flow(dict(_read_notes(parts, body)), body.printed)
    _add_stories(body, flow, links)
    text, evidence = flow.finish()
    if not text.strip():
        told = "the Word file holds no words; check that it is the right one"
        raise SourceError(told)
    return Source(
        text,
        name,
        "docx",
        encoding="",
        sha256=hashlib.sha256(data).hexdigest(),
        language=tell_language(text),
        evidence=evidence,
        notices=tuple(_tell_left(body)),
    )


def _add_stories(body: StoryReader, flow: Flow, links: Links) -> None:
    """Add the body, then the heads and feet of pages, which are furniture.

    The head of the first page stands above the body: there the masthead is printed.
    """
    edges = {
        key: (kind, target)
        for key, (kind, target, outside) in links.items()
        if kind in {"header", "footer"} and not outside
    }
    main = body.package.main
    first = _find_first_head(body.package.read(main))
    if first in edges:
        body.add(body.begin(*edges.pop(first)), flow, Role.MASTHEAD)
    for inner in body.begin("body", main).iterchildren(f"{W}body"):
        body.add(inner, flow)
    flow.add_left()
    for edge in dict.fromkeys(edges.values()):
        body.add(body.begin(*edge), flow, Role.FURNITURE)


def _find_first_head(root: Element) -> str:
    """Find the id of the head that only the first page of the file has; "" for none."""
    section = next(root.iter(f"{W}sectPr"), None)
    if section is None or not is_set(section.find(f"{W}titlePg")):
        return ""
    head = section.find(f"{W}headerReference[@{W}type='first']")
    return "" if head is None else head.get(f"{R}id", "")


def _read_forms(settings: Element, root: Element) -> dict[str, tuple[str, int]]:
    """Read how notes are numbered: in the settings, or by the last section."""
    forms = {"footnote": ("decimal", 1), "endnote": ("lowerRoman", 1)}
    for part in (settings, *list(root.iter(f"{W}sectPr"))[-1:]):
        for kind, (form, first) in list(forms.items()):
            if (own := part.find(f"{W}{kind}Pr")) is not None:
                told = read_val(own.find(f"{W}numFmt")) or form
                forms[kind] = told, read_int(own.find(f"{W}numStart"), first)
    return forms


def _read_notes(
    parts: dict[str, str], body: StoryReader
) -> Iterator[tuple[str, Sequence[Runs]]]:
    """Give the notes by their keys; their lists count apart, on from note to note."""
    for kind in ("footnote", "endnote"):
        root = body.begin(kind, parts.get(f"{kind}s", ""))
        for note in root.iter(W + kind):
            key = kind + note.get(f"{W}id", "")
            paragraphs = [body.read_paragraph(p) for p in note.iter(f"{W}p")]
            usual = note.get(f"{W}type", "normal") == "normal"
            # A note without words is a call whose words are missing.
            if usual and any(map(has_words, paragraphs)):
                yield key, paragraphs


def _tell_left(body: StoryReader) -> Iterator[Notice]:
    changes, hidden = body.left["changes"], body.left["hidden"]
    if changes:
        message = f"{changes} tracked changes read as accepted"
        yield notice("changes-accepted", Span(0, 0), message)
    if hidden:
        message = f"{hidden} runs of hidden text left out"
        yield notice("hidden-left-out", Span(0, 0), message)
