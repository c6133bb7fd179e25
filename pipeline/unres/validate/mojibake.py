"""UTF-8 that was read as Windows-1252: how it looks, and what it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from unres.validate.scripts import drop_ascii

FIRST: Final = 0xC0
"""From this byte on, one begins a character of UTF-8; below, it goes on with one."""

# Windows-1252 has characters of its own for most bytes from 80 to 9F.
HIGH: Final = {
    char: byte
    for byte in range(0x80, 0x100)
    for char in (chr(byte), bytes([byte]).decode("cp1252", "ignore") or chr(byte))
}
"""Character → the byte that it may have been read from."""


def _rest_of(encoding: str) -> str:
    """Give what an encoding reads for the bytes that go on with a character."""
    read = bytes(range(0x80, FIRST)).decode(encoding, "ignore")
    return "".join(map(re.escape, read))


_REST = "".join(sorted(re.escape(char) for char in HIGH if HIGH[char] < FIRST))

# A first byte of UTF-8 and as many others as it announces. One class of characters
# stands first, by which most of a text is passed over fast.
SEQUENCE = re.compile(
    "[\u00c2-\u00f4](?:"
    f"(?<=[\u00c2-\u00df])[{_REST}]"
    f"|(?<=[\u00e0-\u00ef])[{_REST}]{{2}}"
    f"|(?<=[\u00f0-\u00f4])[{_REST}]{{3}})"
)

CLOSING: Final = frozenset("‘’“”‚„‹›«»…–—°ºª·²³¹\u00a0•™®©")
"""What may stand after a letter by itself: “CAFÉ”, «à», a degree, a note's number."""

SIGNS: Final = frozenset("Ãâï")
"""What nearly all mojibake begins with: of accents, of quotes, of byte order marks."""

NO_ACCENT: Final = "Â"
"""What stands before a sign that is right by itself: "Â§", "Â°", "Â" and a blank."""

OTHERS: Final = {
    # Letters with accents and quotation marks: "√©", "‚Äô".
    "mac_roman": re.compile(f"[√‚](?:(?<=√)|Ä)[{_rest_of('mac_roman')}]"),
    # Three Russian letters or more: "РџСЂРё" was "При".
    "cp1251": re.compile(f"(?:[РС][{_rest_of('cp1251')}]){{3,20}}"),
}
"""Other encodings in which UTF-8 is read, by how it looks then."""

NO_BREAK: Final = "\u00a0"
MARK: Final = "\ufeff"


def find_mojibake(words: str) -> tuple[str, str] | None:
    """Give the first characters that are UTF-8 misread, with what they were.

    Two letters and signs may follow each other by chance, at the end of a word. So a
    sequence counts only if a letter or another sequence follows it, or if it holds
    what no end of a word has.

        >>> find_mojibake("dÃ©cide"), find_mojibake("the Councilâ€™s")
        (('Ã©', 'é'), ('â€™', '’'))
        >>> find_mojibake("CAFÉ”, NÃO, «à».")
    """
    strange = drop_ascii(words)
    for match in _find_all(SEQUENCE, words, strange):
        right = _decode(bytes(HIGH[char] for char in match[0]))
        if right and _is_certain(words, match.start(), match.end()):
            return match[0], right
    for encoding, pattern in OTHERS.items():
        for match in _find_all(pattern, words, strange):
            if right := _decode(match[0].encode(encoding, "replace")):
                return match[0], right
    return None


def _find_all(
    pattern: re.Pattern[str], words: str, strange: str
) -> Iterator[re.Match[str]]:
    """Find all that a pattern of characters beyond ASCII matches.

    What stands together among the words does so among the strange ones of them, which
    are far fewer.
    """
    if pattern.search(strange):
        yield from pattern.finditer(words)


def _decode(data: bytes) -> str:
    """Give what bytes say in UTF-8; "" if it is none, or no words."""
    try:
        words = data.decode()
    except UnicodeDecodeError:
        return ""
    shown = words.replace(NO_BREAK, " ").replace(MARK, " ")
    return words if shown.isprintable() else ""


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
