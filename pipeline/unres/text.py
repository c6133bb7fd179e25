"""Text that remembers its source.

There is one coordinate system: offsets in the source text, counted in code
points and fixed once by the reader. Nothing is ever removed; it is only read
differently, and every difference bears the name of a rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from operator import itemgetter
from typing import Final, NamedTuple
from unicodedata import category

from unres.errors import LossError

COPIED = "copied"
"""The ledger's name for what is read as it stands."""


class Span(NamedTuple):
    """A half-open range of code points in the source."""

    start: int
    end: int


class Piece(NamedTuple):
    """What is read, what it stands for, and the rule by which the two differ."""

    text: str
    span: Span
    rule: str = ""


class Rule(NamedTuple):
    """The name of a way to read differently, and whether it may lose a letter."""

    name: str
    drops: bool = False


class Text:
    """A run of pieces: what is read, and where every bit of it stands.

    Never changed once it is made. Not a frozen dataclass: thousands are made of every
    document, and those take thrice as long.
    """

    __slots__ = ("_read", "pieces")

    def __init__(self, pieces: tuple[Piece, ...] = ()) -> None:
        """Take the pieces."""
        self.pieces: Final = pieces
        self._read: str | None = None
        """What is read, once it was asked for."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and self.pieces == other.pieces

    def __hash__(self) -> int:
        return self.pieces.__hash__()

    def __repr__(self) -> str:
        return f"Text(pieces={self.pieces!r})"

    @classmethod
    def of(cls, source: str) -> Text:
        """Give the whole source, read as it stands."""
        return cls((Piece(source, Span(0, len(source))),) if source else ())

    def __str__(self) -> str:
        read = self._read
        if read is None:
            pieces = self.pieces
            # Most texts are one piece: that is what is read.
            alone = len(pieces) == 1
            read = pieces[0].text if alone else "".join([p.text for p in pieces])
            self._read = read
        return read

    def __bool__(self) -> bool:
        return bool(str(self))

    @property
    def span(self) -> Span:
        """The least span of the source that holds all pieces; (0, 0) for none."""
        pieces = self.pieces
        if len(pieces) == 1:
            return pieces[0].span
        if not pieces:
            return Span(0, 0)
        spans = [piece.span for piece in pieces]
        return Span(min(spans)[0], max(span[1] for span in spans))

    def cut(self, *offsets: int) -> list[Text]:
        """Part the text at rising offsets in what is read: n offsets, n + 1 texts.

        Keeps every piece. A piece that reads as nothing goes to the left of a
        cut, and so does the whole span of a rewritten piece cut inside.

            >>> [str(part) for part in Text.of("Recalling also").cut(9, 10)]
            ['Recalling', ' ', 'also']
        """
        parts, taken = list[Text](), list[Piece]()
        at, bounds = 0, iter(offsets)
        bound = next(bounds, None)
        for piece in self.pieces:
            size = len(piece.text)
            if bound is None or not size or bound >= at + size:
                taken.append(piece)
                at += size
                continue
            done = 0
            while bound is not None and size and bound < at + size:
                if bound - at > done:
                    taken.append(_slice(piece, done, bound - at))
                    done = bound - at
                parts.append(Text(tuple(taken)))
                taken, bound = [], next(bounds, None)
            taken.append(_slice(piece, done, size) if done else piece)
            at += size
        parts.append(Text(tuple(taken)))
        return parts + [Text()] * (len(offsets) + 1 - len(parts))

    def rewrite(
        self,
        pattern: re.Pattern[str],
        new: str | Callable[[re.Match[str]], str],
        rule: Rule,
    ) -> Text:
        """Read each match of a pattern differently, as `re.sub` would write it.

        Keeps the spans of what the match was read from; an empty match is left
        alone, for nothing can be added where nothing stands.

        Raises:
            LossError: A rule that may not drop would lose a letter or a digit.
        """
        found = [m for m in pattern.finditer(str(self)) if m.end() > m.start()]
        if not found:
            return self
        parts = self.cut(*(offset for m in found for offset in m.span()))
        pieces = list(parts[0].pieces)
        for match, old, after in zip(found, parts[1::2], parts[2::2], strict=True):
            text = new if isinstance(new, str) else new(match)
            pieces += old.read_as(text, rule).pieces
            pieces += after.pieces
        return Text(tuple(pieces))

    def read_as(self, new: str, rule: Rule) -> Text:
        """Read the whole text as something else under a rule.

        Keeps what other rules dropped inside it under their names.

        Raises:
            LossError: A rule that may not drop would lose a letter or a digit.
        """
        old = str(self)
        if old == new:
            return self
        blank = old.isspace() and (not new or new.isspace())
        if not blank and not rule.drops and letters(old) != letters(new):
            where = self.span
            raise LossError(
                f"rule {rule.name} would read {old!r} as {new!r}"
                f" at {where.start}-{where.end}"
            )
        if len(self.pieces) == 1 and old:
            return Text((_make(new, *self.pieces[0].span, rule.name),))
        pieces: list[Piece] = []
        text = new
        for piece in self.pieces:
            if piece.text:
                pieces.append(_make(text, *piece.span, rule.name))
                text = ""
            else:
                pieces.append(piece)
        return Text(_merge(pieces))

    def drop(self, rule: Rule) -> Text:
        """Read the whole text as nothing under a rule."""
        return self.read_as("", rule)

    def offset(self, at: int) -> int:
        """Find the offset in what is read at which an offset of the source is read.

        For what is read differently it is where that begins; for what stands behind
        all pieces it is the end.
        """
        read = 0
        for text, (start, end), rule in self.pieces:
            if at < end:
                return read + (max(0, at - start) if not rule else 0)
            read += len(text)
        return read

    def spans(self, start: int, end: int) -> list[Span]:
        """Find the source spans of a range of what is read, joined where they meet."""
        middle = self.cut(start, end)[1]
        spans: list[Span] = []
        for piece in middle.pieces:
            if spans and spans[-1].end == piece.span.start:
                spans[-1] = Span(spans[-1].start, piece.span.end)
            else:
                spans.append(piece.span)
        return spans


def join(texts: Iterable[Text]) -> Text:
    """Put texts one after another; pieces that continue each other become one."""
    return Text(_merge([piece for text in texts for piece in text.pieces]))


def letters(text: str) -> str:
    """Give the letters and digits of a string, which no keeping rule may change.

    The marks that belong to letters count: vowel signs, decomposed accents.
    """
    if text.isascii():
        return "".join(filter(str.isalnum, text))
    return "".join([c for c in text if c.isalnum() or category(c)[0] == "M"])


def audit(
    texts: Iterable[Text], source: str, drops: Collection[str] | None = None
) -> dict[str, int]:
    """Prove that texts tile their source, and give the ledger: characters per rule.

    `drops` names the rules that may lose letters: under every other, the letters
    read must be those of the source, in its order. Without it only the tiling and
    what was copied are proved.

    Raises:
        LossError: A character is lost, used twice, or changed without a rule.
    """
    pieces = [piece for text in texts for piece in text.pieces]
    pieces.sort(key=itemgetter(1))
    ledger: dict[str, int] = {}
    kept: list[str] = []
    stood: list[str] = []
    at = 0
    for read, (start, end), rule in pieces:
        if start != at:
            raise LossError(_fault(source, at, start))
        if not rule:
            if source[start:end] != read:
                raise LossError(f"text at {start}-{end} was changed without a rule")
        elif drops is not None and rule not in drops:
            kept.append(read)
            stood.append(source[start:end])
        name = rule or COPIED
        ledger[name] = ledger.get(name, 0) + end - start
        at = end
    if at != len(source):
        raise LossError(_fault(source, at, len(source)))
    if letters("".join(kept)) != letters("".join(stood)):
        raise LossError("a rule that keeps letters has lost or made some")
    return ledger


def _fault(source: str, at: int, start: int) -> str:
    """Say what a gap or an overlap in the tiling costs."""
    if start > at:
        return f"characters {at}-{start} are lost: {source[at:start][:60]!r}"
    return f"characters {start}-{at} are used twice: {source[start:at][:60]!r}"


def _slice(piece: Piece, start: int, end: int) -> Piece:
    """Give a part of a piece; the first of a rewritten one has its whole span."""
    text, (first, last), rule = piece
    if rule:
        return _make(text[start:end], last if start else first, last, rule)
    return _make(text[start:end], first + start, first + end, "")


def _make(text: str, start: int, end: int, rule: str) -> Piece:
    """Make a piece without the constructors of tuples, which take thrice as long."""
    return _new(Piece, (text, _new(Span, (start, end)), rule))


_new: Final = tuple.__new__


def _merge(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Join neighbours that stand side by side in the source under one rule."""
    if len(pieces) <= 1:
        return tuple(pieces)
    merged: list[Piece] = []
    text, start, end, name = "", -1, -1, ""
    for piece in pieces:
        more, (first, last), rule = piece
        if first == end and rule == name and (not rule or not more):
            text, end = text + more, last
            merged[-1] = _make(text, start, end, name)
        else:
            text, start, end, name = more, first, last, rule
            merged.append(piece)
    return tuple(merged)
