"""The list of all pages: what is to be looked at first, and what has no page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from unres.escaping import escape_words, quote_value
from unres.review.case import Case, RunCount, count_characters
from unres.webpage import PageFrame, read_asset, write_webpage

FAILED: Final = "failed"
GROUPS: Final = {"failed": "No page", "review": "To review", "ok": "No doubts"}
"""Status → the heading of the documents that have it, in their order."""


@dataclass(frozen=True, slots=True)
class IndexLine:
    """What the list says of one document."""

    name: str
    """Its file, from the folder on that was converted."""
    href: str = ""
    """The link to its page, "" if it has none."""
    status: str = FAILED
    title: str = ""
    symbol: str = ""
    language: str = ""
    format: str = ""
    counts: RunCount = field(default_factory=RunCount)
    """What was read of its characters."""
    notices: Mapping[str, int] = field(default_factory=dict)
    """Code of a notice → how many there are."""
    message: str = ""
    """Why it has no page."""


def describe_case(name: str, href: str, case: Case) -> IndexLine:
    """Return what the list says of a case."""
    meta, source = case.document.meta, case.document.source
    return IndexLine(
        name,
        href,
        case.document.status,
        meta.title,
        meta.symbol,
        meta.language.tag,
        source.format,
        count_characters(case)[0],
        Counter(notice.code for notice in case.notices),
    )


def write_index(lines: Sequence[IndexLine]) -> bytes:
    """Return the list in UTF-8, without a script; documents keep their order."""
    counts = Counter(line.status for line in lines)
    told = ", ".join(f"{counts[s]:,} {s}" for s in GROUPS if counts[s]) or "none"
    total = sum(line.counts.total for line in lines)
    body = (
        '<header class="top"><h1>Review</h1>\n'
        f'<p class="proof">Documents: {told}. Their sources have {total:,} characters,'
        " and each page accounts for all of its own.</p></header>\n"
        f'<main class="list">\n{"".join(_write_groups(lines))}</main>\n'
    )
    return write_webpage(PageFrame("Review", read_asset("unres.review"), "en"), body)


def _write_groups(lines: Sequence[IndexLine]) -> Iterator[str]:
    """Yield the documents of each status as a table."""
    for status, heading in GROUPS.items():
        own = [line for line in lines if line.status == status]
        if not own:
            continue
        yield f'<section aria-labelledby="{status}"><h2 id="{status}">{heading}</h2>\n'
        yield '<div class="wide"><table>\n<thead><tr>'
        names = ("file", "reason") if status == FAILED else COLUMNS
        yield from (f'<th scope="col">{name}</th>' for name in names)
        yield "</tr></thead>\n<tbody>\n"
        yield from map(_write_line, own)
        yield "</tbody>\n</table></div></section>\n"
    yield from _write_codes(lines)


COLUMNS: Final = (
    "file", "symbol", "title", "language", "format", "characters",
    "left out", "letters left out", "notices",
)  # fmt: skip


def _write_line(line: IndexLine) -> str:
    name = f"<bdi>{escape_words(line.name)}</bdi>"
    if line.status == FAILED:
        reason = f"<td>{escape_words(line.message)}</td>"
        return f'<tr><th scope="row">{name}</th>{reason}</tr>\n'
    head = f'<th scope="row"><a href="{quote_value(line.href)}">{name}</a></th>'
    words = (line.symbol, line.title, line.language, line.format)
    notices, whole = ", ".join(_count(line.notices)), line.counts
    return (
        f"<tr>{head}"
        + "".join(f'<td dir="auto">{escape_words(each)}</td>' for each in words)
        + "".join(
            f'<td class="count">{count:,}</td>'
            for count in (whole.total, whole.dropped, whole.letters)
        )
        + f"<td>{notices}</td></tr>\n"
    )


def _count(notices: Mapping[str, int]) -> Iterator[str]:
    """Yield the codes of notices with their numbers where there are several."""
    for code, count in sorted(notices.items()):
        yield escape_words(code) + (f" ×\u00a0{count}" if count > 1 else "")


def _write_codes(lines: Iterable[IndexLine]) -> Iterator[str]:
    """Yield how often each kind of notice is in all documents."""
    total, documents = Counter[str](), Counter[str]()
    for line in lines:
        total.update(line.notices)
        documents.update(line.notices.keys())
    if not total:
        return
    yield '<section aria-labelledby="codes"><h2 id="codes">Notices by kind</h2>\n'
    yield '<table><thead><tr><th scope="col">code</th><th scope="col">notices</th>'
    yield '<th scope="col">documents</th></tr></thead>\n<tbody>\n'
    for code, count in sorted(total.items(), key=lambda each: (-each[1], each[0])):
        yield f'<tr><th scope="row">{escape_words(code)}</th><td>{count:,}</td>'
        yield f"<td>{documents[code]:,}</td></tr>\n"
    yield "</tbody>\n</table></section>\n"
