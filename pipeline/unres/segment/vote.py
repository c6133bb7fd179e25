"""The vote as printed, and what it tells: the outcome, the numbers, the states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from unres.language import Language
from unres.lexicon import find_iso3
from unres.lexicon.counting import read_cardinal, read_ordinal
from unres.lexicon.patterns import pattern
from unres.model import Ballot, Block, Count, Kind, Mark, MarkKind, State
from unres.own import refer
from unres.segment.units import read_facts

UNVOTED: Final = "adoptedWithoutVote"
"""The outcome with which nobody voted."""
OUTCOMES: Final = {
    "outcome-adopted-without-vote": UNVOTED,
    "outcome-adopted-unanimously": "adoptedUnanimously",
    "outcome-adopted-recorded-vote": "adoptedRecordedVote",
}
"""Pattern → the outcome it tells."""
NUMBERS: Final = {"for": "inFavour", "against": "against", "abstaining": "abstaining"}
"""Group of the pattern `vote-numbers` → the choice it counts."""
SEPARATE: Final = "separate"
"""What the next lines tell of: a vote on a part that has no place of its own."""
_DIGITS: Final = re.compile(r"\d+")
_PAREN: Final = re.compile(r"[()（）]")
_NAME: Final = re.compile(r"[^\s,;:.\[\]،؛，、；：。］][^,;:.\[\]،؛，、；：。］]*")

CHOICES: Final = ("inFavour", "against", "abstaining", "absent", "notVoting")
"""The order in which the sides of a vote are given."""


def mark_vote(words: str, choice: str, language: Language) -> tuple[list[Mark], str]:
    """Mark a line of the vote; give the choice that the next line's voters made.

    A state in a list is marked only where the lexicon knows it.
    """
    at = len(words) - len(words.lstrip("[]"))
    for name, outcome in OUTCOMES.items():
        if m := pattern(name, language).match(words, at):
            mark = Mark(*m.span(), MarkKind.OUTCOME, outcome)
            return [mark, *_mark_meeting(m, language), *_mark_numbers(m, language)], ""
    if m := pattern("separate-vote", language).match(words):
        marks = list(_mark_separate(m, language))
        return marks, "" if marks else SEPARATE
    if choice == SEPARATE:
        return [], SEPARATE
    if m := pattern("voters", language).match(words):
        choice = next(side for side in CHOICES if m[side])
        heading = Mark(*m.span("choice"), MarkKind.CHOICE, choice)
        return [heading, *_mark_voters(words, m.end(), choice, language)], choice
    return list(_mark_voters(words, at, choice, language)) if choice else [], choice


def mark_told(block: Block, language: Language) -> Block:
    """Mark the vote that the first sentence of a decision tells of itself.

    "At its 55th plenary meeting, …, the Assembly, by a recorded vote of 92 to 18".
    """
    words = str(block.text)
    opens = block.kind is Kind.OPERATIVE and pattern("opening", language).match(words)
    m = pattern("vote-told", language).search(words) if opens else None
    if not m:
        return block
    outcome = Mark(*m.span(), MarkKind.OUTCOME, "adoptedRecordedVote")
    marks = sorted(
        (*block.marks, outcome, *_mark_numbers(m, language)),
        key=lambda k: (k.start, -k.end),
    )
    return replace(block, marks=tuple(marks))


def _mark_meeting(m: re.Match[str], language: Language) -> Iterator[Mark]:
    """Mark the meeting in an outcome: "Adopted unanimously at the 2030th meeting"."""
    if held := pattern("meeting", language).search(m.string, *m.span()):
        yield Mark(*held.span(), MarkKind.MEETING, held["number"])


def _mark_separate(m: re.Match[str], language: Language) -> Iterator[Mark]:
    """Mark the outcome of a vote on some paragraphs, and these.

    Nothing is marked where a part of a paragraph was voted on, or no number is told.
    """
    before = m["preambular"] or m["recital"]
    kind = Kind.PREAMBULAR if before else Kind.OPERATIVE
    if m["rest"] or not m["for"]:
        return
    if m["ordinal"]:
        number = read_ordinal(m["ordinal"], language)
        parts = [Mark(*m.span("part"), MarkKind.CITATION, refer(kind, str(number)))]
        parts = parts if number else []
    else:
        numbers = list(_DIGITS.finditer(m.string, *m.span("numbers")))
        spans = [n.span() for n in numbers] if numbers[1:] else [m.span("part")]
        parts = [
            Mark(*span, MarkKind.CITATION, refer(kind, str(int(n[0]))))
            for n, span in zip(numbers, spans, strict=True)
        ]
    if parts:
        outcome = "adoptedRecordedVote" if m["kept"] else "notAdopted"
        yield Mark(m.start("part"), m.end(), MarkKind.OUTCOME, outcome)
        yield from parts
        yield from _mark_numbers(m, language)


def _mark_numbers(m: re.Match[str], language: Language) -> Iterator[Mark]:
    for group, choice in NUMBERS.items():
        if m.re.groupindex.get(group) and m[group]:
            yield Mark(*m.span(group), MarkKind.QUANTITY, choice)
            if named := pattern("vote-bracket", language).match(m.string, m.end(group)):
                end = _find_close(m.string, named.end())
                yield from _mark_voters(m.string, named.end(), choice, language, end)


def _find_close(words: str, at: int) -> int:
    """Find the bracket that closes the one before an offset; names hold some too."""
    depth = 1
    for m in _PAREN.finditer(words, at):
        depth += 1 if m[0] in "(（" else -1
        if not depth:
            return m.start()
    return len(words)


def _mark_voters(
    words: str, at: int, choice: str, language: Language, end: int | None = None
) -> Iterator[Mark]:
    """Mark the states of a list that the lexicon knows."""
    for m in _NAME.finditer(words, at, len(words) if end is None else end):
        for first, last in _part_names(words, m.start(), m.end(), language):
            if iso3 := find_iso3(words[first:last], language):
                yield Mark(first, last, MarkKind.VOTER, f"{iso3}:{choice}")


def _part_names(
    words: str, start: int, end: int, language: Language
) -> list[tuple[int, int]]:
    """Give the places of the names between two commas: two where one is lost.

    "Uzbekistan Viet Nam" and "Uzbekistan and Viet Nam" are two states.
    """
    name = words[start:end].rstrip(" *")
    if not find_iso3(name, language):
        for m in pattern("voters-gap", language).finditer(name):
            left, right = name[: m.start()], name[m.end() :]
            if find_iso3(left, language) and find_iso3(right, language):
                return [
                    (start, start + m.start()),
                    (start + m.end(), start + len(name)),
                ]
    return [(start, start + len(name))]


def part_votes(
    lines: Sequence[Block], language: Language
) -> tuple[list[Block], tuple[Ballot, ...]]:
    """Give the lines that tell of the vote on the whole, and the votes on parts."""
    votes: list[list[Block]] = [[]]
    for line in lines:
        if any(mark.kind is MarkKind.OUTCOME for mark in line.marks):
            votes.append([])
        votes[-1].append(line)
    whole: list[Block] = []
    ballots: list[Ballot] = []
    for vote in votes:
        outcome = next(read_facts(vote[:1], MarkKind.OUTCOME), None)
        parts = tuple(f.mark.target for f in read_facts(vote[:1], MarkKind.CITATION))
        if outcome and parts:
            counts = tuple(count_sides(vote, language))
            ballots.append(Ballot(parts, outcome.mark.target, counts))
        else:
            whole += vote
    return whole, tuple(ballots)


def count_sides(lines: Sequence[Block], language: Language) -> Iterator[Count]:
    """Give each side of a vote with its number as printed and its voters."""
    printed = {
        fact.mark.target: read_cardinal(fact.words, language)
        for fact in read_facts(lines, MarkKind.QUANTITY)
    }
    voters: dict[str, list[State]] = {}
    for fact in read_facts(lines, MarkKind.VOTER):
        iso3, choice = fact.mark.target.split(":")
        voters.setdefault(choice, []).append(State(fact.words, iso3))
    for choice in CHOICES:
        listed = tuple(voters.get(choice, ()))
        if choice in printed or listed:
            yield Count(choice, printed.get(choice, len(listed)), listed)


def merge_counts(
    printed: tuple[Count, ...], claimed: Sequence[Count], outcome: str
) -> tuple[Count, ...]:
    """Give the sides of a vote: as printed, with the voters that a portal lists.

    The text goes first: its own lists, and an outcome without a vote.
    """
    if not claimed or outcome == UNVOTED or any(count.voters for count in printed):
        return printed
    listed = {count.choice: count for count in claimed}
    counts = {count.choice: count for count in printed}
    for choice, count in listed.items():
        if count.voters or choice not in counts:
            value = counts.get(choice, count).value
            counts[choice] = replace(count, value=value)
    return tuple(counts[choice] for choice in CHOICES if choice in counts)
