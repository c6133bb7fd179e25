"""Values to JSON text, laid out as the standard library would indent it.

Its own encoder leaves C for Python as soon as it must indent; this one takes half
the time, for it knows that most of what comes are strings, objects and spans.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from json.encoder import encode_basestring

from unres.text import Span

Value = str | int | Span | Sequence["Value"] | Mapping[str, "Value"] | None
"""What is written; no fractions, for nothing here is one."""

Object = Mapping[str, Value]
"""A JSON object; its keys are written in the order they come in."""


def dump(value: Object) -> bytes:
    """Give an object as JSON in UTF-8, indented by two, with a last line end.

    A lone surrogate, which UTF-8 cannot hold, is written as its JSON escape.
    """
    # "backslashreplace" writes a surrogate as JSON does: \ud800.
    return (_lay_out(value, "\n") + "\n").encode("utf-8", "backslashreplace")


def _lay_out(value: Value, margin: str) -> str:
    """Give a value as text; the margin is a line end and the blanks after it."""
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None:
        return "null"
    inner = margin + "  "
    if isinstance(value, dict):
        items = [
            f"{encode_basestring(key)}: {_lay_out(below, inner)}"
            for key, below in value.items()
        ]
        return "{" + inner + ("," + inner).join(items) + margin + "}" if items else "{}"
    if isinstance(value, Span):
        start, end = value
        return f"[{inner}{start},{inner}{end}{margin}]"
    if isinstance(value, (list, tuple)):
        items = [_lay_out(below, inner) for below in value]
        return "[" + inner + ("," + inner).join(items) + margin + "]" if items else "[]"
    # A truth value is a number too.
    return str(value).lower()
