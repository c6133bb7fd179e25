"""Flat lines of one document as rows of the tables."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Final

import orjson

from unres.errors import SourceError
from unres.iri import valid_date

Line = dict[str, Any]
"""A flat line, as `schemas/lines.schema.json` says."""
OTHER: Final = (
    "{name} is not as this version writes flat lines ({reason}); convert its document"
    " again, with --to jsonl and --force"
)


def read_lines(data: bytes, name: str) -> Mapping[str, list[Line]]:
    """Return the lines of a file by their table, under the key of the file.

    In each, `document` becomes the name, `key` what it was, and `row` its place.

    Raises:
        SourceError: They are not flat lines.
    """
    found: defaultdict[str, list[Line]] = defaultdict(list)
    try:
        for line in parse_lines(data):
            rows = found[line["table"]]
            line["key"], line["document"] = line["document"], name
            rows.append(line)
            line["row"] = len(rows)
    except (ValueError, KeyError, TypeError) as error:
        raise SourceError(OTHER.format(name=name, reason=repr(error))) from error
    return found


def parse_lines(data: bytes) -> list[Line]:
    """Return the objects of lines of JSON."""
    array = b"[" + data.strip().replace(b"\n", b",") + b"]"
    try:
        lines: list[Line] = orjson.loads(array)
    except orjson.JSONDecodeError:
        # A lone surrogate is JSON to the standard library alone; UTF-8 cannot hold it.
        told = json.dumps(json.loads(array), ensure_ascii=False)
        lines = orjson.loads(told.encode("utf-8", "replace"))
    return lines


def read_date(text: str) -> dt.date | None:
    """Return an ISO date; None for what is none."""
    return dt.date.fromisoformat(text) if valid_date(text) else None
