"""The ledger: the proof that what was read is the whole source, and by which rules."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from operator import attrgetter
from typing import Final

from unres.errors import LossError
from unres.text import Text, letters

COPIED: Final = "copied"
"""The ledger's name for what is read as it stands."""
_PLACE: Final = attrgetter("start", "end")


def audit(
    texts: Iterable[Text], source: str, drops: Collection[str] | None = None
) -> dict[str, int]:
    """Prove that texts tile their source, and give the ledger: characters per rule.

    `drops` names the rules that may lose letters: under every other, the letters
    read must be those of the source, in its order. Without it only the tiling and
    what was copied are proved.

    Raises:
        LossError: A character is lost, used twice, or changed without a rule.
    """
    pieces = [piece for text in texts for piece in text.pieces]
    pieces.sort(key=_PLACE)
    counts: dict[str, int] = {}
    kept: list[str] = []
    stood: list[str] = []
    at = 0
    for piece in pieces:
        start, end, rule = piece.start, piece.end, piece.rule
        if start != at:
            raise LossError(_fault(source, at, start))
        if not rule:
            if source[start:end] != piece.text:
                raise LossError(f"text at {start}-{end} was changed without a rule")
        elif drops is not None and rule not in drops:
            kept.append(piece.text)
            stood.append(source[start:end])
        counts[rule] = counts.get(rule, 0) + end - start
        at = end
    if at != len(source):
        raise LossError(_fault(source, at, len(source)))
    if letters("".join(kept)) != letters("".join(stood)):
        raise LossError("a rule that keeps letters has lost or made some")
    return {rule or COPIED: count for rule, count in counts.items()}


def _fault(source: str, at: int, start: int) -> str:
    """Say what a gap or an overlap in the tiling costs."""
    if start > at:
        return f"characters {at}-{start} are lost: {source[at:start][:60]!r}"
    return f"characters {start}-{at} are used twice: {source[start:at][:60]!r}"
