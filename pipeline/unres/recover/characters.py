"""What single characters are read as: line ends, blanks, what XML cannot hold.

And what a program misread: text encoded twice, ligatures, hyphens that were printed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import islice, pairwise
from typing import Final

from unres.lexicon import rule
from unres.text import Text

DOUBLE: Final = "double-encoded"
"""The rule under which UTF-8 that was read as Windows-1252 is read as meant."""


def _read_byte(byte: int) -> str:
    """Give what a byte is in Windows-1252; it leaves five of them out."""
    one = bytes([byte])
    return one.decode("cp1252", "ignore") or one.decode("latin-1")


_BYTES: Final = {_read_byte(byte): byte for byte in range(0x80, 0x100)}
_AFTER: Final = re.escape("".join(_read_byte(byte) for byte in range(0x80, 0xC0)))
_LEADS: Final = "".join(map(chr, (0xC2, 0xC3, 0xE2)))
_TWICE: Final = re.compile(f"[\xc2\xc3][{_AFTER}]|\xe2[{_AFTER}]{{1,2}}")
"""What UTF-8 of two or three bytes looks like in Windows-1252: Latin, punctuation."""
_CUT: Final = "\xe2\u20ac"
"""What is left of a closing quotation mark: its last byte is none of Windows-1252."""
_LIGATURES: Final = "".join(map(chr, range(0xFB00, 0xFB07)))
_SOFT: Final = re.compile(r"(?<=[^\W\d_])\xad(?=[^\W\d_])")
_LEFT: Final = re.compile(r"[^\W\d_]{1,40}$")
_RIGHT: Final = re.compile(r"[^\W\d_]+")
_HYPHENED: Final = re.compile(r"(?<![^\W\d_])[^\W\d_]+-[^\W\d_]+")
_LONGEST: Final = 40
"""No word is longer."""
_UNSEEN: Final = "\u200b\u200e\u200f\u2061\u2062\u2063\u2064\ufeff\ufff9\ufffa\ufffb"
"""Characters without a width: joiners, marks of direction, of annotation."""
_ENDS: Final = "\x0b\x85\u2028\u2029"
"""Line ends beside those of files."""
_BLANKS: Final = (
    "\t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000"
)

_HYPHENS: Final = "\x02\ufffe"
"""What PDFium gives for a hyphen at a line's end."""
ASTERISKS: Final = "\u204e\u2217\uff0a"
"""Signs that are read as an asterisk."""
_AMOUNT: Final = re.compile(r",(?<=\d,)\d{3},\d{1,2}[ ]\d")
"""Around what `_SPLIT` finds: what opens with a comma is found far faster."""
_SPLIT: Final = re.compile(
    r"(?<=\d,\d{3},\d)[ ](?=\d\d(?![\d,]))|(?<=\d,\d{3},\d\d)[ ](?=\d(?![\d,]))"
)
"""A blank inside the last three digits of an amount: "9,368,8 00"."""
_FORBIDDEN: Final = re.compile(
    r"[\x00-\x08\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(1, 17))
    + "]"
)
_FEWEST: Final = 3
"""So many signs of Markdown show that a text is it."""
_SHOWN: Final = re.compile(
    r"""
    ^ \#{1,6} [ ]+ \S | ^ [ ]* \d{1,3} \\ \.
    | (?<! [^\s(“"«] ) \*\* [^\s*] [^*\n]* (?<! \s ) \*\* (?! [\w*] )
    | (?<! \w ) _ [^\W\d_] [^_\n]* _ (?! \w )
    """,
    re.VERBOSE | re.MULTILINE,
)
"""A heading, an escaped number, bold words, words in italics.

What opens bold words stands before them and behind none: "Austria**, Chile*, Haiti**"
are footnote marks.
"""
_BOLD: Final = re.compile(r"\*\*(?<![^\s(“\"«]\*\*)[^\s*]")
_ITALIC: Final = re.compile(r"_[^\W\d_]")
"""How bold words open, and words in italics, by a sign that is found fast."""
_SIGNS: Final = re.compile(
    r"""
    ^ \#{1,6} [ ]+ | \\ (?= [\\.()*_\#\[\]+-] )
    | (?<! [^\s(“"«] ) \*\* (?= [^\s*] )
    | (?<= [^\s*] ) \*\* (?! [\w*] ) (?: [ ] (?= [,;:.] ) )?
    | (?<! [\w_] ) _ (?= [^\s_] ) | (?<= [^\s_] ) _ (?! [\w_] ) (?: [ ] (?= [,;:.] ) )?
    """,
    re.VERBOSE | re.MULTILINE,
)
"""The signs, and the blank that a program leaves between one and a mark."""

