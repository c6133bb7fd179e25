"""Pairs of units as files: JSON in lines, and TMX, which translation tools read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from unres import __version__
from unres.align.pair import FEWEST, Pair
from unres.escaping import escape_words, quote_value
from unres.readers.flat import FlatUnit

HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<tmx version="1.4">\n'
    f'  <header creationtool="unres" creationtoolversion="{__version__}"'
    ' segtype="paragraph" o-tmf="AKN4UN" adminlang="en" srclang="*all*"'
    ' datatype="plaintext"/>\n'
    "  <body>\n"
)
"""The head of TMX 1.4; any of the languages may be the source, all are equal."""
FOOT: Final = "  </body>\n</tmx>\n"


def write_jsonl(pairs: Iterable[Pair]) -> bytes:
    """Return a line of JSON for each pair: its id, its kind, numbers and words."""
    rows = (
        {
            "id": pair.id,
            "part": pair.part,
            "kind": _find_kind(pair),
            "num": {tag: unit.num for tag, unit in pair.units.items()},
            "text": {tag: unit.text for tag, unit in pair.units.items()},
        }
        for pair in pairs
    )
    return "".join(json.dumps(x, ensure_ascii=False) + "\n" for x in rows).encode()


def write_tmx(pairs: Iterable[Pair]) -> bytes:
    """Return TMX 1.4 (LISA/GALA, 2005): the words of each pair that has some.

    Numbers are left out of the words, for they are not translated; they and the eId
    stand in properties.
    """
    units = (line for pair in pairs for line in _write_unit(pair))
    return "".join((HEAD, *units, FOOT)).encode()


def _write_unit(pair: Pair) -> Iterator[str]:
    """Yield the lines of a translation unit; none where fewer than two have words."""
    worded = {tag: unit for tag, unit in pair.units.items() if unit.text}
    if len(worded) < FEWEST:
        return
    part = f":{pair.part}" if pair.part > 1 else ""
    yield f'    <tu tuid="{quote_value(pair.id)}{part}">\n'
    yield f'      <prop type="x-kind">{_find_kind(pair)}</prop>\n'
    for tag, unit in worded.items():
        yield f'      <tuv xml:lang="{quote_value(tag)}">\n'
        if unit.num:
            num = escape_words(unit.num)
            yield f'        <prop type="x-num">{num}</prop>\n'
        yield f"        <seg>{escape_words(unit.text)}</seg>\n"
        yield "      </tuv>\n"
    yield "    </tu>\n"


def _find_kind(pair: Pair) -> str:
    """Return what the unit is in the first of its editions."""
    first: FlatUnit = next(iter(pair.units.values()))
    return first.kind.value


WRITERS: Mapping[str, Callable[[Iterable[Pair]], bytes]] = {
    "jsonl": write_jsonl,
    "tmx": write_tmx,
}
"""Format → what writes it."""
