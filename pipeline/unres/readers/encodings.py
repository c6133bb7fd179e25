"""Encodings of texts in other scripts: the one in which a language comes out."""

from __future__ import annotations

from contextlib import suppress
from typing import Final

from unres.readers.language import weigh_language

SCRIPTS: Final = {
    "gb18030": "zh",
    "big5": "zh",
    "windows-1251": "ru",
    "koi8-r": "ru",
    "windows-1256": "ar",
}
"""Encoding → the language whose texts were written in it (GB 2312 and GBK are parts
of GB 18030)."""

ENOUGH: Final = 200
"""So many bytes are read at least; of fewer chance could make words."""


def find_encoding(data: bytes) -> str:
    """Give the encoding in which bytes are a text in its language; "" for none.

    Bytes fit many encodings, but in a wrong one they make words of no language: the
    right one is that whose language has the largest share of its own words.
    """
    if len(data) < ENOUGH:
        return ""
    shares: dict[str, float] = {}
    for encoding, tag in SCRIPTS.items():
        with suppress(UnicodeDecodeError):
            shares[encoding] = weigh_language(data.decode(encoding), tag)
    best = max(shares, key=lambda encoding: shares[encoding], default="")
    return best if shares.get(best) else ""
