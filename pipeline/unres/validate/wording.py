"""Rules for the words of any file: what came in when they were decoded or escaped."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from html.entities import html5

from unres.validate.facts import Facts, Fault, fault
from unres.validate.mojibake import find_mojibake
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
