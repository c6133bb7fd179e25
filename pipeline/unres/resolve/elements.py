"""The elements of blocks: in running lines, and in the hierarchy of the body.

The two call each other: a list stands in a cell, a quoted text holds paragraphs.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from itertools import chain, groupby

from unres.model import Kind, MarkKind
from unres.resolve.nodes import (
    HEADED,
    LEVELS,
    LISTED,
    PREAMBLE,
    SOLID,
    Node,
    find_levels,
    find_title,
    splice,
)
from unres.resolve.units import CELLS, NUMBERED, Fill, Unit, filled


def words(node: Node, name: str = "p", fill: Fill = Fill.TEXT) -> tuple[Unit, ...]:
    """Give the element that holds a node's words, if it has any or a footnote."""
    notes = _find_notes(node) if node.calls or node.notes else ()
    full = node.text or (fill in NUMBERED and node.num)
    return (Unit(name, node, fill, notes),) if full or notes else ()


def number(node: Node) -> tuple[Unit, ...]:
    """Give the `num` of a node that has one."""
    return (Unit("num", node, Fill.NUM),) if node.num else ()


def blocks(nodes: Sequence[Node]) -> tuple[Unit, ...]:
    """Lay out nodes where only blocks may stand: lines, lists, tables."""
    return _gather(nodes, "blockList", LISTED, _point, _block) if nodes else ()


def _gather(
    nodes: Sequence[Node],
    name: str,
    listed: Collection[Kind],
    point: Callable[[Node], Unit],
    other: Callable[[Node], tuple[Unit, ...]],
) -> tuple[Unit, ...]:
    """Lay out nodes, and points that stand side by side as a list."""
    units: list[Unit] = []
    for points, run in groupby(nodes, key=lambda node: node.kind in listed):
        if points:
            units.append(Unit(name, units=tuple(map(point, run))))
        else:
            units += chain.from_iterable(map(other, run))
    return tuple(units)


def listing(node: Node) -> tuple[Unit, ...]:
    """Lay out a paragraph among blocks; its words introduce its points.

    Words that end as a whole paragraph does introduce nothing.
    """
    head = node.shown[:1]
    ended = node.text.endswith((",", ";", "."))
    if ended or not head or head[0].kind not in LISTED:
        return words(node, fill=Fill.LINE) + blocks(node.shown)
    end = next(
        (n for n, part in enumerate(node.shown) if part.kind not in LISTED),
        len(node.shown),
    )
    rest = node.shown[end:]
    intro = words(node, "listIntroduction", Fill.LINE)
    points = tuple(_point(part) for part in node.shown[:end])
    closing: tuple[Unit, ...] = ()
    if len(rest) == 1 and rest[0].kind is Kind.PROSE and not rest[0].shown:
        closing = words(rest[0], "listWrapUp", Fill.LINE)
        rest = ()
    return (Unit("blockList", units=intro + points + closing), *blocks(rest))


def flow(nodes: Sequence[Node], place: str) -> tuple[Unit, ...]:
    """Lay out nodes in the hierarchy of the element named by `place`."""
    find_levels(nodes, place)
    point, level = partial(_paragraph, name="point"), partial(_level, place=place)
    return _gather(nodes, "list", (Kind.POINT,), point, level)


def container(node: Node) -> Unit:
    """Lay out a preambular paragraph."""
    return Unit("container", node, units=filled(listing(node)))


def formula(node: Node) -> Unit:
    """Lay out an enacting formula."""
    inner = words(node, fill=Fill.LINE) + blocks(node.shown)
    return Unit("formula", node, units=filled(inner))


def headed(node: Node) -> Unit:
    """Lay out a heading where no hierarchy can stand."""
    inner = number(node) + words(node, "heading")
    return Unit("tblock", node, units=inner + filled(blocks(node.shown)))


def _block(node: Node) -> tuple[Unit, ...]:
    if node.kind in HEADED:
        return (headed(node),)
    if node.kind is Kind.TABLE:
        return (_table(node),)
    if node.kind is Kind.QUOTED:
        return (Unit("p", units=(_quote(node, "embeddedStructure"),)),)
    if node.kind is Kind.NOTE:
        return (Unit("p", units=(_note(node),)),)
    return listing(node)


def _level(node: Node, place: str) -> tuple[Unit, ...]:
    """Lay out one node, not a point, in the hierarchy."""
    if node.kind in HEADED:
        return (_section(node, place),)
    if node.kind in PREAMBLE:
        return _crossing(node, place)
    if place == "quoted" and node.kind is not Kind.OPERATIVE:
        return _block(node)
    return (_paragraph(node, "paragraph"),)


def _crossing(node: Node, place: str) -> tuple[Unit, ...]:
    """Lay out a formula or a preambular paragraph among operative ones."""
    if place == "quoted" and node.kind is Kind.FORMULA:
        return (formula(node),)
    if place in {"mainBody", "quoted"}:
        return (container(node),)
    # A section holds no container: the words stand as a heading across it.
    words_across = words(node, "crossHeading", Fill.LINE)
    return words_across + flow(node.shown, place)


def _section(node: Node, place: str) -> Unit:
    name = "part" if node.kind is Kind.PART else node.level or "hcontainer"
    if name == "division" and place in {"division", "subdivision"}:
        name = "subdivision"
    inner = number(node) + words(node, "heading") + flow(node.shown, name)
    return Unit(name, node, units=inner, marker=node.named)


