"""What a site puts around a document: its record above the text, its words below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from unres.language import Language
from unres.lexicon import find_group, find_iso3
from unres.lexicon.patterns import NAMED, pattern
from unres.lexicon.portal import PortalRecord, portals
from unres.paragraph import ParagraphKind as Kind
from unres.paragraph import PortalLine, PortalSort
from unres.recover.lines import Line
from unres.text import Text

LEAD: Final = 12
"""So many lines may stand above a record: running heads, the site's menu."""
REACH: Final = 60
"""A record's last line stands among so many lines, lists of states not counted."""
GAP: Final = 2
"""So many lines between two keys may be the record's without being known."""
TAIL: Final = 15
"""A site's words below a document are no more lines than these."""
_ITEM: Final = re.compile(r"[-–•*·](?: +(.*))?$")
"""An item of a list; a sign alone is layout."""


class Site(NamedTuple):
    """A portal's record found in lines, and where the site's words below begin."""

    record: PortalRecord
    start: int
    entries: tuple[PortalLine, ...]

    @property
    def end(self) -> int:
        """The line below the record."""
        return self.start + len(self.entries)

    @property
    def weight(self) -> int:
        """How many lines tell that it is this portal's."""
        known = {
            PortalSort.FIRST,
            PortalSort.KEY,
            PortalSort.HEAD,
            PortalSort.VOTE,
            PortalSort.OWN,
        }
        return sum(each.sort in known for each in self.entries)


class Parted(NamedTuple):
    """The lines of a source: a portal's, each with what it is, and the document's."""

    portal: str
    entries: tuple[PortalLine, ...]
    own: tuple[Line, ...]
    rest: tuple[Line, ...]


def part_site(lines: Sequence[Line], language: Language) -> Parted:
    """Give the lines that are a site's, as `Kind.PORTAL`, and those of the document.

    Keeps all words. Where all lines are the site's, they are the document's.
    """
    site = find_site(lines, language)
    tail = _find_tail(lines)
    start, end = (site.start, site.end) if site else (0, 0)
    below = lines[max(end, tail) :]
    own = [*lines[start:end], *below]
    rest = [*lines[:start], *lines[end : max(end, tail)]]
    if site and site.record.alone:
        titles, own[0] = _cut_title(own[0], site.record)
        rest = [*titles, *rest]
    if not rest:
        return Parted("", (), (), tuple(lines))
    entries = (*(site.entries if site else ()), *([_OTHER] * len(below)))
    return Parted(
        site.record.name if site else "",
        entries,
        tuple(line.of_kind(Kind.PORTAL) for line in own),
        tuple(rest),
    )


def _cut_title(line: Line, record: PortalRecord) -> tuple[list[Line], Line]:
    """Part the document's title from a record that is the rest of its line."""
    m = record.first.match(line.words) if record.first else None
    if not m or not m["title"]:
        return [], line
    title, rest = line.text.cut(m.end("title"))
    return [line.reading(title, Text())], line.reading(rest)


def find_site(lines: Sequence[Line], language: Language) -> Site | None:
    """Find the record of a portal at the head of lines: that of the likeliest one."""
    told = _compile_told(language)
    if not any(told.match(line.words) for line in lines[:LEAD]):
        return None
    found = [_find_record(lines, record, language) for record in portals().values()]
    sites = [site for site in found if site]
    return max(sites, key=lambda site: site.weight, default=None)


@cache
def _compile_told(language: Language) -> re.Pattern[str]:
    """Compile all by which `_read_line` tells the lines of any portal as one."""
    votes = [pattern(name, language).pattern for name in ("vote", "voters")]
    known = [
        each
        for record in portals().values()
        for each in (*record.heads, record.key, record.furniture, record.first)
    ]
    told = [*votes, *(each.pattern for each in known if each)]
    joined = "|".join(f"(?:{each})" for each in told)
    return re.compile(NAMED.sub("(?:", joined), re.VERBOSE)


def _find_record(
    lines: Sequence[Line], record: PortalRecord, language: Language
) -> Site | None:
    """Find the record of one portal; None where too little tells that it is there."""
    if record.alone:
        known = _read_line(lines[0].words, record, language) if lines else None
        return Site(record, 0, (known,)) if known else None
    start = _find_start(lines, record, language)
    if start < 0:
        return None
    if last := record.ends:
        reach = range(start, min(REACH, len(lines)))
        end = next((i for i in reach if last.match(lines[i].words)), -1) + 1
        entries = (
            _read_line(line.words, record, language) or _OTHER for line in lines[:end]
        )
        return _confirm(Site(record, 0, tuple(entries)))
    site = Site(record, start, tuple(_read_entries(lines[start:], record, language)))
    return _confirm(_take_title(site, lines))


