"""Values to JSON text, indented by two, with the spans of a unit on one line.

orjson writes it. What it refuses is laid out here: lone surrogates, very deep values.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import orjson

from unres.text import Span

Value = str | int | Span | Sequence["Value"] | Mapping[str, "Value"] | None
"""What is written; no fractions, for nothing here is one."""


class Spans(tuple[Span, ...]):
    """Spans that stand on one line."""

    __slots__ = ()


Object = Mapping[str, Value]
"""A JSON object; its keys are written in the order they come in."""


def dump(value: Object) -> bytes:
    """Give an object as JSON in UTF-8, indented by two, with a last line end.

    A lone surrogate, which UTF-8 cannot hold, is written as its JSON escape.
    """
    with contextlib.suppress(orjson.JSONEncodeError):
        return orjson.dumps(value, _lay_flat, _OPTIONS)
    return _encode(_lay_out(value, "\n") + "\n")


def dump_lines(lines: Iterable[Object]) -> bytes:
    """Give objects as JSON in UTF-8, a line each."""
    return _encode("".join(_write_line(line) + "\n" for line in lines))


_OPTIONS: Final = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE


def _lay_flat(value: object) -> orjson.Fragment:
    """Give a span, or several, on one line; orjson asks for what it does not know."""
    # A list of numbers looks the same in Python.
    if isinstance(value, Span):
        return orjson.Fragment(f"[{value[0]}, {value[1]}]")
    if isinstance(value, Spans):
        spans = [f"[{start}, {end}]" for start, end in value]
        return orjson.Fragment(f"[{', '.join(spans)}]")
    raise TypeError


def _encode(text: str) -> bytes:
    # "backslashreplace" writes a surrogate as JSON does: \ud800.
    return text.encode("utf-8", "backslashreplace")


_write_line = json.JSONEncoder(ensure_ascii=False).encode


def _lay_out(value: Value, margin: str) -> str:
    """Give a value as text; the margin is a line end and the blanks after it."""
    if isinstance(value, (Span, Spans)):
        return _write_line(value)
    inner = margin + "  "
    marks, items = "[]", list[str]()
    if isinstance(value, dict):
        marks = "{}"
        items = [f"{_write_line(k)}: {_lay_out(v, inner)}" for k, v in value.items()]
    elif isinstance(value, (list, tuple)):
        items = [_lay_out(below, inner) for below in value]
    else:
        return _write_line(value)
    laid = f"{inner}{f',{inner}'.join(items)}{margin}" if items else ""
    return f"{marks[0]}{laid}{marks[1]}"
