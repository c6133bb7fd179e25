"""The elements of blocks: in running lines, and in the hierarchy of the body.

The two call each other: a list stands in a cell, a quoted text holds paragraphs.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from unres.layout.items import (
    HEADED,
    LEVELS,
    LISTED,
    PREAMBLE,
    SOLID,
    Item,
    find_levels,
    find_title,
    is_document,
    splice,
)
from unres.layout.units import NUMBERED, Fill, Unit, filled
from unres.model import Kind, MarkKind


def words(item: Item, name: str = "p", fill: Fill = Fill.TEXT) -> tuple[Unit, ...]:
    """Give the element that holds an item's words, if it has any or a footnote."""
    notes = _find_notes(item)
    full = item.block.text or (fill in NUMBERED and item.block.num)
    return (Unit(name, item, fill, notes),) if full or notes else ()


def number(item: Item) -> tuple[Unit, ...]:
    """Give the `num` of an item that has one."""
    return (Unit("num", item, Fill.NUM),) if item.block.num else ()


def blocks(items: Sequence[Item]) -> tuple[Unit, ...]:
    """Lay out items where only blocks may stand: lines, lists, tables."""
    units: list[Unit] = []
    for listed, run in groupby(items, key=lambda item: item.kind in LISTED):
        if listed:
            units.append(Unit("blockList", units=tuple(_point(i) for i in run)))
        else:
            units += [unit for item in run for unit in _block(item)]
    return tuple(units)


def listing(item: Item) -> tuple[Unit, ...]:
    """Lay out a paragraph among blocks; its words introduce its points.

    Words that end as a whole paragraph does introduce nothing.
    """
    head = item.parts[:1]
    ended = str(item.block.text).endswith((",", ";", "."))
    if ended or not head or head[0].kind not in LISTED:
        return words(item, fill=Fill.LINE) + blocks(item.parts)
    end = next(
        (n for n, part in enumerate(item.parts) if part.kind not in LISTED),
        len(item.parts),
    )
    rest = item.parts[end:]
    intro = words(item, "listIntroduction", Fill.LINE)
    points = tuple(_point(part) for part in item.parts[:end])
    closing: tuple[Unit, ...] = ()
    if len(rest) == 1 and rest[0].kind is Kind.PROSE and not rest[0].parts:
        closing = words(rest[0], "listWrapUp", Fill.LINE)
        rest = ()
    return (Unit("blockList", units=intro + points + closing), *blocks(rest))


def flow(items: Sequence[Item], place: str) -> tuple[Unit, ...]:
    """Lay out items in the hierarchy of the element named by `place`."""
    units: list[Unit] = []
    for listed, run in groupby(
        find_levels(items, place), key=lambda item: item.kind is Kind.POINT
    ):
        if listed:
            points = tuple(_paragraph(item, "point") for item in run)
            units.append(Unit("list", units=points))
        else:
            units += [unit for item in run for unit in _level(item, place)]
    return tuple(units)


def container(item: Item) -> Unit:
    """Lay out a preambular paragraph."""
    return Unit("container", item, units=filled(listing(item)))


def formula(item: Item) -> Unit:
    """Lay out an enacting formula."""
    inner = words(item, fill=Fill.LINE) + blocks(item.parts)
    return Unit("formula", item, units=filled(inner))


def headed(item: Item) -> Unit:
    """Lay out a heading where no hierarchy can stand."""
    inner = number(item) + words(item, "heading")
    return Unit("tblock", item, units=inner + filled(blocks(item.parts)))


def _block(item: Item) -> tuple[Unit, ...]:
    """Lay out one item among blocks."""
    if item.kind in HEADED:
        return (headed(item),)
    if item.kind is Kind.TABLE:
        return (_table(item),)
    if item.kind is Kind.QUOTED:
        return (Unit("p", units=(_quote(item),)),)
    if item.kind is Kind.NOTE:
        return (Unit("p", units=(_note(item, 0),)),)
    return listing(item)


def _level(item: Item, place: str) -> tuple[Unit, ...]:
    """Lay out one item, not a point, in the hierarchy."""
    if item.kind in HEADED:
        return (_section(item, place),)
    if item.kind in PREAMBLE:
        return _crossing(item, place)
    if place == "quoted" and item.kind is not Kind.OPERATIVE:
        return _block(item)
    return (_paragraph(item, "paragraph"),)


def _crossing(item: Item, place: str) -> tuple[Unit, ...]:
    """Lay out a formula or a preambular paragraph among operative ones."""
    if place == "quoted" and item.kind is Kind.FORMULA:
        return (formula(item),)
    if place in {"mainBody", "quoted"}:
        return (container(item),)
    # A section holds no container: the words stand as a heading across it.
    words_across = words(item, "crossHeading", Fill.LINE)
    return words_across + flow(item.parts, place)


def _section(item: Item, place: str) -> Unit:
    """Lay out a heading with what it heads."""
    name = "part" if item.kind is Kind.PART else item.level or "hcontainer"
    if name == "division" and place in {"division", "subdivision"}:
        name = "subdivision"
    inner = number(item) + words(item, "heading") + flow(item.parts, name)
    unit = Unit(name, item, units=inner)
    unit.marker = item.named
    return unit


