"""How two lines of one paragraph are read as one: a space, or a hyphen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from unres.language import Language
from unres.lexicon import instruments_in, organs_in, rule
from unres.lexicon.names import events_in
from unres.numbers import is_marker
from unres.paragraph import Paragraph
from unres.recover.lines import Line
from unres.text import Piece, Text, join

_LAST: Final = re.compile(r"[^\W\d_]+$")
_FIRST: Final = re.compile(r"[^\W\d_]+")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-‑][^\W\d_]+)*")
_HYPHENS: Final = frozenset("-\xad")
_OPEN: Final = frozenset("/–—‑-")
"""What a line may end with that takes no space after it."""
_JOINING: Final = _OPEN | _HYPHENS | {""}
"""What other line ends than a blank between two words may follow."""
_JOINED: Final = "join-line"
"""The rule under which the end of a line is read as a blank."""
_TIED: Final = frozenset(",.)")
"""Marks at the head of a line that no blank parts from the word before them."""


class Spelling:
    """How a document spells its words: its own lexicon of hyphens."""

    def __init__(self, lines: Iterable[Line]) -> None:
        """Take the lines; their words are counted when they are first asked for."""
        self._lines = lines
        self._counts: Counter[str] | None = None

    def count(self, word: str) -> int:
        """Count how often a word, folded, stands unbroken and whole."""
        if self._counts is None:
            text = "\n".join(line.words for line in self._lines).casefold()
            self._counts = Counter()
            # Most words come again and again: each is taken apart only once.
            for token, times in Counter(text.split()).items():
                for found in _WORD.findall(token):
                    self._counts[found] += times
        return self._counts[word]


def glue(
    lines: Sequence[Line], language: Language, spelling: Spelling | None = None
) -> Line:
    """Give lines that are one paragraph as one line.

    Keeps every letter; a line end is read as a space, or as nothing after a
    hyphen. Takes the hyphen where the printer broke a word, which the spelling of
    the whole document tells.
    """
    last = lines[-1]
    if len(lines) == 1:
        return last
    by = rule(_JOINED).name
    pieces: list[Piece] = []
    bounded, plain = language.bounded, True
    for before, after in pairwise(lines):
        met = before.words[-1:] in _JOINING or after.words[:1] in _TIED
        if bounded and before.bare and not met:
            # Most lines end with a word, and nothing stands between it and the next.
            read = before.text.pieces
            end = read[-1].end
            pieces += read
            pieces.append(Piece(" ", end, end + len(before.bare), by))
        else:
            plain = False
            left, between = _meet(before, after, spelling, language)
            pieces += (*left.pieces, *between.pieces)
    pieces += last.text.pieces
    if plain:
        text = Text(tuple(pieces), " ".join([line.words for line in lines]))
    else:
        text = join([Text(tuple(pieces))])
    return lines[0].reading(text, last.end)


def meet_lines(lines: Sequence[Paragraph], language: Language) -> list[Text]:
    """Give the texts of printed lines that are one thing, but that of the last.

    There are two a line: its words, and what stands for its end.
    """
    pairs = pairwise(lines)
    return [text for pair in pairs for text in _meet(*pair, None, language)]


def _meet(
    before: Line | Paragraph,
    after: Line | Paragraph,
    spelling: Spelling | None,
    language: Language,
) -> tuple[Text, Text]:
    """Read the end of a line: the text before, and what stands for the line end."""
    text, end, words = before.text, before.end, before.words
    if not words:
        return text, end.drop(rule("line-end"))
    hyphen = words[-1]
    if hyphen in _HYPHENS:
        left, right = _LAST.search(words[-40:-1]), _FIRST.match(after.words)
        if left and right and is_closed(left[0], hyphen, right[0], spelling, language):
            whole, broken = text.cut(len(words) - 1)
            how = rule("dehyphenate")
            return whole, join((broken.drop(how), end.drop(how)))
    # "non-" before a word and "and/" before "or": nothing parts them in print.
    if is_open(words) and not is_marker(words):
        return text, end.drop(rule("hyphen"))
    # A mark behind a footnote call that broke the line: "20/15" / ", 23/16".
    tied = after.words[:1] in _TIED and after.words[1:2] in {"", " "}
    if tied or not (language.bounded or _is_parted(words, after.words)):
        return text, end.drop(rule("line-end"))
    return text, end.read_as(" ", rule(_JOINED))


def _is_parted(before: str, after: str) -> bool:
    """Whether a blank parts two lines where none parts words.

    One parts Latin words and digits, and a number from its paragraph.
    """
    met = before[-1] + after[:1]
    return is_marker(before) or (met.isascii() and met.isalnum())


def is_open(words: str) -> bool:
    """Whether words end in a sign that the next word is glued to: "Asia-", "2008–"."""
    return words[-1:] in _OPEN and words[-2:-1] not in {"", " "}


def is_closed(
    left: str, hyphen: str, right: str, spelling: Spelling | None, language: Language
) -> bool:
    """Whether a hyphen at a line's end is the printer's, not the word's.

    The document's own spelling decides: the word closed, or with its hyphen, where
    it stands unbroken; then that of the names in the lexicon. Else the hyphen stays,
    for the United Nations does not break words in print; only a soft hyphen is always
    the printer's.
    """
    if hyphen == "\xad":
        return True
    if right[:1].isupper() or not spelling:
        return False
    word = (left + right).casefold()
    closed = spelling.count(word) or word in _known_words(language)
    return closed > spelling.count(f"{left}-{right}".casefold())


@cache
def _known_words(language: Language) -> frozenset[str]:
    """Give the words in the titles of organs, instruments and events, folded."""
    titles = (
        *(organ.title for organ in organs_in(language).values()),
        *(instrument.title for instrument in instruments_in(language).values()),
        *(event.title for event in events_in(language).values()),
    )
    return frozenset(_WORD.findall(" ".join(titles).casefold()))
