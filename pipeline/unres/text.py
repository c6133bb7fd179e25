"""Text that remembers its source.

There is one coordinate system: offsets in the source text, counted in code
points and fixed once by the reader. Nothing is ever removed; it is only read
differently, and every difference bears the name of a rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, final
from unicodedata import category

from unres.errors import LossError


class Span(NamedTuple):
    """A half-open range of code points in the source."""

    start: int
    end: int


@final
@dataclass(init=False, slots=True, unsafe_hash=True)
class Piece:
    """What is read, what it stands for, and the rule by which the two differ.

    Not frozen, but `Final` throughout: thousands are made of every document, and a
    frozen dataclass or a named tuple takes twice as long.
    """

    text: Final[str]
    start: Final[int]
    end: Final[int]
    rule: Final[str]

    def __init__(self, text: str, start: int, end: int, rule: str = "") -> None:
        """Take what is read, where it stands, and the rule; "" as it stands."""
        self.text = text
        self.start = start
        self.end = end
        self.rule = rule

    @property
    def span(self) -> Span:
        """The span of the source that it stands for."""
        return Span(self.start, self.end)


class Rule(NamedTuple):
    """The name of a way to read differently, and whether it may lose a letter."""

    name: str
    drops: bool = False


@final
@dataclass(init=False, slots=True, unsafe_hash=True)
class Text:
    """A run of pieces: what is read, and where every bit of it stands.

    Never changed once it is made.
    """

    pieces: Final[tuple[Piece, ...]]
    words: Final[str]
    """What is read."""

    def __init__(self, pieces: tuple[Piece, ...] = (), read: str | None = None) -> None:
        """Take the pieces, and what is read, where it is known."""
        self.pieces = pieces
        if read is None:
            # Most texts are one piece.
            alone = len(pieces) == 1
            read = pieces[0].text if alone else "".join([p.text for p in pieces])
        self.words = read

    @classmethod
    def of(cls, source: str) -> Text:
        """Give the whole source, read as it stands."""
        return Text((Piece(source, 0, len(source)),) if source else ())

    def __str__(self) -> str:
        return self.words

    def __bool__(self) -> bool:
        return self.words != ""

    @property
    def start(self) -> int:
        """The least offset in the source at which a piece begins; 0 for none."""
        pieces = self.pieces
        if len(pieces) == 1:
            return pieces[0].start
        return min([piece.start for piece in pieces], default=0)

    @property
    def end(self) -> int:
        """The greatest offset in the source at which a piece ends; 0 for none."""
        pieces = self.pieces
        if len(pieces) == 1:
            return pieces[0].end
        return max([piece.end for piece in pieces], default=0)

    @property
    def span(self) -> Span:
        """The least span of the source that holds all pieces; (0, 0) for none."""
        return Span(self.start, self.end)

    def cut(self, *offsets: int) -> list[Text]:
        """Part the text at rising offsets in what is read: n offsets, n + 1 texts.

        Keeps every piece. A piece that reads as nothing goes to the left of a
        cut, and so does the whole span of a rewritten piece cut inside.

            >>> [str(part) for part in Text.of("Recalling also").cut(9, 10)]
            ['Recalling', ' ', 'also']
        """
        words, at, pieces = self.words, 0, self.pieces
        parts: list[Text] = []
        first = pieces[0] if pieces else None
        alone = len(pieces) == 1 or (
            offsets and first and offsets[-1] < len(first.text)
        )
        if first and not first.rule and alone:
            # Most texts are cut in their first piece: behind a number.
            for end in offsets:
                parts.append(self.part(at, end))
                at = max(at, end)
            if len(pieces) == 1:
                return [*parts, self.part(at, len(words))]
            rest = (_slice(first, at, len(first.text)), *pieces[1:])
            return [*parts, Text(rest, words[at:])]
        for part, end in zip(
            _part(pieces, offsets), (*offsets, len(words)), strict=True
        ):
            parts.append(Text(tuple(part), words[at:end]) if part else NOTHING)
            at = max(at, end)
        return parts

    def part(self, start: int, end: int) -> Text:
        """Give what stands between two offsets in the first piece, if it is plain."""
        words = self.words[start:end]
        if not words:
            return NOTHING
        start += self.pieces[0].start
        return Text((Piece(words, start, start + len(words)),), words)

    def between(self, before: Text, after: Text) -> Text:
        """Give the text between two others, which reads as all three."""
        pieces = (*before.pieces, *self.pieces, *after.pieces)
        return Text(pieces, before.words + self.words + after.words)

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
        found = [m for m in pattern.finditer(self.words) if m.end() > m.start()]
        if not found:
            return self
        parts = _part(self.pieces, [offset for m in found for offset in m.span()])
        pieces = parts[0]
        for i, match in enumerate(found):
            text = new if isinstance(new, str) else new(match)
            pieces += _read(parts[2 * i + 1], match[0], text, rule)
            pieces += parts[2 * i + 2]
        return Text(tuple(pieces))

    def read_as(self, new: str, rule: Rule) -> Text:
        """Read the whole text as something else under a rule.

        Keeps what other rules dropped inside it under their names.

        Raises:
            LossError: A rule that may not drop would lose a letter or a digit.
        """
        words, pieces = self.words, self.pieces
        if words == new:
            return self
        if len(pieces) == 1 and words.isspace() and not new.strip():
            # Most of what is read differently is a line end.
            return Text((Piece(new, pieces[0].start, pieces[0].end, rule.name),), new)
        return Text(tuple(_read(pieces, words, new, rule)), new if words else "")

    def drop(self, rule: Rule) -> Text:
        """Read the whole text as nothing under a rule."""
        return self.read_as("", rule)

    def offset(self, at: int) -> int:
        """Find the offset in what is read at which an offset of the source is read.

        For what is read differently it is where that begins; for what stands behind
        all pieces it is the end.
        """
        read = 0
        for piece in self.pieces:
            if at < piece.end:
                return read + (max(0, at - piece.start) if not piece.rule else 0)
            read += len(piece.text)
        return read

    def spans(self, start: int, end: int) -> list[Span]:
        """Find the source spans of a range of what is read, joined where they meet."""
        spans: list[Span] = []
        for piece in self.cut(start, end)[1].pieces:
            meets = spans and spans[-1].end == piece.start
            first = spans.pop().start if meets else piece.start
            spans.append(Span(first, piece.end))
        return spans


NOTHING: Final = Text()
"""The text without a piece."""


def join(texts: Iterable[Text]) -> Text:
    """Put texts one after another; pieces that continue each other become one."""
    return join_pieces([piece for text in texts for piece in text.pieces])


def join_pieces(pieces: Sequence[Piece]) -> Text:
    """Give the text of some pieces; those that continue each other become one."""
    return Text(_merge(pieces))


def letters(text: str) -> str:
    """Give the letters and digits of a string, which no keeping rule may change.

    The marks that belong to letters count: vowel signs, decomposed accents.
    """
    if text.isascii():
        return "".join(filter(str.isalnum, text))
    return "".join([c for c in text if c.isalnum() or category(c)[0] == "M"])


def _part(pieces: Sequence[Piece], offsets: Sequence[int]) -> list[list[Piece]]:
    """Part pieces at rising offsets in what they read, as `Text.cut` has it."""
    taken: list[Piece] = []
    parts = [taken]
    at, i, count = 0, 0, len(offsets)
    for k, piece in enumerate(pieces):
        if i == count:
            taken += pieces[k:]
            break
        end = at + len(piece.text)
        if at == end or offsets[i] >= end:
            taken.append(piece)
            at = end
            continue
        done = 0
        while i < count and (bound := offsets[i]) < end:
            if bound - at > done:
                taken.append(_slice(piece, done, bound - at))
                done = bound - at
            taken = []
            parts.append(taken)
            i += 1
        taken.append(_slice(piece, done, end - at) if done else piece)
        at = end
    return parts + [[] for _ in range(count + 1 - len(parts))]


def _read(pieces: Sequence[Piece], old: str, new: str, rule: Rule) -> Sequence[Piece]:
    """Read pieces that read one thing as another under a rule, as `Text.read_as`."""
    if old == new:
        return pieces
    blank = old.isspace() and (not new or new.isspace())
    if not blank and not rule.drops and letters(old) != letters(new):
        start, end = Text(tuple(pieces)).span
        raise LossError(
            f"rule {rule.name} would read {old!r} as {new!r} at {start}-{end}"
        )
    if len(pieces) == 1 and old:
        return (Piece(new, pieces[0].start, pieces[0].end, rule.name),)
    read: list[Piece] = []
    text = new
    for p in pieces:
        read.append(Piece(text, p.start, p.end, rule.name) if p.text else p)
        text = "" if p.text else text
    return _merge(read)


def _slice(piece: Piece, start: int, end: int) -> Piece:
    """Give a part of a piece; the first of a rewritten one has its whole span."""
    text, first = piece.text[start:end], piece.start
    if piece.rule:
        return Piece(text, piece.end if start else first, piece.end, piece.rule)
    return Piece(text, first + start, first + end, "")


def _merge(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Join neighbours that stand side by side in the source under one rule."""
    if len(pieces) <= 1:
        return tuple(pieces)
    merged = [pieces[0]]
    for piece in pieces[1:]:
        last = merged[-1]
        rule = last.rule
        if piece.start == last.end and piece.rule == rule and not (rule and piece.text):
            merged[-1] = Piece(last.text + piece.text, last.start, piece.end, rule)
        else:
            merged.append(piece)
    return tuple(merged)
