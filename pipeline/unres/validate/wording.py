"""Rules for the words of any file: what came in when they were decoded or escaped."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from html.entities import html5
from typing import Final

from unres.validate.facts import Facts, Fault, fault
from unres.validate.places import shown_name
from unres.validate.scripts import drop_ascii, is_leftward

ODD = re.compile(
    "[\x80-\x9f\u00ad\u200b\ufeff\ufff9-\ufffb\ufffd\ue000-\uf8ff\U000f0000-\U0010fffd]"
)
"""C1 controls, soft hyphen, zero width, byte order mark, annotation, replacement;
private use, which means something only with the font that was used."""
BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of writing: at home among letters that run leftward."""
SPACELESS = re.compile("[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]")
"""Thai, Lao, Tibetan, Burmese, Khmer: a zero-width space parts their words."""

# What a reader of the words sees when markup was escaped once too often.
ESCAPED = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|(?P<entity>[A-Za-z][A-Za-z0-9]{1,31}));"
    r"|</?(?:a|b|br|div|em|h[1-6]|i|img|li|ol|p|span|strong|sub|sup|table|td|th|tr|u|ul"
    r"|authorialNote|content|eol|heading|num|ref)(?:\s[^<>]{0,300})?/?>"
)


def check_wording(facts: Facts) -> Iterator[Fault]:
    """Find characters no text should have, markup in the words, and mojibake.

    The words are looked at as a whole first, for most files have none of these.
    """
    words = facts.read_words()
    rules: list[tuple[str, Callable[[str], str]]] = []
    strange = drop_ascii(words)
    if ODD.search(strange):
        rules.append(("T004", _find_odd))
    if BIDI.search(strange) and not is_leftward(facts):
        rules.append(("T004", _find_turned))
    if ("&" in words or "<" in words) and ESCAPED.search(words):
        rules.append(("T008", _find_escaped))
    if find_mojibake(words):
        rules.append(("T009", _find_misread))
    for element, _ in facts.elements if rules else ():
        own = (element.text or "") + "".join(child.tail or "" for child in element)
        for code, find in rules if own else ():
            if wrong := find(own):
                yield fault(
                    code, element, f"{wrong} in the words of <{shown_name(element)}>"
                )


def _find_odd(words: str) -> str:
    """Give the odd characters of some words by their code points."""
    found = set(ODD.findall(words))
    if SPACELESS.search(words):
        found.discard("\u200b")
    return _tell_points(found)


def _find_turned(words: str) -> str:
    """Give the marks that turn the writing of words that do not run leftward."""
    if any(unicodedata.bidirectional(char) in {"R", "AL"} for char in words):
        return ""
    return _tell_points(set(BIDI.findall(words)))


def _tell_points(found: set[str]) -> str:
    return ", ".join(f"U+{ord(char):04X}" for char in sorted(found))


def _find_escaped(words: str) -> str:
    """Give the first reference or tag that stands among words as if it were one."""
    for match in ESCAPED.finditer(words):
        entity = match["entity"]
        if entity is None or f"{entity};" in html5:
            return f'"{match[0]}", which seems escaped twice,'
    return ""


def _find_misread(words: str) -> str:
    """Give the first characters that were decoded wrongly, with what they were."""
    wrong, right = find_mojibake(words) or ("", "")
    return wrong and f'"{wrong}", which seems to have been "{right}",'


# UTF-8 that was read as Windows-1252: how it looks, and what it was.
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
    shown = words.replace("\u00a0", " ").replace("\ufeff", " ")
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
