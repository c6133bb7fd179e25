"""Footnote calls: every call is found, and no digit of anything else is taken."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from spoken import ENGLISH
from unres.model import Source
from unres.paragraph import ParagraphKind
from unres.recover import recover

WORDS = st.sampled_from([
    "the wells of the region",
    "all keepers of springs",
    "the Charter",
    "what was said",
    "the Pact on Ponds",
])
NUMBERS = st.sampled_from([
    "resolution 71/174 of 19 December 2016",
    "resolutions 70/1, 66/288 and 71/256",
    "decision 1/CP.21",
    "article 2 of the Covenant",
    "paragraph 3 above",
    "Goal 6 and Goal 7",
    "World Health Assembly resolution 72.5 of 28 May 2019",
    "A/HRC/27/4 and Add.1",
    "the 12 members and 1,000 people",
    "COP28 and the G20",
    "16 December 2020",
    "chapter 1 of its report",
    "the 51st meeting",
    "2,4,6-Trinitrotoluene",
    "No.1 of 2 May 1995",
    "30 per cent by 2030",
])
CLAUSES = st.lists(st.one_of(WORDS, NUMBERS), min_size=1, max_size=4).map(
    lambda found: ", ".join(["what all said", *found, "and the towns"])
)
"""Clauses that open with a word: digits before a number may be either."""
CALL = st.sampled_from(["{mark}{call}", "{mark} {call}"])


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, list[str], int]:
    """Give a document with its notes, its paragraphs without calls, and their number.

    A call stands behind the comma or the semicolon that ends a clause.
    """
    paragraphs: list[str] = []
    printed: list[str] = []
    calls = 0
    for number in range(1, draw(st.integers(1, 6)) + 1):
        clauses = draw(st.lists(CLAUSES, min_size=1, max_size=4))
        words: list[str] = []
        shown: list[str] = []
        for i, clause in enumerate(clauses):
            mark = ";" if i == len(clauses) - 1 else ","
            called = draw(st.booleans())
            calls += called
            form = draw(CALL) if called else "{mark}"
            words.append(clause + mark)
            shown.append(clause + form.format(mark=mark, call=calls))
        paragraphs.append(f"{number}. Welcomes {' '.join(words)}")
        printed.append(f"{number}. Welcomes {' '.join(shown)}")
    notes = [f"{i} See A/77/{i + 100}, annex." for i in range(1, calls + 1)]
    rule = ["__________________"] if notes else []
    text = "\n".join(["The General Assembly,", *printed, *rule, *notes])
    return text, paragraphs, calls


@given(documents())
def test_every_call_is_found_and_no_other_digit_is_taken(
    made: tuple[str, list[str], int],
) -> None:
    text, paragraphs, calls = made
    read = recover(Source(text, language=ENGLISH)).paragraphs
    numbered = [p for p in read if p.kind is ParagraphKind.NUMBERED]
    assert [p.words for p in numbered] == paragraphs
    found = [call.marker for p in numbered for call in p.calls]
    assert found == [str(i) for i in range(1, calls + 1)]
    assert sum(p.kind is ParagraphKind.NOTE for p in read) == calls
