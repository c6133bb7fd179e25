"""Markdown, as programs write it that turn PDFs into text: its signs are no words."""

from __future__ import annotations

import re
from typing import Final

from unres.lexicon import rule
from unres.text import Text

_FEWEST: Final = 3
"""So many signs show that a text is Markdown."""

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


def read_markdown(text: Text) -> Text:
    """Read the signs of Markdown as nothing, where a text is Markdown.

    Keeps every letter and digit. A rule above footnotes, drawn with underscores, and
    the stars of footnotes in other texts are none of them.
    """
    read = str(text)
    # Most texts have none of its signs: to look for them is far faster.
    signed = "#" in read or ("\\" in read and "\\." in read)
    if not (signed or _BOLD.search(read) or _ITALIC.search(read)):
        return text
    shown = _SHOWN.finditer(read)
    if sum(1 for _ in zip(shown, range(_FEWEST), strict=False)) < _FEWEST:
        return text
    return text.rewrite(_SIGNS, "", rule("markdown"))
