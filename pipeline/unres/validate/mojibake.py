"""UTF-8 that was read as Windows-1252: how it looks, and what it was."""

from __future__ import annotations

import re
from typing import Final

FIRST: Final = 0xC0
"""From this byte on, one begins a character of UTF-8; below, it goes on with one."""

# Windows-1252 has characters of its own for most bytes from 80 to 9F.
HIGH: Final = {
    char: byte
    for byte in range(0x80, 0x100)
    for char in (chr(byte), bytes([byte]).decode("cp1252", "ignore") or chr(byte))
}
"""Character → the byte that it may have been read from."""

_REST = "".join(re.escape(char) for char, byte in HIGH.items() if byte < FIRST)

# A first byte of UTF-8 and as many others as it announces.
SEQUENCE = re.compile(
    f"[\u00c2-\u00df][{_REST}]|[\u00e0-\u00ef][{_REST}]{{2}}|[\u00f0-\u00f4][{_REST}]{{3}}"
)

CLOSING: Final = frozenset("‘’“”‚„‹›«»…–—°ºª·²³¹\u00a0•™®©")
"""What may stand after a letter by itself: “CAFÉ”, «à», a degree, a note's number."""

SIGNS: Final = frozenset("Ãâ")
"""What nearly all mojibake begins with: of letters with accents, and of quotes."""

NO_ACCENT: Final = "Â"
"""What stands before a sign that is right by itself: "Â§", "Â°", "Â" and a blank."""

NO_BREAK: Final = "\u00a0"


def find_mojibake(words: str) -> tuple[str, str] | None:
    """Give the first characters that are UTF-8 misread, with what they were.

    Two letters and signs may follow each other by chance, at the end of a word. So a
    sequence counts only if a letter or another sequence follows it, or if it holds
    what no end of a word has.

        >>> find_mojibake("dÃ©cide"), find_mojibake("the Councilâ€™s")
        (('Ã©', 'é'), ('â€™', '’'))
        >>> find_mojibake("CAFÉ”, NÃO, «à».")
    """
    for match in SEQUENCE.finditer(words):
        wrong = match[0]
        try:
            right = bytes(HIGH[char] for char in wrong).decode()
        except UnicodeDecodeError:
            continue
        shown = right.isprintable() or right == NO_BREAK
        if shown and _is_certain(words, match.start(), match.end()):
            return wrong, right
    return None


def _is_certain(words: str, start: int, end: int) -> bool:
    """Whether a sequence is hardly there by chance."""
    first, rest = words[start], words[start + 1 : end]
    before, after = words[start - 1 : start], words[end : end + 1]
    if SEQUENCE.match(words, end):
        return True
    if first == NO_ACCENT:
        return not before.isalpha()
    strange = not set(rest) <= CLOSING
    if first in SIGNS:
        return strange or after.isalpha()
    # "ÚŽ" and the like are letters of one word.
    return strange and not rest.isalpha() and before.isalpha() and after.isalpha()
