"""What single characters are read as: line ends, blanks, what XML cannot hold."""

from __future__ import annotations

import re
from typing import Final

from unres.lexicon import rule
from unres.recover.markdown import read_markdown
from unres.recover.misread import mend_characters
from unres.text import Text

_UNSEEN: Final = re.compile(r"[\u200b\u200e\u200f\u2061-\u2064\ufeff\ufff9-\ufffb]+")
"""Characters without a width: joiners, marks of direction, of annotation."""

_SPLIT: Final = re.compile(
    r"(?<=\d,\d{3},\d)[ ](?=\d\d(?![\d,]))|(?<=\d,\d{3},\d\d)[ ](?=\d(?![\d,]))"
)
"""A blank inside the last three digits of an amount: "9,368,8 00"."""

ASTERISKS: Final = "\u204e\u2217\uff0a"
"""Signs that are read as an asterisk."""

READINGS: Final[tuple[tuple[str, re.Pattern[str], str], ...]] = (
    ("newline", re.compile(r"\r\n?|[\x0b\x85\u2028\u2029]"), "\n"),
    ("blank", re.compile(r"[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]"), " "),
    # PDFium's hyphen at a line's end; it may have taken the line end with it.
    ("line-hyphen", re.compile(r"[\x02\ufffe](?=[ ]*\n)"), "-"),
    ("line-hyphen", re.compile(r"(?<=\w)[\x02\ufffe](?=\w)"), "-\n"),
    ("zero-width", _UNSEEN, ""),
    ("spaces", re.compile(r"  (?<=[^ \n\f]  ) *(?=[^ \n\f])"), " "),
    ("split-number", _SPLIT, ""),
    ("asterisk", re.compile(f"[{ASTERISKS}]"), "*"),
    # A soft hyphen at a line's end is a hyphen that the printer showed: joins.py.
    ("soft-hyphen", re.compile(r"\xad+(?![ ]*\n)"), ""),
    (
        "control",
        re.compile(
            r"[\x00-\x08\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
            + "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(1, 17))
            + "]"
        ),
        "\ufffd",
    ),
)
"""Rule, what it reads, what it is read as; in this order."""

_PRINTED: Final = frozenset({"spaces", "split-number", "asterisk"})
"""The rules that read what prints."""


def read_characters(text: Text) -> Text:
    """Read every kind of line end as one, every kind of blank as a space.

    Keeps letters, digits, quotation marks and dashes; what a program misread is read
    as printed. Takes zero-width characters
    and soft hyphens; what XML 1.0 forbids is read as U+FFFD.
    """
    text = mend_characters(text)
    read = str(text)
    # What prints, but for line ends, is left as it is: most texts are all of it.
    plain = read.replace("\n", "").replace("\f", "").isprintable()
    for name, pattern, new in READINGS:
        if name in _PRINTED or not plain:
            text = text.rewrite(pattern, new, rule(name))
    return read_markdown(text)