def _take_title(site: Site, lines: Sequence[Line]) -> Site:
    """Give a site with the page's title, if it stands again below the record."""
    if not site.record.titled or not site.start:
        return site
    above = lines[site.start - 1]
    below = {line.words.casefold() for line in lines[site.end : site.end + LEAD]}
    if above.words.casefold() not in below:
        return site
    title = PortalLine(PortalSort.TITLE, "", above.words)
    return Site(site.record, site.start - 1, (title, *site.entries))


_OTHER: Final = PortalLine(PortalSort.OTHER)


def _confirm(site: Site) -> Site | None:
    """Give a site if two lines of the portal's kinds tell it from a masthead."""
    keys = sum(each.sort in {PortalSort.KEY, PortalSort.HEAD} for each in site.entries)
    first = any(each.sort is PortalSort.FIRST for each in site.entries)
    own = any(each.sort is PortalSort.OWN for each in site.entries)
    return site if keys + first + own > 1 and (keys or own) else None


def _find_start(lines: Sequence[Line], record: PortalRecord, language: Language) -> int:
    """Find the first line of a record; -1 for none."""
    known = [_read_line(line.words, record, language) for line in lines[:LEAD]]
    telling = (i for i, e in enumerate(known) if e and e.sort is not PortalSort.FIRST)
    start = next(telling, -1)
    while start > 0 and known[start - 1]:
        start -= 1
    return start


def _read_line(
    words: str, record: PortalRecord, language: Language
) -> PortalLine | None:
    """Tell what a line of a record is by itself; None for other lines."""
    m = record.key.match(words) if record.key else None
    if m:
        return PortalLine(PortalSort.KEY, m["key"], (m["value"] or "").strip())
    for head, side in record.heads.items():
        m = head.match(words)
        if m:
            return PortalLine(PortalSort.HEAD, side, m["count"] or "")
    if record.furniture and record.furniture.match(words):
        return PortalLine(PortalSort.OWN)
    if record.first and record.first.match(words):
        return PortalLine(PortalSort.FIRST, "", words)
    if record.voted and (
        pattern("vote", language).match(words)
        or pattern("voters", language).match(words)
    ):
        return PortalLine(PortalSort.VOTE, "", words)
    return None


def _read_entries(
    lines: Sequence[Line], record: PortalRecord, language: Language
) -> Iterator[PortalLine]:
    last, side = _OTHER, ""
    unknown: list[PortalLine] = []
    for i, line in enumerate(lines):
        entry = _read_line(line.words, record, language)
        entry = entry or _read_state(line.words, side, record, language)
        if entry is None and record.below and _has_value(lines, i, last):
            entry = PortalLine(PortalSort.VALUE, last.key, line.words)
        if entry is None:
            unknown.append(_OTHER)
            if len(unknown) > GAP or i > REACH or side:
                return
            continue
        if unknown and entry.sort not in {PortalSort.KEY, PortalSort.HEAD}:
            return
        yield from unknown
        unknown.clear()
        yield entry
        side = entry.key if entry.sort is PortalSort.HEAD else side
        last = entry if entry.sort is not PortalSort.OTHER else last


def _has_value(lines: Sequence[Line], i: int, last: PortalLine) -> bool:
    """Whether a line is the value of the key above it, or goes on with it.

    Where blank lines part values from keys, a value goes on to the next blank line.
    """
    if last.sort is PortalSort.KEY:
        return not last.words
    parted = any(line.gap for line in lines[1:i])
    return last.sort is PortalSort.VALUE and parted and not lines[i].gap


def _read_state(
    words: str, side: str, record: PortalRecord, language: Language
) -> PortalLine | None:
    """Tell whether a line is a name in a list, or the sign of an empty item.

    Under the head of a list a name may have lost the sign before it.
    """
    item = _ITEM.match(words)
    if item and not item[1]:
        return _OTHER
    if item and record.heads:
        return PortalLine(PortalSort.NAME, side, item[1])
    named = side and (find_iso3(words, language) or find_group(words, language))
    return PortalLine(PortalSort.NAME, side, words) if named else None


def _find_tail(lines: Sequence[Line]) -> int:
    """Find the line from which on a site's words stand below the document."""
    tails = [record.tails for record in portals().values() if record.tails]
    for i in range(max(1, len(lines) - TAIL), len(lines)):
        for tail in tails:
            if tail.match(lines[i].words):
                return i
    return len(lines)
