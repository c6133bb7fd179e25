"""Laws of the JSON and the flat tables: no word is lost or doubled, come what may."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from unres.model import (
    AgendaItem,
    Ballot,
    Block,
    Claims,
    Count,
    Document,
    Kind,
    Mark,
    MarkKind,
    Meta,
    Notice,
    Severity,
    Source,
    Sponsor,
    State,
    Topic,
    walk,
)
from unres.resolve import resolve
from unres.text import Piece, Span, Text
from unres.writers.json import write_json
from unres.writers.jsonl import write_jsonl

LAID_OUT = (
    "cover",
    "titles",
    "formula",
    "preamble",
    "operative",
    "headings",
    "parts",
    "closing",
    "annexes",
    "notes",
    "portal",
)
"""The fields that hold the words of the document, each word once."""

WORDS = ("num", "text", "title", "marker")
"""The fields of an object that hold words of the document."""

words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc",)), max_size=12)
spans = st.tuples(st.integers(0, 99), st.integers(0, 9)).map(
    lambda pair: Span(pair[0], pair[0] + pair[1])
)
pieces = st.builds(
    lambda text, span, rule: Piece(text, *span, rule),
    words,
    spans,
    st.sampled_from(["", "rule"]),
)
texts = st.builds(Text, st.lists(pieces, max_size=3).map(tuple))
targets = st.sampled_from([
    "",
    "1",
    "*",
    "A/59/1",
    "/akn/un/statement/deliberation/unga/2012-12-21/67-224",
])


@st.composite
def mark_lists(draw: st.DrawFn, text: Text) -> tuple[Mark, ...]:
    """Give marks that stand apart, in order."""
    length = len(str(text))
    offsets = sorted(draw(st.lists(st.integers(0, length), max_size=6)))
    pairs = zip(offsets[::2], offsets[1::2], strict=False)
    kinds = st.sampled_from(MarkKind)
    return tuple(Mark(a, b, draw(kinds), draw(targets)) for a, b in pairs)


@st.composite
def block_trees(draw: st.DrawFn, below: st.SearchStrategy[Block] | None) -> Block:
    """Give a block of any kind with any parts."""
    text = draw(texts)
    parts = draw(st.lists(below, max_size=3)) if below is not None else []
    return Block(
        draw(st.sampled_from(Kind)),
        draw(texts),
        text,
        draw(mark_lists(text)),
        tuple(parts),
        draw(st.sampled_from(["", "recall"])),
    )


blocks = st.recursive(block_trees(None), block_trees, max_leaves=12)
states = st.builds(State, words, st.sampled_from(["", "ALB"]))
counts = st.lists(
    st.builds(
        Count,
        st.sampled_from(["inFavour", "against", "abstaining", "absent"]),
        st.integers(0, 193),
        st.lists(states, max_size=2).map(tuple),
        st.sampled_from(["", "right-docs"]),
    ),
    max_size=3,
).map(tuple)
claims = st.builds(
    Claims,
    portal=st.sampled_from(["", "right-docs", "none of ours"]),
    type=words,
    organ=st.sampled_from(["", "unga"]),
    items=st.lists(st.builds(AgendaItem, words, words), max_size=2).map(tuple),
    topics=st.lists(st.builds(Topic, words), max_size=2).map(tuple),
    declared=st.lists(st.tuples(words, st.integers(0, 99)), max_size=2).map(tuple),
    counts=counts,
)
metas = st.builds(
    Meta,
    symbol=words,
    organ=st.sampled_from(["", "unga-hrc", "unsc"]),
    number=st.sampled_from(["", "30/21", "2231 (2015)"]),
    title=words,
    agenda_item=words,
    agenda_title=words,
    adopted=st.sampled_from(["", "2015-10-02"]),
    counts=counts,
    ballots=st.lists(
        st.builds(Ballot, st.just(("#operative:5",)), st.just("notAdopted"), counts),
        max_size=1,
    ).map(tuple),
    sponsors=st.lists(
        st.builds(Sponsor, states, st.sampled_from(["", "main", "co"])), max_size=2
    ).map(tuple),
    claims=claims,
)
notices = st.builds(Notice, words, st.sampled_from(Severity), spans, words)
documents = st.builds(
    Document,
    st.builds(Source, words, words, sha256=st.just("0" * 64)),
    metas,
    st.lists(blocks, max_size=6).map(tuple),
    st.lists(notices, max_size=2).map(tuple),
)


@cache
def validator(name: str = "resolution") -> Draft202012Validator:
    path = files("unres.schemas").joinpath(f"{name}.schema.json")
    return Draft202012Validator(json.loads(path.read_text("utf-8")))


def find_words(value: Any) -> Iterator[str]:
    """Give the words of a part of the JSON, those of missing footnotes left out."""
    if isinstance(value, dict):
        if value.get("id", "") is None:
            return
        yield from (value[name] for name in WORDS if value.get(name))
    if isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from find_words(item)


@settings(deadline=None, max_examples=150)
@given(documents)
def test_every_number_and_word_of_every_block_is_written_once(
    document: Document,
) -> None:
    told = json.loads(write_json(resolve(document), ""))
    expected = Counter(
        str(text)
        for block in walk(document.blocks)
        for text in (block.num, block.text)
        if text
    )
    assert Counter(find_words([told[name] for name in LAID_OUT])) == expected


def lay_out_again(told: object) -> str:
    """Give an object as the standard library would, with spans on one line."""
    text = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    text = re.sub(r"\[\n +(\d+),\n +(\d+)\n +\]", r"[\1, \2]", text)
    spans = r"\[\n +(\[\d+, \d+\](?:,\n +\[\d+, \d+\])*)\n +\]"
    return re.sub(spans, lambda m: "[" + re.sub(r",\n +", ", ", m[1]) + "]", text)


@settings(deadline=None, max_examples=100)
@given(documents)
def test_every_document_validates_and_is_written_as_the_standard_library_would(
    document: Document,
) -> None:
    data = write_json(resolve(document), "2026-01-31")
    told = json.loads(data)
    validator().validate(told)
    assert data.decode("utf-8") == lay_out_again(told)
    assert data == write_json(resolve(document), "2026-01-31")


@settings(deadline=None, max_examples=100)
@given(documents)
def test_every_unit_that_is_spoken_of_is_known(document: Document) -> None:
    told = json.loads(write_json(resolve(document), ""))
    known = set(told["source"]["units"])
    spoken = {part["in"] for part in told["citations"] + told["mentions"]}
    spoken |= {note["called_in"] for note in told["notes"]} - {None}
    spoken |= {unit for heading in told["headings"] for unit in heading["units"]}
    assert spoken <= known
    assert len(known) == sum(1 for _ in walk(document.blocks))


def tell_lines(document: Document) -> list[dict[str, Any]]:
    """Give the lines of the flat tables."""
    data = write_jsonl(resolve(document), "")
    assert data.endswith(b"\n")
    return [json.loads(line) for line in data[:-1].split(b"\n")]


def in_reading_order(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Give blocks, each before its footnotes, and these before its points."""
    for block in blocks:
        yield block
        yield from in_reading_order(block.notes + block.parts)


