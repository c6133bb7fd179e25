"""Characters that a program misread: text encoded twice, ligatures, printed hyphens."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
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
_LEADS: Final = tuple(map(chr, (0xC2, 0xC3, 0xE2)))
_TWICE: Final = re.compile(f"[\xc2\xc3][{_AFTER}]|\xe2[{_AFTER}]{{1,2}}")
"""What UTF-8 of two or three bytes looks like in Windows-1252: Latin, punctuation."""
_CUT: Final = "\xe2\u20ac"
"""What is left of a closing quotation mark: its last byte is none of Windows-1252."""
_LIGATURES: Final = tuple(map(chr, range(0xFB00, 0xFB07)))
_LIGATURE: Final = re.compile(r"[\ufb00-\ufb06]")
_SOFT: Final = re.compile(r"(?<=[^\W\d_])\xad(?=[^\W\d_])")
_LEFT: Final = re.compile(r"[^\W\d_]{1,40}$")
_RIGHT: Final = re.compile(r"[^\W\d_]+")
_HYPHENED: Final = re.compile(r"(?<![^\W\d_])[^\W\d_]+-[^\W\d_]+")
_LONGEST: Final = 40
"""No word is longer."""


def mend_characters(text: Text) -> Text:
    """Read characters that a program misread as what was printed.

    Keeps all others. Ligatures are their letters; what was encoded twice is decoded
    where it is certain; a soft hyphen inside a line is a hyphen where the document
    shows that it was printed.
    """
    read = str(text)
    if read.isascii():
        return text
    # Most texts have none of what these read: a character is found far faster.
    if any(lead in read for lead in _LEADS):
        text = text.rewrite(_TWICE, _decode, rule(DOUBLE))
    if any(ligature in read for ligature in _LIGATURES):
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
