"""Which digits are calls: weighed by the notes of their page, taken by their chain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from unres.language import UNKNOWN, Language
from unres.numbers import has_digit
from unres.paragraph import ParagraphKind as Kind
from unres.recover.candidates import find_apart, find_candidates
from unres.recover.chain import Candidate, Form, find_chain
from unres.recover.lines import IN_TEXT, MARK, Leaf, Line
from unres.recover.neighbours import LONGEST, Surroundings

CALLING: Final = (IN_TEXT, Kind.FRONT)
"""What lines may call notes."""

HERE: Final = 1.0
"""What it is worth that a note with the number stands at the foot of the page."""

NEAR: Final = 0.0
"""What it is worth that it stands at the foot before or behind."""

AWAY: Final = -1.5
"""What it costs that it stands on a page further away."""

NOWHERE: Final = -0.5
"""What it costs that there is no note with the number, where there are notes."""

MARKED: Final = -0.25
"""What digits between blanks are worth behind a mark at least."""

UNPROVED: Final = -1.2
"""What it costs besides where the digits stand between blanks."""

SEEN: Final = 60
"""How much of the next line is looked at."""


def choose_calls(
    lines: Sequence[Line],
    homes: Sequence[int],
    leaves: Sequence[Leaf],
    language: Language,
) -> list[Candidate]:
    """Give the digits that are calls: the best chain, as the notes of a page weigh it.

    `homes` is the leaf of each line. Where no words of the language are known, digits
    between blanks are calls behind a mark alone.
    """
    foreign = language == UNKNOWN
    noted = _find_homes(leaves)
    notes = [note for leaf in leaves for note in leaf.notes]
    signs = "".join(_read_signs(note) for note in notes)
    candidates = [
        candidate._replace(weight=candidate.weight + worth)
        for candidate in _find_all(lines, language, signs)
        if not (foreign and candidate.form is Form.FREE and candidate.weight < MARKED)
        and (worth := _judge(candidate, lines, homes, noted)) is not None
    ]
    if signs:
        return [candidate for candidate in candidates if candidate.value in noted]
    chain = find_chain(candidates, noted)
    alone = len(chain) == 1 and (chain[0].value > 1 or chain[0].form is Form.FREE)
    # A lone number and no note: "CO2" is a gas.
    return [] if alone and not noted else chain


def _find_homes(leaves: Sequence[Leaf]) -> dict[int, int]:
    """Give the leaf at whose foot the note of each number stands."""
    homes: dict[int, int] = {}
    for i, leaf in enumerate(leaves):
        for note in leaf.notes:
            marker = read_number(note)
            if marker.isdigit():
                homes.setdefault(int(marker), i)
    return homes


def read_number(note: Line) -> str:
    """Give the marker of a note's line: "[2]" is 2."""
    return str(note.marker).strip("[]")


def _read_signs(note: Line) -> str:
    """Give the signs that a note's marker has and its calls have too.

    "(" for "(1)", "/" for others: "1/", "[1]"; ")" where brackets that stay empty
    stand behind the marker, as extractors read them in Arabic: "1 () See".
    """
    if note.words.startswith("()"):
        return ")"
    pieces = note.marker.pieces
    if pieces[:1] and pieces[0].rule == MARK:
        return "("
    return "/" if any(p.rule == MARK or "[" in p.text for p in pieces) else ""


def _find_all(lines: Sequence[Line], language: Language, signs: str) -> list[Candidate]:
    found: list[Candidate] = []
    last = len(lines) - 1
    for i, line in enumerate(lines):
        words = line.words
        if line.told or line.kind not in CALLING or not has_digit(words):
            continue
        below = lines[i + 1] if i < last else None
        if below and below.kind is IN_TEXT and len(words) <= LONGEST + 1:
            found += find_apart(i, words)
        after = below.words[:SEEN] if below else ""
        before = lines[i - 1].words[-SEEN:] if i and line.kind is IN_TEXT else ""
        inside = find_candidates(Surroundings(i, words, language, after, before), signs)
        found += [c for c in inside if c.form is Form.SIGNED] if signs else inside
    return found


def _judge(
    candidate: Candidate,
    lines: Sequence[Line],
    homes: Sequence[int],
    noted: Mapping[int, int],
) -> float | None:
    """Give what the notes of its page are worth to a candidate; None: no call."""
    line = lines[candidate.line]
    free = candidate.form is Form.FREE
    home = noted.get(candidate.value)
    whole = candidate.end == len(line.words) and not candidate.start
    split = candidate.form is Form.SPLIT
    if line.kind is Kind.FRONT and (
        # Above the text only a call whose note is there can be told from a date, and
        # the number of the document is whole.
        home is None or split or (free and not whole)
    ):
        return None
    if home is None:
        return NOWHERE * bool(noted) + UNPROVED * free
    apart = abs(home - homes[candidate.line])
    return (HERE, NEAR)[apart] if apart < len((HERE, NEAR)) else AWAY
