"""A portal's lines, read as what they say of the document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise, starmap
from operator import attrgetter
from typing import Final

from unres.language import Language
from unres.lexicon import organs
from unres.lexicon.portal import PortalRecord, portals
from unres.marks.dates import find_date
from unres.model import (
    AgendaItem,
    Block,
    Claims,
    Count,
    DocumentType,
    Kind,
    MarkKind,
    Topic,
)
from unres.paragraph import Paragraph, PortalLine, PortalSort
from unres.segment.sponsors import join_names, make_sponsor
from unres.segment.units import plain, whole
from unres.segment.vote import CHOICES, count_sides, mark_vote
from unres.text import Span

ROLES: Final = ("main", "co", "")
"""The sides of a list that are sponsors, in their order; others are choices."""
_YEAR: Final = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Portal:
    """A portal's lines: their blocks, what each is, and what they say."""

    blocks: tuple[Block, ...] = ()
    entries: tuple[PortalLine, ...] = ()
    """What the blocks are, one by one."""
    record: PortalRecord | None = None
    claims: Claims = field(default_factory=Claims)

    @property
    def kind(self) -> DocumentType | None:
        """The type of document that the portal gives; None where it gives none."""
        named = self._types.get(self.claims.type, "")
        return DocumentType(named) if named else None

    @property
    def is_other(self) -> bool:
        """Whether the portal says that the document is no resolution or decision."""
        return self._types.get(self.claims.type) == ""

    def is_of(self, kind: DocumentType) -> bool:
        """Whether the portal speaks of this kind of document, as far as it says.

        Its header may be of the resolution where the text is that of the draft: then
        its number, sponsors and votes are not those of the text.
        """
        return not self.is_other and self.kind in {None, kind}

    @property
    def _types(self) -> Mapping[str, str]:
        return (self.record.types if self.record else None) or {}

    def find_block(self, *keys: str) -> Block | None:
        """Find the block of the first line with one of some keys or list heads."""
        pairs = zip(self.blocks, self.entries, strict=True)
        return next((block for block, entry in pairs if entry.key in keys), None)

    def find_place(self, field: str) -> Span:
        """Find the place of the first key whose value may give a field."""
        values = self.record.values if self.record else {}
        keys = [key for key, each in values.items() if field in each.groupindex]
        block = self.find_block(*keys) or next(iter(self.blocks), None)
        return block.text.span if block else Span(0, 0)


def read_portal(
    name: str,
    entries: Sequence[PortalLine],
    lines: Sequence[Paragraph],
    language: Language,
) -> Portal:
    """Read the lines of a portal, by its name and by what each of them is."""
    blocks = tuple(Block(Kind.PORTAL, text=whole(line)) for line in lines)
    record = portals().get(name)
    claims = _read_claims(record, entries, lines, language) if record else Claims()
    return Portal(blocks, tuple(entries), record, claims)


def _read_claims(
    record: PortalRecord,
    entries: Sequence[PortalLine],
    lines: Sequence[Paragraph],
    language: Language,
) -> Claims:
    said: dict[str, list[str]] = {}
    for entry in _fill_keys(entries):
        for name, words in _read_values(entry, record):
            said.setdefault(name, []).append(words)
    first = {name: words[0] for name, words in said.items()}
    pairs = zip(lines, entries, strict=True)
    voted = [line for line, entry in pairs if entry.sort is PortalSort.VOTE]
    outcome, counts = _read_votes(voted, record.name, language)
    listed = [e for e in entries if e.sort is PortalSort.NAME]
    names = _join_names(listed, language)
    session = first.get("session", "")
    issued = first.get("issued", "")
    items = zip(said.get("item", ()), said.get("heading", ()), strict=True)
    return Claims(
        portal=record.name,
        type=said.get("type", [""])[-1],
        symbol=first.get("symbol", ""),
        number=first.get("number", ""),
        title=first.get("title", "").rstrip("."),
        organ=next(filter(None, map(_find_organ, said.get("organ", ()))), ""),
        session=f"{_find_prefix(first.get('special', ''))}{session}" if session else "",
        issued=find_date(issued, language) or _find_month(issued, language),
        adopted=find_date(first.get("adopted", ""), language),
        items=tuple(starmap(AgendaItem, items)),
        topics=tuple(map(Topic, _part_topics(first.get("topics", ""), record))),
        declared=tuple(_read_declared(entries, listed, names)),
        sponsors=tuple(
            make_sponsor(e.words, language, e.key) for e in names if e.key in ROLES
        ),
        outcome=outcome,
        counts=(*counts, *_count_names(names, record.name, language)),
    )


