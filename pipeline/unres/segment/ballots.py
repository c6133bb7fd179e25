"""What the lines of votes tell: numbers and voters, of the whole and of parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from unres.language import Language
from unres.lexicon.counting import read_cardinal
from unres.model import Ballot, Block, Count, MarkKind, State
from unres.segment.units import read_facts

CHOICES: Final = ("inFavour", "against", "abstaining", "absent", "notVoting")
"""The order in which the sides of a vote are given."""


UNVOTED: Final = "adoptedWithoutVote"
"""The outcome with which nobody voted."""


class Vote(NamedTuple):
    """The lines of one vote, from its outcome to the last list."""

    parts: tuple[str, ...]
    """The paragraphs voted on; none for the text as a whole."""
    outcome: str
    lines: list[Block]


def part_votes(
    lines: Sequence[Block], language: Language
) -> tuple[list[Block], tuple[Ballot, ...]]:
    """Give the lines that tell of the vote on the whole, and the votes on parts."""
    votes: list[Vote] = [Vote((), "", [])]
    for line in lines:
        outcome = next((m for m in line.marks if m.kind is MarkKind.OUTCOME), None)
        if outcome:
            own = (m.target for m in line.marks if m.kind is MarkKind.CITATION)
            votes.append(Vote(tuple(own), outcome.target, []))
        votes[-1].lines.append(line)
    whole = [line for vote in votes if not vote.parts for line in vote.lines]
    return whole, tuple(
        Ballot(vote.parts, vote.outcome, tuple(count_sides(vote.lines, language)))
        for vote in votes
        if vote.parts
    )


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