_Needed = Sequence[str] | Callable[[str], object]
_Reading = str | Callable[[re.Match[str]], str]


def _decode(m: re.Match[str]) -> str:
    """Read what was encoded twice as what was meant; else as it stands."""
    found = m[0]
    try:
        meant = bytes(_BYTES[char] for char in found).decode()
    except UnicodeDecodeError:
        return "”" + found[len(_CUT) :] if found.startswith(_CUT) else found
    return meant if meant.isprintable() or meant == "\xa0" else found


def _part_ligature(m: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", m[0])


def _prints_soft(read: str) -> bool:
    """Whether soft hyphens inside lines were printed.

    A capital stands behind one, or the document writes the word with a hyphen.
    """
    parts = read.split("\xad")
    hyphened = (
        {m[0].casefold() for m in _HYPHENED.finditer(read)} if parts[1:] else set()
    )
    for before, after in pairwise(parts):
        left, right = _LEFT.search(before[-_LONGEST:]), _RIGHT.match(after)
        if not left or not right:
            continue
        capital = left[0][-1].islower() and right[0][0].isupper()
        if capital or f"{left[0]}-{right[0]}".casefold() in hyphened:
            return True
    return False


def _has_forbidden(read: str) -> bool:
    """Whether XML cannot hold a character; most texts print but for line ends."""
    plain = read.replace("\n", " ").replace("\f", " ").isprintable()
    return not plain and _FORBIDDEN.search(read) is not None


def _is_markdown(read: str) -> bool:
    """Whether a text is Markdown, as programs write it that turn PDFs into text.

    A rule above footnotes, drawn with underscores, and the stars of footnotes in other
    texts are none of its signs.
    """
    # Most texts have none of its signs: to look for them is far faster.
    signed = "#" in read or ("\\" in read and "\\." in read)
    if not (signed or _BOLD.search(read) or _ITALIC.search(read)):
        return False
    return len([*islice(_SHOWN.finditer(read), _FEWEST)]) == _FEWEST


READINGS: Final[tuple[tuple[str, _Needed, re.Pattern[str], _Reading], ...]] = (
    (DOUBLE, _LEADS, _TWICE, _decode),
    ("ligature", _LIGATURES, re.compile(f"[{_LIGATURES}]"), _part_ligature),
    ("soft-hyphen-printed", _prints_soft, _SOFT, "-"),
    ("newline", f"\r{_ENDS}", re.compile(rf"\r\n?|[{_ENDS}]"), "\n"),
    ("blank", _BLANKS, re.compile(f"[{_BLANKS}]"), " "),
    # PDFium's hyphen at a line's end; it may have taken the line end with it.
    ("line-hyphen", _HYPHENS, re.compile(rf"[{_HYPHENS}](?=[ ]*\n)"), "-"),
    ("line-hyphen", _HYPHENS, re.compile(rf"(?<=\w)[{_HYPHENS}](?=\w)"), "-\n"),
    ("zero-width", _UNSEEN, re.compile(f"[{_UNSEEN}]+"), ""),
    ("spaces", ("  ",), re.compile(r"  (?<=[^ \n\f]  ) *(?=[^ \n\f])"), " "),
    ("split-number", _AMOUNT.search, _SPLIT, ""),
    ("asterisk", ASTERISKS, re.compile(f"[{ASTERISKS}]"), "*"),
    # A soft hyphen at a line's end is a hyphen that the printer showed: joins.py.
    ("soft-hyphen", "\xad", re.compile(r"\xad+(?![ ]*\n)"), ""),
    ("control", _has_forbidden, _FORBIDDEN, "\ufffd"),
    ("markdown", _is_markdown, _SIGNS, ""),
)
"""Rule, what must stand in a text, what is read, what it is read as; in this order.

What must stand is one of some signs, or what a function finds: it is looked for
first, for most texts have little of it.
"""


def read_characters(text: Text) -> Text:
    """Read every kind of line end as one, every kind of blank as a space.

    Keeps letters, digits, quotation marks and dashes; what a program misread is read
    as printed. Takes zero-width characters, soft hyphens, and the signs of Markdown;
    what XML 1.0 forbids is read as U+FFFD.
    """
    for name, needed, pattern, new in READINGS:
        if _stands(needed, text.words):
            text = text.rewrite(pattern, new, rule(name))
    return text


def _stands(needed: _Needed, read: str) -> bool:
    """Whether a text has one of some signs, or what a function finds."""
    if callable(needed):
        return bool(needed(read))
    return any(sign in read for sign in needed)