def _paragraph(node: Node, name: str) -> Unit:
    """Lay out a numbered paragraph or point, or one of other words.

    Plain words are its content. Points make a list with an intro and a wrap-up;
    lists that take turns with words stand in an alinea each.
    """
    if node.kind in SOLID:
        content = Unit("content", units=_block(node))
        return Unit(name, units=(content,))
    if not node.shown:
        content = Unit("content", units=filled(words(node)))
        return Unit(name, node, units=(*number(node), content))
    title = find_title(node)
    head = number(node) + (words(title, "heading") if title else ())
    parts = (*title.shown, *node.shown[1:]) if title else node.shown
    runs: list[tuple[tuple[Unit, ...], list[Node]]] = [(words(node), [])]
    changes = any(mark.kind is MarkKind.AMENDMENT for mark in node.block.marks)
    for part in splice(parts):
        lines, levels = runs[-1]
        if part.kind in LEVELS:
            levels.append(part)
            continue
        quoted = changes and part.kind is Kind.QUOTED and not part.is_document
        own = _change(part) if quoted else _own(part)
        if levels:
            runs.append((own, []))
        else:
            runs[-1] = (lines + own, levels)
    return Unit(name, node, units=head + _runs(runs))


def _runs(runs: Sequence[tuple[tuple[Unit, ...], list[Node]]]) -> tuple[Unit, ...]:
    """Lay out words and the points after them, over and over."""
    match runs:
        case [(lines, [])]:
            return (Unit("content", units=filled(lines)),)
        case [(lines, levels)]:
            return (_list(lines, levels),)
        case [(lines, levels), (end, [])]:
            return (_list(lines, levels, end),)
        case _:
            return tuple(Unit("alinea", units=_runs([run])) for run in runs)


def _list(
    intro: tuple[Unit, ...], levels: Sequence[Node], end: tuple[Unit, ...] = ()
) -> Unit:
    units: list[Unit] = [Unit("intro", units=intro)] if intro else []
    find_levels(levels, "list")
    for node in levels:
        if node.kind is Kind.POINT:
            units.append(_paragraph(node, "point"))
        else:
            units += _level(node, "list")
    if end:
        units.append(Unit("wrapUp", units=end))
    return Unit("list", units=tuple(units))


def _own(node: Node) -> tuple[Unit, ...]:
    """Give a node's own words as blocks, without what was spliced after it."""
    return _block(node) if node.kind in SOLID else words(node, fill=Fill.LINE)


def _point(node: Node) -> Unit:
    """Lay out a point of a list among blocks."""
    inner = words(node) + blocks(node.shown)
    return Unit("item", node, units=number(node) + filled(inner))


def _quote(node: Node, name: str) -> Unit:
    """Lay out a quoted text with the structure of its own.

    One that is a document stands among the components.
    """
    refer = (Unit("documentRef", node),) if node.is_document else ()
    inner = words(node, fill=Fill.LINE) + (refer or flow(node.shown, "quoted"))
    return Unit(name, node, units=filled(inner))


def _change(node: Node) -> tuple[Unit, ...]:
    """Lay out a text that takes the place of another."""
    return (Unit("p", units=(Unit("mod", units=(_quote(node, "quotedStructure"),)),)),)


def _table(node: Node) -> Unit:
    """Lay out a table; words that stand outside its cells get a cell."""
    rows = [_row(part) for part in node.shown] or [Unit("tr", units=(Unit("td"),))]
    caption = words(node, "caption", Fill.LINE)
    return Unit("table", node, units=(*caption, *rows))


def _row(node: Node) -> Unit:
    if node.kind is not Kind.ROW:
        return Unit("tr", units=(Unit("td", units=blocks([node])),))
    own = words(node, fill=Fill.LINE)
    cells = [Unit("td", units=own)] if own else []
    cells += [Unit(CELLS.get(p.kind, "td"), units=blocks([p])) for p in node.shown]
    return Unit("tr", units=tuple(cells) or (Unit("td"),))


def _note(node: Node) -> Unit:
    inner = filled(words(node) + blocks(node.shown))
    return Unit("authorialNote", node, units=inner, marker=node.marker)


def _find_notes(node: Node) -> tuple[Unit, ...]:
    """Lay out the footnotes of a node's words in their order.

    A note that no words call stands at their end; the second call of a note
    only refers to it; a call of a note that is missing has an empty one.
    """
    left = list(node.notes)
    size = len(node.text)
    units = []
    for mark in node.calls:
        note = next((n for n in left if n.marker == mark.target), None)
        if note is None:
            unit = _recall(node, mark.target)
        else:
            left.remove(note)
            unit = _note(note)
        unit.at = min(max(mark.start, 0), size)
        units.append(unit)
    for unit in map(_note, left):
        unit.at = size
        units.append(unit)
    return tuple(units)


def _recall(node: Node, marker: str) -> Unit:
    """Lay out a call whose footnote stands at another call, or nowhere."""
    own = (note for note in node.notes if note.marker == marker)
    known = next(own, None) or (node.scope or {}).get(marker)
    if known is not None:
        return Unit("noteRef", known, marker=marker)
    return Unit("authorialNote", units=(Unit("p"),), marker=marker)
