"""Web pages: the words that a page shows, its notes tied, its menus as furniture."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Final

from unres.errors import LimitError, SourceError
from unres.evidence import Role
from unres.language import UNKNOWN
from unres.lexicon import notice
from unres.model import Notice, Source
from unres.readers.flow import Flow, StyledRun
from unres.readers.html.body import PageParagraph, PageReader
from unres.readers.html.notes import find_notes
from unres.readers.html.page import read_page
from unres.readers.language import tell_language
from unres.readers.plain import BOMS, LIMIT, decode_text
from unres.text import Span

HEAD: Final = 4096
"""How far into a page its encoding may be told."""
_DECLARED: Final = re.compile(
    rb"<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*[\"']?\s*([\w.:-]+)",
    re.IGNORECASE,
)
_LABELS: Final = {
    "ascii": "windows-1252", "us-ascii": "windows-1252", "latin1": "windows-1252",
    "iso-8859-1": "windows-1252", "iso8859-1": "windows-1252", "gb2312": "gb18030",
    "gbk": "gb18030", "iso-8859-9": "windows-1254", "tis-620": "windows-874",
    "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "shift_jis": "cp932",
    "x-sjis": "cp932", "utf-16": "utf-8", "utf-16le": "utf-8", "utf-16be": "utf-8",
    "unicode": "utf-8",
}  # fmt: skip
"""Labels of encodings → what browsers take them for (Encoding Standard, 4.2)."""


def read_html(data: bytes, name: str, encoding: str = "") -> Source:
    """Read a web page: the words it shows and all that it knows of them.

    Keeps the text, its lists with their markers, tables and notes; menus, heads and
    feet of the site are furniture, behind the text. What the page hides is left out,
    with a notice. Nothing is fetched and nothing is run.

    Raises:
        SourceError: It holds no words, or its encoding is not clear.
        LimitError: It is too large, or nested too deep.
    """
    if len(data) > LIMIT:
        size = LIMIT // 2**20
        raise LimitError(f"the web page is larger than {size} MiB; save it smaller")
    decoded = decode_text(data, encoding or _find_declared(data))
    page = read_page(decoded.text)
    body = PageReader(page, find_notes(page))
    flow = Flow(dict(_read_notes(body)))
    around = _add_text(body, flow)
    shown = flow.text
    if not shown.strip():
        raise SourceError("the web page holds no words; check that it is the right one")
    language = tell_language(shown)
    # The title may be all that says the symbol. In a language that is not known it
    # could not be told from the words.
    if page.title not in shown and language is not UNKNOWN:
        around.insert(0, [StyledRun(page.title)])
    for runs in around:
        flow.add_paragraph(runs, Role.FURNITURE)
    text, evidence = flow.finish()
    return Source(
        text,
        name,
        "html",
        encoding=decoded.encoding,
        sha256=hashlib.sha256(data).hexdigest(),
        language=language,
        evidence=evidence,
        notices=tuple(_tell_left(body.left)),
    )


def _read_notes(body: PageReader) -> Iterator[tuple[str, list[list[StyledRun]]]]:
    """Give the notes by their keys; one without words is none."""
    for own, key in body.notes.bodies.items():
        if paragraphs := body.read_note(own, body.notes.markers[key]):
            yield key, paragraphs


def _add_text(body: PageReader, flow: Flow) -> list[list[StyledRun]]:
    """Add the text of a page; give the paragraphs that stand around it."""
    around: list[list[StyledRun]] = []
    for found in body.read(body.page.root):
        if not isinstance(found, PageParagraph):
            flow.add_table(found)
        elif found.around:
            around.append(found.runs)
        elif found.known:
            role = Role.HEADING if found.level > 1 else Role.PARAGRAPH
            flow.add_paragraph(found.runs, role, found.level)
        else:
            flow.add_lines(found.runs)
    flow.add_left()
    return around


def _find_declared(data: bytes) -> str:
    """Find the encoding that a page says it is in, if it is; "" where that is open."""
    if data.startswith(tuple(BOMS)):
        return ""
    m = _DECLARED.search(data[:HEAD])
    label = m[1].decode("ascii", "replace").lower() if m else ""
    label = _LABELS.get(label, label)
    try:
        data.decode(label)
    except (LookupError, ValueError):
        return ""
    return label


def _tell_left(count: int) -> list[Notice]:
    what = "element is" if count == 1 else "elements are"
    message = f"{count} {what} left out, for the page hides what they say"
    return [notice("hidden-left-out", Span(0, 0), message)] if count else []
