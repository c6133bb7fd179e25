"""The writer of flat tables: a line of JSON a thing, for pandas, DuckDB and the like.

Each line is an object that names its table and its document, so that the lines of many
documents can be put into one file; `schemas/lines.schema.json` says what the columns
hold. The words of the document stand in the lines of the units, once each, in order.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import Final

from unres.model import Ballot, Document, Kind, Meta
from unres.resolve import Edition, Node, list_nodes
from unres.text import Span
from unres.writers.json.facts import SIDES, list_sponsors, tell_facts, tell_state
from unres.writers.json.findings import list_citations, list_mentions, list_notices
from unres.writers.json.parts import (
    HEADED,
    LISTS,
    find_headings,
    tell_deed,
)
from unres.writers.json.values import Object, dump_lines

FACTS: Final = (
    *("type", "organ", "organ_id", "number", "title", "session"),
    *("adopted", "adopted_inferred", "issued", "meeting", "outcome"),
    *("topics", "draft", "job_number", "language"),
)
"""The fields of the JSON that the line of the document has too."""
KEY: Final = 12
"""So many digits of the source's digest tell sources of one symbol apart."""
_OPEN: Final = (Kind.HEADING, Kind.PART)
"""What holds blocks that each stand in the part of their own kind."""


def write_jsonl(edition: Edition, date: str) -> bytes:
    """Return a document as lines of JSON in UTF-8, each a row of a table.

    Keeps every word. Nothing in it is dated, so the markup date changes nothing.
    """
    document, order = edition.document, edition.order
    source = document.source
    name = document.meta.symbol or source.name
    # Of a file that holds several documents, each has the line on which it begins.
    part = f":{source.line}" if source.line > 1 else ""
    key = f"{name}@{source.sha256[:KEY]}{part}"
    tables = {
        "document": [_tell_document(edition)],
        "unit": _list_units(edition),
        "action": [
            _find_row({**deed._asdict(), "in": node.id})
            for node in order
            for deed in node.deeds
        ],
        "citation": [_find_row(each) for each in list_citations(order)],
        "mention": [_find_row(each) for each in list_mentions(order)],
        "vote": _list_votes(edition.ballots),
        "sponsor": list_sponsors(document.meta.sponsors),
        "notice": _list_notices(document, order),
    }
    return dump_lines(
        {"table": table, "document": key, **row}
        for table, rows in tables.items()
        for row in rows
    )


def _tell_document(edition: Edition) -> Object:
    document = edition.document
    meta, source = document.meta, document.source
    facts = tell_facts(meta)
    return {
        "symbol": meta.symbol or None,
        "iri": edition.iri,
        **{name: facts[name] for name in FACTS},
        "agenda_item": meta.agenda_item or None,
        "agenda_title": meta.agenda_title or None,
        **_tell_counts(meta),
        "status": document.status,
        "notices": len(list_notices(document)),
        "source": source.name or None,
        "sha256": source.sha256 or None,
    }


def _tell_counts(meta: Meta) -> dict[str, int | None]:
    """Return the count of each side of the vote; null where the source does not say."""
    counts: dict[str, int | None] = dict.fromkeys(SIDES.values())
    for count in reversed(meta.counts):
        if count.choice in SIDES:
            counts[SIDES[count.choice]] = count.value
    return counts


def _list_units(edition: Edition) -> list[Object]:
    """Return every block, each before its footnotes, and these before its parts."""
    nodes, language = edition.nodes, edition.document.meta.language.tag
    headings = find_headings(nodes, edition.order)
    return [
        {
            "id": node.id,
            "kind": node.kind.value,
            "part": part,
            "order": order,
            "depth": depth,
            "parent": parent or None,
            "heading": headings.get(node.id),
            "num": node.num or None,
            **tell_deed(node),
            "text": node.text,
            **_tell_place(node),
            "language": language,
        }
        for order, (node, part, depth, parent) in enumerate(_walk_parts(nodes), 1)
    ]


def _tell_place(node: Node) -> Object:
    """Return where a unit's own words begin and end in the source."""
    spans = node.find_spans()
    return {
        "source_start": min((span.start for span in spans), default=None),
        "source_end": max((span.end for span in spans), default=None),
    }


def _walk_parts(nodes: tuple[Node, ...]) -> Iterator[tuple[Node, str, int, str]]:
    """Yield every node with its part, its depth and the id of what it stands in."""
    stack = [(node, part, "", 0, "") for node, part in _find_parts(nodes, "")[::-1]]
    while stack:
        node, part, around, depth, parent = stack.pop()
        yield node, part, depth, parent
        inner = around if node.kind in _OPEN else part
        below = [(note, part) for note in node.notes] + _find_parts(node.parts, inner)
        stack += [(each, own, inner, depth + 1, node.id) for each, own in below[::-1]]


def _find_parts(nodes: tuple[Node, ...], around: str) -> list[tuple[Node, str]]:
    """Return sibling nodes, each with its part: the part around, if there is one.

    Else it is the list of the JSON that holds the node; a heading belongs to what it
    stands over.
    """
    if around:
        return [(node, around) for node in nodes]
    found: list[tuple[Node, str]] = []
    after = "operative"
    for node in reversed(nodes):
        part = _find_part(node) or after
        after = part if part in HEADED else "operative"
        found.append((node, part))
    return found[::-1]


def _find_part(node: Node) -> str:
    """Return the part of a node by its kind; "" for a heading that holds nothing."""
    for each in list_nodes((node,)):
        kind = each.kind
        if kind is not Kind.HEADING and (each is node or kind is not Kind.NOTE):
            return LISTS[kind]
    return ""


def _find_row(told: Object) -> Object:
    """Return something found in the words, its place as columns before the rest."""
    at = told["at"]
    assert isinstance(at, Span)
    rest = {name: told[name] for name in told if name not in {"in", "at"}}
    return {"unit": told["in"], "start": at.start, "end": at.end, **rest}


def _list_votes(ballots: Iterable[Ballot]) -> list[Object]:
    return [
        {
            **tell_state(state),
            "choice": SIDES.get(count.choice, count.choice),
            "parts": [part.removeprefix("#") for part in ballot.parts],
            "source": count.portal or "text",
        }
        for ballot in ballots
        for count in ballot.counts
        for state in count.voters
    ]


def _list_notices(document: Document, order: tuple[Node, ...]) -> list[Object]:
    """Return every doubt, with the unit that holds its place."""
    holders = sorted(
        (span.start, span.end, node.id) for node in order for span in node.find_spans()
    )
    rows: list[Object] = []
    for told in list_notices(document):
        at = told["at"]
        assert isinstance(at, Span)
        rows.append({
            "unit": _find_holder(holders, at.start),
            "source_start": at.start,
            "source_end": at.end,
            **{name: told[name] for name in ("code", "severity", "message")},
        })
    return rows


def _find_holder(holders: list[tuple[int, int, str]], offset: int) -> str | None:
    """Return the id whose span, of spans sorted by their start, holds an offset."""
    found = bisect_right(holders, offset, key=itemgetter(0)) - 1
    if found < 0 or offset >= holders[found][1]:
        return None
    return holders[found][2]
