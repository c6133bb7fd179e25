"""XML that is a record, such as PREMIS or MARCXML: values in elements, no prose."""

from __future__ import annotations

import re
from typing import Final
from xml.sax import saxutils

_ILLEGAL: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escape(text: str) -> str:
    r"""Return a text as it stands in an element, or in an attribute in double quotes.

    Each character that XML cannot hold becomes U+FFFD.

        >>> escape('a < "b" & \x00')
        'a &lt; &quot;b&quot; &amp; \ufffd'
    """
    legal = _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)
    return saxutils.escape(legal, {'"': "&quot;"})
