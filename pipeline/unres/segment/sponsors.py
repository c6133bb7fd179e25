"""The lines of a draft that say what it is, and which states or officer submit it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from unres.language import Language
from unres.lexicon import find_group, find_iso3, rule
from unres.lexicon.patterns import pattern
from unres.model import Block, Kind, Mark, MarkKind, Sponsor, State
from unres.paragraph import Call, Paragraph
from unres.segment.units import glue, plain
from unres.text import Text, join

_REACH: Final = 200
"""No name of a group has more characters."""


def read_sponsors(
    lines: Sequence[Paragraph],
    language: Language,
) -> tuple[Sequence[Paragraph], tuple[Block, ...], Sequence[Paragraph]]:
    """Give the lines before the sponsors' line, that line as a block, and the rest.

    "France and Germany: draft resolution" may be wrapped; it opens with a state, and
    a colon parts its names from what is submitted. A draft of the Security Council has
    no other title (S/2023/507).
    """
    lines = list(_join_submitted(list(_part_titled(lines, language)), language))
    for end, line in enumerate(lines):
        if not _find_submitted(line.words, language):
            continue
        start = end if ":" in line.words else end - 1
        named = max(start, 0)
        if ":" not in lines[named].words or (
            start < end and not _lists(lines[named], language)
        ):
            continue
        while start and _lists(lines[start - 1], language):
            start -= 1
        after = end + 1
        if pattern("amendment", language).search(line.words):
            # The symbol of what is amended may stand on the next line.
            named_below = lines[after : after + 1]
            after += any(
                pattern("symbol", language).fullmatch(x.words) for x in named_below
            )
        whole = glue(lines[start:after], language)
        m = _find_submitted(whole.words, language)
        marks = [Mark(*m.span("doctype"), MarkKind.DOCTYPE)] if m else []
        below = lines[after:]
        kind = Kind.COVER if below else Kind.TITLE
        return lines[:start], (plain(kind, whole, marks),), below
    return lines, (), ()


def _join_submitted(
    lines: Sequence[Paragraph], language: Language
) -> Iterator[Paragraph]:
    """Give the lines with what is submitted whole: ": proyecto" / "de resolución"."""
    i = 0
    while i < len(lines):
        pair = lines[i : i + 2]
        words = " ".join(line.words for line in pair)
        wrapped = ":" in lines[i].words and not any(
            _find_submitted(line.words, language) for line in pair
        )
        if wrapped and _find_submitted(words, language):
            yield glue(pair, language)
            i += 1
        else:
            yield lines[i]
        i += 1


def _part_titled(lines: Sequence[Paragraph], language: Language) -> Iterator[Paragraph]:
    """Give the lines with a title that stands behind "draft resolution" parted."""
    for line in lines:
        named = ":" in line.words
        m = pattern("draft-titled", language).search(line.words) if named else None
        if not m:
            yield line
            continue
        at = m.end("gap")
        head, gap, text = line.text.cut(*m.span("gap"))
        head = join((head, gap.drop(rule("margin"))))
        own = tuple(call for call in line.calls if call.at < at)
        yield replace(line, text=head, words=str(head), end=Text(), calls=own)
        rest = (Call(call.at - at, call.marker) for call in line.calls if call.at >= at)
        yield replace(line, text=text, words=str(text), calls=tuple(rest))


def _find_submitted(words: str, language: Language) -> re.Match[str] | None:
    """Find what stands behind the sponsors: a draft, or an amendment to one."""
    return pattern("draft", language).search(words) or pattern(
        "amendment", language
    ).search(words)


def find_sponsors(blocks: Sequence[Block], language: Language) -> Iterator[Sponsor]:
    """Give the sponsors that the masthead of a draft names."""
    for block in blocks:
        m = _find_submitted(str(block.text), language)
        named = read_names(str(block.text)[: m.start()] if m else "", language)
        groups = _find_groups(block, language) if m else {}
        for sponsor in named:
            group = sponsor.group or groups.get(sponsor.state.name, "")
            yield replace(sponsor, group=group)


def _find_groups(block: Block, language: Language) -> dict[str, str]:
    """Find for whom sponsors act by footnotes of their own: "On behalf of"."""
    groups: dict[str, str] = {}
    for call in (mark for mark in block.marks if mark.kind is MarkKind.CALL):
        note = block.note(call.target)
        words = str(note.text).rstrip(". ") if note else ""
        if m := pattern("behalf-note", language).match(words):
            before = str(block.text)[: call.start].rstrip(" *,:")
            name = pattern("listing", language).split(before)[-1]
            groups[name] = words[m.end() : _end_group(words, m, language)]
    return groups


def read_names(words: str, language: Language) -> Iterator[Sponsor]:
    """Read a list of states; who acts "on behalf of" a group has it beside the name."""
    at = 0
    while at < len(words):
        last_one = pattern("listed-last", language).match(words, at) if at else None
        at = last_one.end() if last_one else at
        m = pattern("behalf", language).search(words, at)
        names = pattern("listing", language).split(words[at : m.start() if m else None])
        bare = [name for n in names if (name := n.strip(" *,"))]
        *others, last = join_names(bare, language) or [""]
        yield from (make_sponsor(name, language) for name in others)
        at = _end_group(words, m, language) if m else len(words)
        group = words[m.end() : at].strip(" *)") if m else ""
        if last:
            sponsor = make_sponsor(last, language)
            yield replace(sponsor, group=group or sponsor.group)


def join_names(names: Sequence[str], language: Language) -> list[str]:
    """Give names, those of states that were cut in two at their "and" whole."""
    joined = list(names[:1])
    for name in names[1:]:
        both = f"{joined[-1]}{language.conjunction}{name}"
        halves = not find_iso3(joined[-1], language) and not find_iso3(name, language)
        if halves and find_iso3(both, language):
            joined[-1] = both
        else:
            joined.append(name)
    return joined


def make_sponsor(name: str, language: Language, role: str = "") -> Sponsor:
    """Make a sponsor of a name: a state, a group, or what no lexicon knows."""
    iso3 = find_iso3(name, language)
    group = name if not iso3 and find_group(name, language) else ""
    return Sponsor(State(name, iso3), role, group)


def _end_group(words: str, m: re.Match[str], language: Language) -> int:
    """Find where a group's name ends: at its bracket, or where it is the longest."""
    reach = m.end() + _REACH
    closed = words.find(")", m.end(), reach)
    if "(" in m[0] and closed > 0:
        return closed + 1
    listed = pattern("listing", language).finditer(words, m.end(), reach)
    ends = [*(at.start() for at in listed), len(words)]
    groups = (words[m.end() : end][:_REACH] for end in ends)
    known = [e for e, g in zip(ends, groups, strict=True) if find_group(g, language)]
    return known[-1] if known else len(words)


