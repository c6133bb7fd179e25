"""Numbers at the head of paragraphs: how they are printed, and what may follow."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple


class Style(StrEnum):
    """How a paragraph or point is numbered."""

    DECIMAL = "decimal"
    """"1.", "3 bis."."""
    NESTED = "nested"
    """"1.2."."""
    LETTER = "letter"
    """"(a)", "(aa)", "a)"; also "(i)" where it is the letter after "(h)"."""
    ROMAN = "roman"
    """"(i)", "(iv)"; in Arabic "'1'"."""
    PAREN = "paren"
    """"(1)", "1)"."""
    CAPITAL = "capital"
    """"(A)"."""
    DOT = "dot"
    """"a."."""
    ROMAN_DOT = "roman-dot"
    """"ii."."""
    BARE = "bare"
    """"4 Calls for", "4Calls for": a number whose period is lost."""
    NUMERAL = "numeral"
    """"（一）", "㈠"."""
    BULLET = "bullet"
    """"•", "–"."""


class Marker(NamedTuple):
    """A number as printed, its style, its value, and where the words begin."""

    num: str
    style: Style
    value: int
    end: int


_MARKER: Final = re.compile(
    r"""
    [“"«]?
    (?: (?P<decimal> \d{1,3} ) (?: [ ]? (?: bis | ter | quater ) )?
        (?: [ ]? [.．] (?= [ ] | $ | [A-Z“"À-ÞЀ-Я一-鿿《] )
          | [ ]? [-–—] [ ]? (?= [ء-ي“”"«] ) | [ ]? -$
        )
      | (?P<nested> \d{1,3} (?: \. \d{1,3} ){1,4} ) \.? (?= [ ]+ [A-Z“"À-ÞЀ-Я] )
      | [(（] (?:
            (?P<letter> [a-z]{1,7} | [а-яё]{1,2} | [ء-ي]ـ? )
          | (?P<paren> \d{1,2} ) | (?P<capital> [A-Z] )
          | (?P<numeral> [一二三四五六七八九十]{1,3} )
        ) [)）]
        (?= [ ] | $ | [A-Z“"ء-ي一-鿿《] )
      | ['‘’] (?P<quoted> \d{1,2} ) ['‘’] (?= [ ] [ء-ي] | $ )
      | (?P<ring> [㈠-㈩] )
      | (?P<dot> [a-z]{1,5} ) \. (?= [ ] | $ )
      | (?P<half> [a-z]{1,7} | [а-яё]{1,2} | [ء-ي]ـ? | \d{1,2} ) \) (?= [ ] | $ )
      | (?P<bullet> [•●▪◦·–—-] ) (?= [ ] | $ )
      | (?P<bare> \d{1,3} ) (?= [ ] [A-Z] | [A-Z][a-z]{2} )
    ) [ ]*
    """,
    re.VERBOSE,
)
_STYLES: Final = {style.value: style for style in Style}
_SCRIPTS: Final = ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９")
"""The digits of the scripts that documents of the UN are printed in, but ASCII."""
_DIGIT: Final = re.compile(f"[0-9{''.join(_SCRIPTS)}]")
REPEATED: Final = ("bis", "ter", "quater")
"""What makes a number one that was put behind another, in all languages."""
LONGEST: Final = 8
"""How many characters the longest number that opens with a letter has: "xxxviii)"."""
_DIGITS: Final = 3
"""How many digits the number of a paragraph has at most."""
ALPHABETS: Final = (
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзиклмнопрстуфхцчшщэюя",
    "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
)
"""The letters of each script in the order in which lists go through them."""
_LETTERS: Final = re.compile(r"([a-zа-яء-ي])(?:\1|ـ)?")


def has_digit(words: str) -> bool:
    """Whether words have a digit of a script that documents of the UN are printed in.

    >>> has_digit("resolution 60/251"), has_digit("٦٠/٢٥١"), has_digit("Recalling")
    (True, True, False)
    """
    # A sign is found in no time where all are of one byte; among others a pattern is
    # faster, though it looks at one character after the other.
    if not words.isascii():
        return _DIGIT.search(words) is not None
    return (
        "2" in words or "1" in words or "0" in words or "3" in words or "4" in words
        or "5" in words or "6" in words or "7" in words or "8" in words or "9" in words
    )  # fmt: skip


def read_marker(words: str) -> Marker | None:
    """Read the number at the head of a paragraph.

    A lone letter that may be roman is read as a letter: its neighbours decide.

        >>> read_marker("(b) To respond")
        Marker(num='(b)', style=<Style.LETTER: 'letter'>, value=2, end=4)
    """
    # Most lines open with a word: that much can be told without the pattern.
    head = words[:LONGEST]
    if head[:1].isalpha() and "." not in head and ")" not in head:
        return None
    number, dot, _ = head.partition(". ")
    if dot and number.isdecimal() and len(number) <= _DIGITS:
        # Nearly all numbers are of this form.
        end = len(words) - len(words[len(number) + 1 :].lstrip(" "))
        return Marker(f"{number}.", Style.DECIMAL, int(number), end)
    m = _MARKER.match(words)
    if not m or m.lastgroup is None:
        return None
    printed = m[m.lastgroup]
    if m.lastgroup == "half":
        style = Style.PAREN if printed.isdigit() else Style.LETTER
    elif m.lastgroup == "quoted":
        style = Style.ROMAN
    elif m.lastgroup == "ring":
        return Marker(printed, Style.NUMERAL, ord(printed) - ord("㈠") + 1, m.end())
    else:
        style = _STYLES[m.lastgroup]
    if style is Style.LETTER or style is Style.DOT:
        return _read_letters(m, style, printed)
    return Marker(m[0].rstrip(), style, _read_value(style, printed), m.end())


def is_marker(words: str) -> bool:
    """Whether words are nothing but the number of a paragraph.

    >>> is_marker("7-"), is_marker("7- Decides")
    (True, False)
    """
    marker = read_marker(words)
    return marker is not None and marker.end == len(words)


def _read_value(style: Style, printed: str) -> int:
    """Give the value of a number; a bullet's is its sign."""
    if style is Style.BULLET:
        return ord(printed)
    if printed.isdigit():
        return int(printed)
    if style is Style.NUMERAL:
        return read_number(printed)
    if style is Style.NESTED:
        return int(printed.rsplit(".", 1)[1])
    return count_letter(printed.lower())


ROMANS: Final = {Style.LETTER: Style.ROMAN, Style.DOT: Style.ROMAN_DOT}
"""How letters are numbered → how roman numbers of the same form are."""


def _read_letters(m: re.Match[str], style: Style, printed: str) -> Marker | None:
    """Read "(a)", "(bb)", "(iv)" or "ii."; None for a word."""
    roman, letter = count_roman(printed), count_letter(printed)
    if letter:
        return Marker(m[0].rstrip(), style, letter, m.end())
    return Marker(m[0].rstrip(), ROMANS[style], roman, m.end()) if roman else None


def read_values(marker: Marker) -> list[tuple[Style, int]]:
    """Give the ways to read a marker: "(i)" is a letter, and it is roman."""
    own = (marker.style, marker.value)
    roman = count_roman(marker.num.strip("()."))
    if marker.style in ROMANS and roman:
        return [own, (ROMANS[marker.style], roman)]
    return [own]


def count_letter(letters: str) -> int:
    """Give the place of "a", "z", "aa", "bb" in a list of points; 0 for others."""
    if not _LETTERS.fullmatch(letters) or letters == "ii":
        return 0
    alphabet = next((each for each in ALPHABETS if letters[0] in each), "")
    again = len(letters) - 1 if letters[-1] == letters[0] else 0
    return alphabet.find(letters[0]) + 1 + len(alphabet) * again


def count_roman(letters: str) -> int:
    """Give the value of a small roman number up to 39; 0 for what is none.

    >>> count_roman("xiv"), count_roman("a")
    (14, 0)
    """
    return _ROMANS.get(letters, 0)


_LETTERED: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
"""What Roman letters are worth, the greatest first."""


def write_letter(value: int, letters: str) -> str:
    """Write a number by its letter; beyond the last one it is doubled.

    >>> write_letter(2, "abc"), write_letter(5, "abc")
    ('b', 'bb')
    """
    times, at = divmod(value - 1, len(letters))
    return letters[at] * (times + 1)


def write_roman(value: int) -> str:
    """Write a number in small Roman letters.

    >>> write_roman(15)
    'xv'
    """
    written = ""
    for worth, sign in _LETTERED:
        times, value = divmod(value, worth)
        written += sign * times
    return written


_ROMANS: Final = {write_roman(value): value for value in range(1, 40)}

_NUMERALS: Final = {c: i for i, c in enumerate("〇一二三四五六七八九")} | dict.fromkeys(
    "零○", 0
)
"""The numerals of the Chinese script by their values."""
_RANKS: Final = {"十": 10, "百": 100, "千": 1000}


_SPELLED: Final = str.maketrans("".join(_SCRIPTS), "0123456789" * len(_SCRIPTS))
"""The digits of all scripts → those of ASCII."""
_PRINTED: Final = [str.maketrans("0123456789", digits) for digits in _SCRIPTS]
"""The digits of ASCII → those of each script."""


def spell_digits(printed: str) -> str:
    """Spell a number as symbols and ids have it: in the digits of ASCII.

    >>> spell_digits("٦٠/٢٥١"), spell_digits("６０")
    ('60/251', '60')
    """
    return printed.translate(_SPELLED)


@lru_cache(maxsize=256)
def print_number(value: int) -> tuple[str, ...]:
    """Give a number in the digits of each script that documents are printed in.

    >>> print_number(60)
    ('60', '٦٠', '۶۰', '６０')
    """
    plain = str(value)
    return plain, *(plain.translate(digits) for digits in _PRINTED)


def read_number(printed: str) -> int:
    """Give the value of a whole number in the digits or numerals of any script, or 0.

    >>> read_number("٢٠٠٦"), read_number("二〇〇六"), read_number("七十八")
    (2006, 2006, 78)
    """
    if printed.isdecimal():
        return int(printed)
    if not printed or any(c not in _NUMERALS and c not in _RANKS for c in printed):
        return 0
    value = digits = 0
    for c in printed:
        if c in _RANKS:
            value, digits = value + (digits or 1) * _RANKS[c], 0
        else:
            digits = 10 * digits + _NUMERALS[c]
    return value + digits
