"""Lines: the printed line as the unit that recovery works on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple, final

from unres.evidence import Role
from unres.lexicon import rule
from unres.paragraph import ParagraphKind
from unres.text import NOTHING, Piece, Text, join

CALL: Final = "note-call"
"""The rule under which the digits of a footnote call are read as nothing."""
MARK: Final = "note-mark"
"""The rule under which signs around a note's number are read as nothing: "1/"."""
IN_TEXT: Final = ParagraphKind.WORDS
"""The kind of a line of the text: named once, for every line is asked for it."""
WHOLE: Final = frozenset({Role.HEADING, Role.CELL, Role.HEAD})
"""What does not go on over a page end."""


@final
class Line:
    """A line: its words, and what stands between it and the next.

    Never another text, once it is made: `reading` and `ending` give another line.
    Neither a dataclass nor a tuple: hundreds are made of every document.
    """

    text: Text
    words: str
    """What the line reads: `str(text)`."""
    bare: str
    """The line end and the blank lines, where they are read as they stand; or ""."""
    pieced: bool = False
    """Whether calls, or characters that show nothing, may stand in it."""
    calls: bool = False
    """Whether a footnote call stands anywhere in the line."""
    called: bool = False
    """Whether the line ends with a footnote call."""
    gap: bool = False
    """Whether blank lines stand before it."""
    wide: bool = False
    """Whether two blank lines or more do: a short line may be lost between them."""
    page: bool = False
    """Whether a page ends before it."""
    indent: int = 0
    """The width of its left margin in characters."""
    kind: ParagraphKind = IN_TEXT
    """What it is; a line of the text is `WORDS` until its paragraph is told."""
    marker: Text = Text()
    """The number or sign of a footnote."""
    columns: tuple[int, ...] = ()
    """The offsets in the words of a row at which a cell begins, but the first."""
    known: Role | None = None
    """What the format says of the line; None where it does not say."""
    told: bool = False
    """Whether the format says which of its characters are calls."""
    region: int = -1
    """Lines of one region are one thing, as the format says; -1 where it does not."""
    _end: Text | None

    def __init__(self, text: Text, end: Text | None, bare: str = "") -> None:
        """Take the words and what stands behind them, which may be `bare`."""
        self.text = text
        self.bare = bare
        self._end = end
        self.words = text.words
        pieces = text.pieces
        if len(pieces) > 1 or (pieces and pieces[0].rule):
            self.pieced = True
            self.calls = CALL in [piece.rule for piece in pieces]
            self.called = self.calls and _ends_called(pieces)

    @property
    def end(self) -> Text:
        """The line end, blank lines, and the furniture taken after the line."""
        end = self._end
        if end is None:
            start = self.text.pieces[-1].end if self.bare else 0
            piece = Piece(self.bare, start, start + len(self.bare))
            end = self._end = Text((piece,) if self.bare else ())
        return end

    def copy(self) -> Line:
        """Give another line that is the same."""
        return self._like(Line(self.text, self._end, self.bare))

    def reading(self, text: Text, end: Text | None = None) -> Line:
        """Give the line with another text, and with another end, if there is one."""
        return self._like(Line(text, self.end if end is None else end))

    def ending(self, end: Text) -> Line:
        """Give the line with another end."""
        return self._like(Line(self.text, end))

    def of_kind(self, kind: ParagraphKind) -> Line:
        """Give the line as one of some kind."""
        made = self.copy()
        made.kind = kind
        return made

    def _like(self, other: Line) -> Line:
        """Give another line with all that is known of this one but its text and end."""
        other.gap = self.gap
        other.wide = self.wide
        other.page = self.page
        other.indent = self.indent
        other.kind = self.kind
        other.marker = self.marker
        other.columns = self.columns
        other.known = self.known
        other.told = self.told
        other.region = self.region
        return other


def _ends_called(pieces: Sequence[Piece]) -> bool:
    """Whether the last piece that is read, or stands for a call, does so."""
    for piece in reversed(pieces):
        if piece.rule == CALL or piece.text:
            return piece.rule == CALL
    return False


class Leaf(NamedTuple):
    """Lines of the text, and the footnotes at the foot of the page they end on."""

    lines: Sequence[Line]
    notes: Sequence[Line] = ()


_BLANK: Final = 2
"""So many line ends leave one blank line."""


def cut_lines(text: Text) -> tuple[Line, ...]:
    """Cut a text at its line ends; blank lines ride with the line before them.

    The blanks around its words are no words of a line.
    """
    read = text.words
    places = _find_places(read)
    if not places:
        return (_end_blank(Line(NOTHING, text)),)
    starts = [start for start, _, _ in places]
    plain = len(text.pieces) == 1 and not text.pieces[0].rule
    bounds = ((start, first, first + len(words)) for start, first, words in places)
    parts = [] if plain else text.cut(*[at for place in bounds for at in place])
    lines: list[Line] = []
    before = read[: starts[0]] or "\n"
    source = text.pieces[0].start
    for i, (start, first, words) in enumerate(places):
        last = first + len(words)
        after = read[last : starts[i + 1] if i + 1 < len(starts) else None]
        if plain:
            piece = Piece(words, source + first, source + last)
            line = Line(Text((piece,), words), None, after)
        else:
            line = Line(parts[3 * i + 2], parts[3 * i + 3])
        if first > start:
            line = _indent(line, text.part(start, first) if plain else parts[3 * i + 1])
        if before != "\n":
            _set_apart(line, before)
        before = after
        lines.append(line)
    above = text.part(0, starts[0]) if plain else parts[0]
    if above.pieces:
        lines[0] = lead(lines[0], (above,))
    if read[-1] == " ":
        lines[-1] = _end_blank(lines[-1])
    return tuple(lines)


def _find_places(read: str) -> list[tuple[int, int, str]]:
    """Find the lines of a text that have words: their starts, their words' starts."""
    places: list[tuple[int, int, str]] = []
    start = 0
    for line in read.replace("\f", "\n").split("\n"):
        size = len(line)
        words = line.strip(" ")
        if words:
            indent = size - len(line.lstrip(" ")) if len(words) < size else 0
            places.append((start, start + indent, words))
        start += size + 1
    return places


def _indent(line: Line, margin: Text) -> Line:
    """Give a line behind its left margin, which reads as nothing."""
    made = line.reading(join((margin.drop(rule("margin")), line.text)))
    made.indent = len(margin.words)
    return made


def _set_apart(line: Line, before: str) -> None:
    """Set what the blank lines and the end of a page before a line tell of it."""
    breaks = before.count("\n")
    line.gap, line.wide = breaks >= _BLANK, breaks > _BLANK
    line.page = "\f" in before


def _end_blank(line: Line) -> Line:
    """Give the last line with the blanks behind its line end, or its words, dropped."""
    before, blanks = line.end.cut(len(line.end.words.rstrip(" ")))
    blanks = blanks.drop(rule("margin"))
    if before.words:
        return line.ending(join((before, blanks)))
    return line.reading(join((line.text, before, blanks)), NOTHING)


def follow(line: Line, texts: Iterable[Text]) -> Line:
    """Give a line with texts put behind it, what they read dropped as line ends."""
    how = rule("line-end")
    return line.ending(join((line.end, *(text.drop(how) for text in texts))))


def lead(line: Line, texts: Iterable[Text]) -> Line:
    """Give a line with texts put before it, what they read dropped as line ends."""
    how = rule("line-end")
    return line.reading(join((*(text.drop(how) for text in texts), line.text)))
