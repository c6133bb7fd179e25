"""Laws of text: however it is cut, joined and rewritten, nothing of it gets lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from unres.errors import LossError
from unres.ledger import audit
from unres.text import Piece, Rule, Text, join, letters

KEEP = Rule("keep")
DROP = Rule("drop", drops=True)

SOURCES = st.text(st.sampled_from("ab1 -\n\f\xad,é中\ud800"), max_size=30)

READINGS = {
    "blanks are one space": (re.compile(r"[ \n]+"), " ", KEEP),
    "line ends go after a hyphen": (re.compile(r"(?<=-)\n"), "", KEEP),
    "printer's hyphens go": (re.compile(r"-\n"), "", KEEP),
    "a sign becomes two": (re.compile(r","), " ;", KEEP),
    "an empty match stays as it is": (re.compile(r"(?=a)"), "+", KEEP),
    "numbers are dropped": (re.compile(r"\d+"), "", DROP),
    "words are dropped": (re.compile(r"[ab]+\n?"), "", DROP),
    "words are read as others": (re.compile(r"[ab]+"), "xyz", DROP),
}
"""Ways to rewrite, by what they do."""

Step = Callable[[list[Text], st.DataObject], list[Text]]


def cut(texts: list[Text], data: st.DataObject) -> list[Text]:
    """Cut one of the texts at any offsets, even beyond its end."""
    at = data.draw(st.integers(0, len(texts) - 1))
    size = len(str(texts[at]))
    offsets = data.draw(st.lists(st.integers(0, size + 2), max_size=4))
    return [*texts[:at], *texts[at].cut(*sorted(offsets)), *texts[at + 1 :]]


def join_some(texts: list[Text], data: st.DataObject) -> list[Text]:
    """Join some of the texts, in any order."""
    some = data.draw(st.permutations(texts))
    count = data.draw(st.integers(0, len(some)))
    return [join(some[:count]), *some[count:]]


def rewrite(texts: list[Text], data: st.DataObject) -> list[Text]:
    """Rewrite one of the texts."""
    at = data.draw(st.integers(0, len(texts) - 1))
    text = texts[at].rewrite(*READINGS[data.draw(st.sampled_from(sorted(READINGS)))])
    return [*texts[:at], text, *texts[at + 1 :]]


def drop(texts: list[Text], data: st.DataObject) -> list[Text]:
    """Read one of the texts as nothing."""
    at = data.draw(st.integers(0, len(texts) - 1))
    return [*texts[:at], texts[at].drop(DROP), *texts[at + 1 :]]


STEPS = st.sampled_from([cut, cut, cut, join_some, rewrite, rewrite, drop])


def work(source: str, steps: list[Step], data: st.DataObject) -> list[Text]:
    """Give what a source is read as after some steps."""
    texts = [Text.of(source)]
    for step in steps:
        texts = step(texts, data)
    return texts


@settings(max_examples=150, deadline=None)
@given(SOURCES, st.lists(STEPS, max_size=8), st.data())
def test_any_steps_in_any_order_pass_the_audit(
    source: str, steps: list[Step], data: st.DataObject
) -> None:
    ledger = audit(work(source, steps, data), source)
    assert sum(ledger.values()) == len(source)
    assert set(ledger) <= {"copied", "keep", "drop"}


@settings(max_examples=150, deadline=None)
@given(SOURCES, st.lists(st.sampled_from([cut, join_some, rewrite])), st.data())
def test_steps_that_may_not_drop_keep_every_letter(
    source: str, steps: list[Step], data: st.DataObject
) -> None:
    texts = [Text.of(source)]
    for step in steps:
        after = step(texts, data)
        dropped = any(piece.rule == DROP.name for t in after for piece in t.pieces)
        texts = texts if dropped else after
    read = sorted("".join(letters(str(text)) for text in texts))
    assert read == sorted(letters(source))


def spoil(pieces: list[Piece], at: int, how: str) -> list[Piece]:
    """Give pieces with one lost, doubled, changed or moved."""
    piece = pieces[at]
    text, start, end = piece.text, piece.start, piece.end
    wrong = {
        "lost": [],
        "doubled": [piece, piece],
        "changed": [Piece(text + "x", start, end)],
        "too long": [Piece(text, start, end + 1, "rule")],
        "too short": [Piece(text, start, end - 1, "rule")],
    }
    return [*pieces[:at], *wrong[how], *pieces[at + 1 :]]


@settings(max_examples=150, deadline=None)
@given(
    SOURCES.filter(bool),
    st.lists(STEPS, max_size=5),
    st.sampled_from(["lost", "doubled", "changed", "too long", "too short"]),
    st.data(),
)
def test_a_piece_lost_doubled_changed_or_moved_fails_the_audit(
    source: str, steps: list[Step], how: str, data: st.DataObject
) -> None:
    texts = work(source, steps, data)
    pieces = [piece for text in texts for piece in text.pieces]
    some = [i for i, piece in enumerate(pieces) if piece.start < piece.end]
    spoilt = spoil(pieces, data.draw(st.sampled_from(some)), how)
    with pytest.raises(LossError):
        audit([Text(tuple(spoilt))], source)


@settings(deadline=None)
@given(SOURCES.filter(letters), st.text(st.sampled_from("ab1 -"), max_size=8))
def test_a_rule_that_may_not_drop_refuses_to_lose_a_letter(
    source: str, new: str
) -> None:
    assume(letters(source) != letters(new))
    with pytest.raises(LossError, match="rule keep"):
        Text.of(source).read_as(new, KEEP)
    with pytest.raises(LossError, match="rule keep"):
        Text.of(source).drop(KEEP)
    assert str(Text.of(source).read_as(new, DROP)) == new


@settings(max_examples=150, deadline=None)
@given(
    SOURCES,
    st.lists(STEPS, max_size=5),
    st.sampled_from(sorted(READINGS)),
    st.data(),
)
def test_rewriting_reads_as_the_standard_library_substitutes(
    source: str, steps: list[Step], name: str, data: st.DataObject
) -> None:
    pattern, new, rule = READINGS[name]
    text = join(work(source, steps, data))

    def substitute(m: re.Match[str]) -> str:
        return new if m[0] else ""

    assert str(text.rewrite(pattern, new, rule)) == pattern.sub(substitute, str(text))


@settings(max_examples=150, deadline=None)
@given(SOURCES, st.lists(STEPS, max_size=5), st.lists(st.integers(0, 40)), st.data())
def test_what_is_cut_and_joined_again_reads_the_same(
    source: str, steps: list[Step], offsets: list[int], data: st.DataObject
) -> None:
    text = join(work(source, steps, data))
    parts = text.cut(*sorted(offsets))
    read, bounds = str(text), [0, *sorted(offsets), None]
    assert len(parts) == len(offsets) + 1
    assert [str(part) for part in parts] == [
        read[start:end] for start, end in pairwise(bounds)
    ]
    assert str(join(parts)) == read
    assert audit(parts, source) == audit([join(parts)], source) == audit([text], source)


@settings(max_examples=150, deadline=None)
@given(SOURCES, st.lists(st.sampled_from([cut, join_some])), st.data())
def test_spans_find_what_is_read_in_the_source(
    source: str, steps: list[Step], data: st.DataObject
) -> None:
    text = join(work(source, steps, data))
    size = len(str(text))
    start = data.draw(st.integers(0, size))
    end = data.draw(st.integers(start, size))
    found = "".join(source[a:b] for a, b in text.spans(start, end))
    assert found == str(text)[start:end]