def _lists(line: Paragraph, language: Language) -> bool:
    words = line.words.partition(":")[0]
    before = pattern("behalf", language).split(words, maxsplit=1)[0].rstrip(",")
    names = [name.strip(" *,") for name in pattern("listing", language).split(before)]
    return any(find_iso3(name, language) for name in names)


def read_submission(
    lines: Sequence[Paragraph],
    language: Language,
) -> tuple[Sequence[Paragraph], tuple[Block, ...], Sequence[Paragraph]]:
    """Give the lines before those of the submission, these as blocks, and the rest.

    "Draft resolution submitted by the Vice-President", wrapped or not, or "Draft
    resolution" and below it "Submitted by the facilitator". An officer is no sponsor.
    """
    opening = (i for i, x in enumerate(lines) if i and _opens(x, language))
    start = at = next(opening, len(lines))
    units: list[list[Paragraph]] = []
    while at < len(lines):
        if _opens(lines[at], language):
            units.append([])
        elif not _goes_on(units[-1], lines[at], language):
            break
        units[-1].append(lines[at])
        at += 1
    return (
        lines[:start],
        tuple(_read(glue(unit, language), language) for unit in units),
        lines[at:],
    )


def _opens(line: Paragraph, language: Language) -> bool:
    """Whether a line says what is submitted, or by whom."""
    return bool(pattern("submission", language).match(line.words))


def _goes_on(unit: Sequence[Paragraph], line: Paragraph, language: Language) -> bool:
    """Whether a line goes on with the one that says who submits a draft.

    The state of an officer, in brackets behind the name, is told once.
    """
    words = " ".join(each.words for each in unit)
    if not pattern("submission-more", language).match(line.words):
        return False
    runs_on = line.words[:1].islower() or line.words.startswith("(")
    named = pattern("submitted-by", language).search(words) and "(" not in words
    return runs_on or bool(named)


def _read(line: Paragraph, language: Language) -> Block:
    m = pattern("submission", language).match(line.words)
    told = m and m["doctype"]
    marks = [Mark(*m.span("doctype"), MarkKind.DOCTYPE)] if m and told else []
    return plain(Kind.COVER, line, marks)
