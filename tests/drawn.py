"""Documents drawn at random: all that the model can hold."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from spoken import ARABIC, ENGLISH, FRENCH, OTHER
from unres.model import (
    AgendaItem,
    Block,
    Count,
    Document,
    DocumentType,
    Kind,
    Mark,
    MarkKind,
    Meta,
    Source,
    Sponsor,
    State,
    Step,
    Topic,
)
from unres.text import Text

WORDS = "The Council, recalls 60/251 of é ى 人权 “it” & <b> \ufffe\x0c"
NUMBERS = [
    "",
    "",
    "1.",
    "2.",
    "(a)",
    "(b)",
    "I",
    "II",
    "A.",
    "1.2.",
    "3 bis",
    "*",
    "Part I",
]
TARGETS = [
    "",
    "1",
    "2",
    "recall",
    "body",
    "para_1",
    "original",
    "note",
    "unga-hrc",
    "unga-hrc.59",
    "ERI",
    "ERI:inFavour",
    ":against",
    "eng",
    "fra",
    "18 (d)",
    "2025-07-04",
    "2025-02-30",
    "0000-00-00",
    "A/HRC/59/24",
    "S/RES/2731 (2024)",
    "#para_1",
    "#operative:1",
    "#",
    "#no where",
    "/akn/un/statement/deliberation/unga/2006-03-15/60-251",
    "/akn/%zz",
    "http://x y",
]


def strings() -> st.SearchStrategy[str]:
    return st.one_of(st.just(""), st.text(WORDS, max_size=25), st.text(max_size=8))


def targets() -> st.SearchStrategy[str]:
    return st.one_of(st.sampled_from(TARGETS), st.text(max_size=6))


@st.composite
def marks(draw: st.DrawFn, size: int) -> tuple[Mark, ...]:
    """Marks that nest or stand apart, calls among them, and now and then a crossing."""
    found = []
    for _ in range(draw(st.integers(0, 5))):
        start, end = sorted((
            draw(st.integers(0, size)),
            draw(st.integers(0, size + 2)),
        ))
        kind = draw(st.sampled_from(MarkKind))
        found.append(
            Mark(start, start if kind is MarkKind.CALL else end, kind, draw(targets()))
        )
    return tuple(sorted(found))


@st.composite
def blocks(draw: st.DrawFn, inner: st.SearchStrategy[tuple[Block, ...]]) -> Block:
    """A block of any kind with any parts."""
    text = draw(strings())
    num = draw(st.one_of(st.sampled_from(NUMBERS), st.text(max_size=4)))
    concept = draw(st.one_of(st.just(""), targets()))
    kind = draw(st.sampled_from(Kind))
    return Block(
        kind, Text.of(num), Text.of(text), draw(marks(len(text))), draw(inner), concept
    )


def trees() -> st.SearchStrategy[tuple[Block, ...]]:
    """Blocks in any order and combination."""
    leaves = st.just(())
    some = st.recursive(
        leaves,
        lambda inner: st.lists(blocks(inner), max_size=4).map(tuple),
        max_leaves=12,
    )
    return st.one_of(st.lists(blocks(some), max_size=7).map(tuple), collections(some))


@st.composite
def collections(
    draw: st.DrawFn, inner: st.SearchStrategy[tuple[Block, ...]]
) -> tuple[Block, ...]:
    """A masthead, parts of a resolution, closing lines and annexes."""
    kinds = [[Kind.COVER, Kind.TITLE], [Kind.PART], [Kind.CLOSING], [Kind.ANNEX]]
    found: list[Block] = []
    for choice in kinds:
        for _ in range(draw(st.integers(choice == [Kind.PART], 3))):
            kind = draw(st.sampled_from(choice))
            found.append(replace(draw(blocks(inner)), kind=kind))
    return tuple(found)


def metas() -> st.SearchStrategy[Meta]:
    """What a document may say of itself, possible or not."""
    states = st.builds(
        State, strings(), st.sampled_from(["", "ERI", "FRA", "body", "a b"])
    )
    counts = st.builds(
        Count,
        st.sampled_from(["inFavour", "against", "odd one", ""]),
        st.integers(0, 200),
        st.lists(states, max_size=3).map(tuple),
    )
    dates = st.sampled_from(["", "2025-07-04", "2014", "2025-02-30", "0001-01-01"])
    topics = st.builds(
        Topic,
        st.sampled_from(["Human rights", "HUMAN RIGHTS", "", "body"]),
        st.sampled_from(["", "http://metadata.un.org/sdg/16", "urn:x y", "/akn/&"]),
        st.sampled_from(["", "UNBIS", "body", "a b_c", "topics"]),
        st.sampled_from(["", "16"]),
    )
    told = st.dictionaries(
        st.sampled_from(["as", "by", "refersTo", "end"]),
        strings().map(lambda words: words.lstrip("#")),
        max_size=3,
    )
    steps = st.builds(
        Step,
        st.sampled_from(["", "adopted", "draftResolution", "odd one", "body"]),
        dates,
        told.map(lambda said: tuple(said.items())),
    )
    items = st.builds(
        AgendaItem,
        st.sampled_from(["", "2", "18d", "[1]"]),
        strings(),
        strings(),
        st.sampled_from(["", "A/80/251"]),
    )
    return st.builds(
        Meta,
        type=st.sampled_from(DocumentType),
        symbol=st.sampled_from(["", "A/HRC/RES/59/1", "S/RES/2731 (2024)", "&<x>"]),
        organ=st.sampled_from(["", "unga-hrc", "unsc", "An organ/?"]),
        number=st.one_of(
            st.sampled_from(["", "59/1", "217 A (III)", "///"]), strings()
        ),
        title=strings(),
        session=st.sampled_from(["", "59", "S-9", "x y"]),
        agenda_item=st.sampled_from(["", "2", "18 (d)", "&"]),
        agenda_title=strings(),
        adopted=dates,
        adopted_inferred=st.booleans(),
        issued=dates,
        meeting=st.sampled_from(["", "30"]),
        outcome=st.sampled_from(["", "adoptedWithoutVote", "a b"]),
        counts=st.lists(counts, max_size=3).map(tuple),
        sponsors=st.lists(
            st.builds(Sponsor, states, st.sampled_from(["", "main", "co", "odd"])),
            max_size=3,
        ).map(tuple),
        topics=st.lists(topics, max_size=3).map(tuple),
        steps=st.lists(steps, max_size=3).map(tuple),
        listed=st.lists(items, max_size=2).map(tuple),
        job_number=strings(),
        draft=st.sampled_from(["", "A/HRC/59/L.7"]),
        language=st.sampled_from([ENGLISH, FRENCH, ARABIC, OTHER]),
    )


def documents() -> st.SearchStrategy[Document]:
    """Any document that the model can hold."""
    languages = st.sampled_from([ENGLISH, OTHER])
    sources = st.builds(
        Source,
        st.just(""),
        strings(),
        sha256=st.sampled_from(["", "ab" * 32]),
        language=languages,
    )
    return st.builds(Document, sources, metas(), trees())