def _paragraph(item: Item, name: str) -> Unit:
    """Lay out a numbered paragraph or point, or one of other words.

    Plain words are its content. Points make a list with an intro and a wrap-up;
    lists that take turns with words stand in an alinea each.
    """
    if item.kind in SOLID:
        content = Unit("content", units=_block(item))
        return Unit(name, units=(content,))
    title = find_title(item)
    head = number(item) + (words(title, "heading") if title else ())
    parts = (*title.parts, *item.parts[1:]) if title else item.parts
    runs: list[tuple[tuple[Unit, ...], list[Item]]] = [(words(item), [])]
    changes = any(mark.kind is MarkKind.AMENDMENT for mark in item.block.marks)
    for part in splice(parts):
        lines, levels = runs[-1]
        quoted = changes and part.kind is Kind.QUOTED and not is_document(part.block)
        own = _change(part) if quoted else _own(part)
        if part.kind in LEVELS:
            levels.append(part)
        elif levels:
            runs.append((own, []))
        else:
            runs[-1] = (lines + own, levels)
    return Unit(name, item, units=head + _runs(runs))


def _runs(runs: Sequence[tuple[tuple[Unit, ...], list[Item]]]) -> tuple[Unit, ...]:
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
    intro: tuple[Unit, ...], levels: Sequence[Item], end: tuple[Unit, ...] = ()
) -> Unit:
    """Give a list: its intro, its points and its wrap-up."""
    units: list[Unit] = [Unit("intro", units=intro)] if intro else []
    for item in find_levels(levels, "list"):
        if item.kind is Kind.POINT:
            units.append(_paragraph(item, "point"))
        else:
            units += _level(item, "list")
    if end:
        units.append(Unit("wrapUp", units=end))
    return Unit("list", units=tuple(units))


def _own(item: Item) -> tuple[Unit, ...]:
    """Give an item's own words as blocks, without what was spliced after it."""
    return _block(item) if item.kind in SOLID else words(item, fill=Fill.LINE)


def _point(item: Item) -> Unit:
    """Lay out a point of a list among blocks."""
    inner = words(item) + blocks(item.parts)
    return Unit("item", item, units=number(item) + filled(inner))


def _quote(item: Item) -> Unit:
    """Lay out a quoted text with the structure of its own.

    One that is a document stands among the components.
    """
    whole = is_document(item.block)
    text = (refer(item),) if whole else flow(item.parts, "quoted")
    inner = words(item, fill=Fill.LINE) + text
    return Unit("embeddedStructure", item, units=filled(inner))


def _change(item: Item) -> tuple[Unit, ...]:
    """Lay out a text that takes the place of another."""
    inner = words(item, fill=Fill.LINE) + flow(item.parts, "quoted")
    text = Unit("quotedStructure", item, units=filled(inner))
    return (Unit("p", units=(Unit("mod", units=(text,)),)),)


def refer(item: Item) -> Unit:
    """Refer to the component that an item is, in the place where it is printed."""
    return Unit("documentRef", item)


def _table(item: Item) -> Unit:
    """Lay out a table; words that stand outside its cells get a cell."""
    rows = [_row(part) for part in item.parts] or [Unit("tr", units=(Unit("td"),))]
    caption = words(item, "caption", Fill.LINE)
    return Unit("table", item, units=(*caption, *rows))


def _row(item: Item) -> Unit:
    """Lay out a row of a table."""
    if item.kind is not Kind.ROW:
        return Unit("tr", units=(_cell(item),))
    own = words(item, fill=Fill.LINE)
    cells = [Unit("td", units=own)] if own else []
    cells += [_cell(part) for part in item.parts]
    return Unit("tr", units=tuple(cells) or (Unit("td"),))


def _cell(item: Item) -> Unit:
    """Lay out a cell of a table."""
    return Unit("td", units=blocks([item]))


def _note(item: Item, at: int) -> Unit:
    """Lay out a footnote at an offset of the words around it."""
    inner = filled(words(item) + blocks(item.parts))
    return _call(Unit("authorialNote", item, units=inner), at, item.marker)


def _find_notes(item: Item) -> tuple[Unit, ...]:
    """Lay out the footnotes of an item's words in their order.

    A note that no words call stands at their end; the second call of a note
    only refers to it; a call of a note that is missing has an empty one.
    """
    calls = [mark for mark in item.block.marks if mark.kind is MarkKind.CALL]
    if not calls and not item.notes:
        return ()
    left = list(item.notes)
    size = len(str(item.block.text))
    units = []
    for mark in sorted(calls):
        at = min(max(mark.start, 0), size)
        note = next((n for n in left if n.marker == mark.target), None)
        if note is None:
            units.append(_recall(item, mark.target, at))
        else:
            left.remove(note)
            units.append(_note(note, at))
    return (*units, *(_note(note, size) for note in left))


def _recall(item: Item, marker: str, at: int) -> Unit:
    """Lay out a call whose footnote stands at another call, or nowhere."""
    own = (note for note in item.notes if note.marker == marker)
    known = next(own, None) or (item.scope or {}).get(marker)
    if known is not None:
        return _call(Unit("noteRef", known), at, marker)
    return _call(Unit("authorialNote", units=(Unit("p"),)), at, marker)


def _call(unit: Unit, at: int, marker: str) -> Unit:
    """Give a footnote its place and its marker."""
    unit.at, unit.marker = at, marker
    return unit
