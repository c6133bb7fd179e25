"""Words written so that XML and HTML read them as they are."""

from __future__ import annotations

import re
from typing import Final

REPLACEMENT: Final = "\ufffd"
"""What stands for a character that cannot be written."""
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escape_words(text: str) -> str:
    """Write words so that XML and HTML read them as they are.

    A character that XML forbids becomes U+FFFD.
    """
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return replace_forbidden(text).replace("\r", "&#13;")


def replace_forbidden(text: str) -> str:
    """Give a text with U+FFFD for each character that XML forbids."""
    # What can be printed is allowed: nearly every text goes this short way.
    return text if text.isprintable() else _FORBIDDEN.sub(REPLACEMENT, text)


def quote_value(value: str) -> str:
    """Write a value so that it is read as it is, with its white space."""
    if value.isprintable() and not ("&" in value or '"' in value or "<" in value):
        return value.replace(">", "&gt;") if ">" in value else value
    value = escape_words(value).replace('"', "&quot;")
    return value.replace("\t", "&#9;").replace("\n", "&#10;")
