"""What a portal says beside what the text prints: taken where it fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from unres.model import Count, DocumentType
from unres.segment.ballots import CHOICES
from unres.segment.portal import Portal

UNVOTED: Final = "adoptedWithoutVote"
"""The outcome with which nobody voted."""


def has_same_kind(kind: DocumentType, portal: Portal) -> bool:
    """Whether a portal speaks of this kind of document, as far as it says.

    Its header may be of the resolution where the text is that of the draft: then its
    number, sponsors and votes are not those of the text.
    """
    return not portal.is_other and portal.kind in {None, kind}


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