@settings(deadline=None, max_examples=150)
@given(documents)
def test_the_units_of_the_tables_are_the_blocks_once_each_in_order(
    document: Document,
) -> None:
    units = [line for line in tell_lines(document) if line["table"] == "unit"]
    expected = [
        (block.kind, str(block.num), str(block.text))
        for block in in_reading_order(document.blocks)
    ]
    assert [(u["kind"], u["num"] or "", u["text"]) for u in units] == expected
    assert [unit["order"] for unit in units] == list(range(1, len(units) + 1))
    depths = {None: -1}
    for unit in units:
        assert unit["depth"] == depths[unit["parent"]] + 1
        depths[unit["id"]] = unit["depth"]
    assert len(depths) == len(units) + 1


@settings(deadline=None, max_examples=100)
@given(documents)
def test_every_line_validates_and_is_flat(document: Document) -> None:
    lines = tell_lines(document)
    for line in lines:
        validator("lines").validate(line)
        for value in line.values():
            told = value if isinstance(value, list) else [value]
            assert all(isinstance(each, str | int | None) for each in told)
    assert [line["table"] for line in lines].count("document") == 1
    assert len({line["document"] for line in lines}) == 1


@settings(deadline=None, max_examples=100)
@given(documents)
def test_lines_tell_the_same_as_the_json(document: Document) -> None:
    told = json.loads(write_json(resolve(document), ""))
    lines = tell_lines(document)
    units = {line["id"]: line for line in lines if line["table"] == "unit"}
    for table in ("citation", "mention"):
        found = [line for line in lines if line["table"] == table]
        places = [(each["in"], each["at"], each["text"]) for each in told[f"{table}s"]]
        assert [(f["unit"], [f["start"], f["end"]], f["text"]) for f in found] == places
        for each in found:
            text = units[each["unit"]]["text"]
            assert text[each["start"] : each["end"]] == each["text"]
    actions = [line for line in lines if line["table"] == "action"]
    for each in actions:
        text = units[each["unit"]]["text"]
        assert text[each["start"] : each["end"]] == each["phrase"]
    for line in units.values():
        held = [each for each in actions if each["unit"] == line["id"]]
        assert [each["phrase"] for each in held[:1]] == [line["action"]][: len(held)]
        assert bool(held) == (line["action"] is not None)
    listed = [line["name"] for line in lines if line["table"] == "vote"]
    told_of = [document.meta.counts, *(b.counts for b in document.meta.ballots)]
    voters = [
        state.name for counts in told_of for count in counts for state in count.voters
    ]
    assert listed == voters