def _fill_keys(entries: Sequence[PortalLine]) -> Iterator[PortalLine]:
    """Give the entries; a value below its key is given as the key's."""
    for entry, after in pairwise((*entries, PortalLine(PortalSort.OTHER))):
        below = entry.sort is PortalSort.KEY and after.sort is PortalSort.VALUE
        if entry.words or not below:
            yield entry


def _read_values(entry: PortalLine, record: PortalRecord) -> Iterator[tuple[str, str]]:
    """Give what an entry says: fields and words."""
    match entry.sort:
        case PortalSort.TITLE:
            yield "title", entry.words
        case PortalSort.FIRST if record.first:
            if m := record.first.match(entry.words):
                yield from ((f, w) for f, w in m.groupdict().items() if w)
        case PortalSort.KEY | PortalSort.VALUE if entry.key in record.values:
            for m in record.values[entry.key].finditer(entry.words):
                yield from ((f, w) for f, w in m.groupdict().items() if w)
        case _:
            pass


def _find_organ(title: str) -> str:
    """Find the organ of a title, as libraries print it; "" for none."""
    names = {organ.title: organ.name for organ in organs().values()}
    return names.get(title.strip(), "")


def _find_prefix(special: str) -> str:
    """Give the letters that number a special session."""
    if not special:
        return ""
    return "ES-" if special.casefold().startswith("emergency") else "S-"


def _find_month(words: str, language: Language) -> str:
    """Give the month of words such as "2014 Oct" as an ISO date; "" for none."""
    year = _YEAR.search(words)
    months = enumerate(language.months, 1)
    named = next((i for i, name in months if name[:3] in words.casefold()), 0)
    return f"{year[0]}-{named:02}" if year and named else ""


def _part_topics(words: str, record: PortalRecord) -> Iterator[str]:
    """Part topics at commas or strokes, but for those that hold commas themselves."""
    words = words.replace(" | ", ", ")
    at = 0
    while at < len(words):
        whole_topic = next((t for t in record.topics if words.startswith(t, at)), "")
        end = words.find(",", at + len(whole_topic))
        end = end if end >= 0 else len(words)
        if topic := words[at:end].strip():
            yield topic
        at = end + 1
        at += len(words[at:]) - len(words[at:].lstrip())


def _join_names(names: Sequence[PortalLine], language: Language) -> list[PortalLine]:
    """Join the states whose names a portal cut in two, in each of its lists."""
    return [
        first._replace(words=words)
        for _, (first, *others) in groupby(names, key=attrgetter("key"))
        for words in join_names([each.words for each in (first, *others)], language)
    ]


def _read_declared(
    entries: Sequence[PortalLine],
    listed: Sequence[PortalLine],
    names: Sequence[PortalLine],
) -> Iterator[tuple[str, int]]:
    """Give how many names the head of each list declares; a name cut in two is one."""
    cut = Counter(e.key for e in listed) - Counter(e.key for e in names)
    for entry in entries:
        if entry.sort is PortalSort.HEAD and entry.words:
            yield entry.key, int(entry.words) - cut[entry.key]


def _count_names(
    names: Sequence[PortalLine], portal: str, language: Language
) -> Iterator[Count]:
    """Give the sides of the vote that a portal lists; one it does not is not known."""
    for choice in CHOICES:
        listed = [
            make_sponsor(e.words, language).state for e in names if e.key == choice
        ]
        if listed:
            yield Count(choice, len(listed), tuple(listed), portal)


def _read_votes(
    lines: Sequence[Paragraph], portal: str, language: Language
) -> tuple[str, tuple[Count, ...]]:
    """Read a vote that a portal prints as documents do: the outcome and the sides."""
    choice = ""
    blocks: list[Block] = []
    for line in lines:
        marks, choice = mark_vote(line.words, choice, language)
        blocks.append(plain(Kind.VOTE, line, marks))
    outcomes = (m.target for b in blocks for m in b.marks if m.kind is MarkKind.OUTCOME)
    counts = (replace(count, portal=portal) for count in count_sides(blocks, language))
    return next(outcomes, ""), tuple(counts)
