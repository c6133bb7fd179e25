"""Paragraphs: what each is, told once for all that comes after."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from unres.evidence import Role
from unres.language import COLONS, Language
from unres.lexicon import match_action
from unres.lexicon.actions import is_acting
from unres.lexicon.patterns import pattern
from unres.numbers import Marker, Style, read_marker
from unres.paragraph import Call, Paragraph
from unres.paragraph import ParagraphKind as Kind
from unres.recover.characters import ASTERISKS
from unres.recover.edges import has_ended, is_caseless, lists_document, opens_row
from unres.recover.front import is_formula
from unres.recover.lines import CALL, IN_TEXT, Line
from unres.recover.shape import NARROW
from unres.recover.unit import NUMBERS
from unres.text import Text

LONGEST: Final = 150
"""A line longer than this is no heading."""
_STARS: Final = str.maketrans(ASTERISKS, "*" * len(ASTERISKS))
"""Signs as they are read."""
_NUMBERED: Final = (Style.DECIMAL, Style.NESTED, Style.BARE)
"""How paragraphs are numbered; all other styles are those of points."""


def classify(lines: Sequence[Line], source: str, language: Language) -> list[Paragraph]:
    """Give the paragraph that each joined line is, with its kind and its calls."""
    state = _State(language)
    paragraphs: list[Paragraph] = []
    for i, line in enumerate(lines):
        kind, head = line.kind, 0
        marker: Marker | None = None
        if kind is IN_TEXT:
            below = lines[i + 1] if i + 1 < len(lines) else None
            after = below.words if below and below.kind is IN_TEXT else ""
            kind, marker, head = state.read(line, after)
        calls = _find_calls(line.text, source) if line.calls else ()
        paragraphs.append(
            Paragraph(
                kind,
                line.text,
                line.end,
                line.words,
                marker,
                head,
                line.marker,
                calls,
                line.columns,
            )
        )
    return paragraphs


def _find_calls(text: Text, source: str) -> tuple[Call, ...]:
    """Give the calls that a text has, whose digits read as nothing."""
    calls: list[Call] = []
    at = 0
    for piece in text.pieces:
        if piece.rule == CALL and piece.end > piece.start:
            marker = source[piece.start : piece.end].strip("[]()^/")
            calls.append(Call(at, marker.translate(_STARS)))
        at += len(piece.text)
    return tuple(calls)


class _State:
    """What the paragraphs so far say about the next one."""

    number: int = 0
    """The last number of a paragraph."""
    voted: bool = False
    """Whether the vote has begun: all that follows it in a text belongs to it."""

    def __init__(self, language: Language) -> None:
        """Take the language."""
        self.language: Final = language
        self.annex: Final = pattern("annex", language)
        self.vote: Final = pattern("vote", language)
        self.closing: Final = pattern("closing", language)

    def read(self, line: Line, after: str) -> tuple[Kind, Marker | None, int]:
        """Tell what a line of the text is, its number, and where its words begin.

        `after` is the paragraph below it.
        """
        words = line.words
        annex = self.annex.match(words)
        titled = line.known is Role.ANNEX and _is_title(words)
        if annex or titled or is_formula(words, self.language, after):
            self.number, self.voted = 0, False
            if annex or titled:
                return Kind.ANNEX, None, annex.end() if annex else 0
            return Kind.FORMULA, None, 0
        if self.voted or self.vote.match(words):
            self.voted = True
            return Kind.VOTE, None, 0
        if self.closing.match(words):
            return Kind.CLOSING, None, 0
        marker = self._read_marker(line)
        alone = marker is not None and marker.end == len(words)
        if marker and (not alone or (_is_point(after) and words[:1].isalnum())):
            kind = Kind.NUMBERED if marker.style in _NUMBERED else Kind.POINT
            return kind, marker, marker.end
        # A number with nothing behind or below it, a dash in an empty cell is none.
        head = find_heading(line, after, self.number + 1, self.language)
        listed = head is None or lists_document(words, self.language)
        return (IN_TEXT, None, 0) if listed else (Kind.HEADING, None, head or 0)

    def _read_marker(self, line: Line) -> Marker | None:
        """Read the number of a line; one without its period must be the next."""
        marker = read_marker(line.words)
        if marker and marker.style is Style.BARE and marker.value != self.number + 1:
            return None
        if marker and marker.style in NUMBERS:
            self.number = marker.value
        return marker


def _is_title(words: str) -> bool:
    """Whether a line can be a title: not long, no number before, no mark behind."""
    return len(words) <= LONGEST and not has_ended(words) and not read_marker(words)


def _is_point(words: str) -> bool:
    """Whether words open with the number of a point that has words of its own."""
    marker = read_marker(words)
    if not marker or marker.end == len(words):
        return False
    return marker.style not in _NUMBERED


def find_heading(line: Line, after: str, due: int, language: Language) -> int | None:
    """Tell whether a line is a heading: no mark at its end, a text after it.

    It may end with a colon where the paragraph after it has the number that is due:
    "Rule of law:" (S/RES/2759 (2024)). A line of a timetable is none: "4 October
    Planning of programmes". Gives where its words begin, behind a number; None for
    other lines.
    """
    words = line.words
    m = pattern("heading-number", language).match(words)
    if has_ended(words) and not m:
        return 0 if _runs_on(words, after, due, language) else None
    if m and has_ended(m["words"] or ""):
        return None  # "Article 7 of the Constitution;" ends a sentence.
    if m:
        return m.start("words") if m["words"] else len(words)
    if line.known is Role.HEADING:
        return 0
    if len(words) > LONGEST or not after or words[:1].islower():
        return None
    below = after.lstrip('“"« ')
    opens = (
        read_marker(after)
        or below[:1].isupper()
        or (is_caseless(below[:1]) and _stands_below(below, words, language))
        or match_action(after, "preambular", language)
        or pattern("closing", language).match(after)
    )
    acts = match_action(words, "preambular", language)
    # Where nothing is acted on, a word that may name an action is a heading.
    alone = acts is not None and acts.end == len(words) and _is_due(after, due)
    return 0 if alone or (opens and not (acts or opens_row(words, language))) else None


def _stands_below(words: str, heading: str, language: Language) -> bool:
    """Whether words stand below a heading, in a script without capitals.

    They ask something, or both are so short that they head what is below them.
    """
    if max(len(words), len(heading)) <= NARROW and not has_ended(words):
        return True
    return match_action(words, "operative", language) is not None


def _is_due(after: str, due: int) -> bool:
    """Whether a paragraph has the number that comes next in the count."""
    marker = read_marker(after)
    return bool(marker and marker.style is Style.DECIMAL and marker.value == due)


def _runs_on(words: str, after: str, due: int, language: Language) -> bool:
    """Whether words with a colon stand between two paragraphs of one count."""
    if not words.endswith(COLONS) or due <= 1 or len(words) > LONGEST:
        return False
    plain = not (words[:1].islower() or is_acting(words, language))
    return plain and _is_due(after, due)
