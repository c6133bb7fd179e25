"""What single characters are read as: line ends, blanks, what XML cannot hold.

And what a program misread: text encoded twice, ligatures, hyphens that were printed.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import Final

from unres.lexicon import rule
from unres.recover.markdown import read_markdown
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
_LIGATURE: Final = re.compile(f"[{_LIGATURES}]")
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

READINGS: Final[tuple[tuple[str, str | re.Pattern[str], re.Pattern[str], str], ...]] = (
    ("newline", f"\r{_ENDS}", re.compile(rf"\r\n?|[{_ENDS}]"), "\n"),
    ("blank", _BLANKS, re.compile(f"[{_BLANKS}]"), " "),
    # PDFium's hyphen at a line's end; it may have taken the line end with it.
    ("line-hyphen", _HYPHENS, re.compile(rf"[{_HYPHENS}](?=[ ]*\n)"), "-"),
    ("line-hyphen", _HYPHENS, re.compile(rf"(?<=\w)[{_HYPHENS}](?=\w)"), "-\n"),
    ("zero-width", _UNSEEN, re.compile(f"[{_UNSEEN}]+"), ""),
    ("spaces", re.compile("  "), re.compile(r"  (?<=[^ \n\f]  ) *(?=[^ \n\f])"), " "),
    ("split-number", _AMOUNT, _SPLIT, ""),
    ("asterisk", ASTERISKS, re.compile(f"[{ASTERISKS}]"), "*"),
    # A soft hyphen at a line's end is a hyphen that the printer showed: joins.py.
    ("soft-hyphen", "\xad", re.compile(r"\xad+(?![ ]*\n)"), ""),
    ("control", _FORBIDDEN, _FORBIDDEN, "\ufffd"),
)
"""Rule, what must stand in a text, what is read, what it is read as; in this order.

What must stand is one of some characters, or what a pattern finds: it is looked for
first, for most texts have little of it.
"""

_PRINTED: Final = frozenset({"spaces", "split-number", "asterisk"})
"""The rules that read what prints."""


def read_characters(text: Text) -> Text:
    """Read every kind of line end as one, every kind of blank as a space.

    Keeps letters, digits, quotation marks and dashes; what a program misread is read
    as printed. Takes zero-width characters
    and soft hyphens; what XML 1.0 forbids is read as U+FFFD.
    """
    text = _mend_misread(text)
    read = str(text)
    # What prints, but for line ends, is left as it is: most texts are all of it.
    plain = _is_plain(read)
    for name, needed, pattern, new in READINGS:
        if (not plain or name in _PRINTED) and _stands(needed, read):
            text = text.rewrite(pattern, new, rule(name))
            read = str(text)
            plain = plain or _is_plain(read)
    return read_markdown(text)


def _is_plain(read: str) -> bool:
    """Whether all characters of a text print, but for line ends."""
    return read.replace("\n", " ").replace("\f", " ").isprintable()


def _stands(needed: str | re.Pattern[str], read: str) -> bool:
    """Whether a text has one of some characters, or what a pattern finds."""
    if isinstance(needed, str):
        return any(sign in read for sign in needed)
    return needed.search(read) is not None


def _mend_misread(text: Text) -> Text:
    """Read characters that a program misread as what was printed.

    Keeps all others. Ligatures are their letters; what was encoded twice is decoded
    where it is certain; a soft hyphen inside a line is a hyphen where the document
    shows that it was printed.
    """
    read = str(text)
    if read.isascii():
        return text
    # Most texts have none of what these read: a character is found far faster.
    if _stands(_LEADS, read):
        text = text.rewrite(_TWICE, _decode, rule(DOUBLE))
    if _stands(_LIGATURES, read):
        text = text.rewrite(_LIGATURE, _part_ligature, rule("ligature"))
    if _prints_soft(read):
        text = text.rewrite(_SOFT, "-", rule("soft-hyphen-printed"))
    return text


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
