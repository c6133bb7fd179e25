"""A comparison as one page, both documents side by side: static, without a script."""

from __future__ import annotations

from unres.diff.compare import Comparison, Side
from unres.diff.report import tell_sum
from unres.diff.rows import DiffRow, DiffSort
from unres.escaping import escape_words
from unres.readers.flat import FlatUnit
from unres.webpage import PageFrame, read_asset, write_webpage


def write_page(a: Side, b: Side, comparison: Comparison) -> bytes:
    """Return the page in UTF-8: every unit of both, the words that differ marked."""
    title = f"{a.name} – {b.name}"
    told = "".join(f"<p>{escape_words(line)}</p>\n" for line in tell_sum(comparison))
    rows = "".join(_write_row(row) for row in comparison.rows)
    names = "".join(
        f'<th scope="col">{escape_words(side.name)}</th>' for side in (a, b)
    )
    body = (
        f"<h1>{escape_words(title)}</h1>\n{told}<table>\n<thead><tr><th></th>{names}"
        f"</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    )
    return write_webpage(PageFrame(title, read_asset("unres.diff")), body)


def _write_row(row: DiffRow) -> str:
    classes = " ".join(row.sorts) or "alike"
    return (
        f'<tr class="{classes}"><th scope="row">{"<br>".join(row.sorts)}</th>'
        f"<td>{_write_unit(row.a, row, DiffSort.REMOVED)}</td>"
        f"<td>{_write_unit(row.b, row, DiffSort.ADDED)}</td></tr>\n"
    )


def _write_unit(unit: FlatUnit | None, row: DiffRow, side: DiffSort) -> str:
    """Return a unit with its name, its number and its words."""
    if unit is None:
        return ""
    new = side is DiffSort.ADDED
    num = f"<b>{escape_words(unit.num)}</b> " if unit.num else ""
    if DiffSort.RENUMBERED in row.sorts:
        num = f"<b>{_mark(unit.num, side)}</b> "
    # The words that the other side has not are marked.
    parts = [(it.same, it.new if new else it.old) for it in row.words]
    parts = parts or [(side not in row.sorts, unit.text)]
    marked = (escape_words(own) if same else _mark(own, side) for same, own in parts)
    name, words = escape_words(row.names[new]), "".join(marked)
    return f'<small>{name}</small><div dir="auto">{num}{words}</div>'


def _mark(words: str, side: DiffSort) -> str:
    name = "ins" if side is DiffSort.ADDED else "del"
    return f"<{name}>{escape_words(words)}</{name}>" if words else ""
