"""The words for a fault of our own, wherever it is caught."""

from __future__ import annotations

LONGEST = 200
"""How much of an exception's message is shown, in characters."""


def tell_fault(error: BaseException) -> str:
    """Say that something happened that must not, and what to do about it."""
    said = str(error).partition("\n")[0][:LONGEST]
    words = f"{type(error).__name__}: {said}" if said else type(error).__name__
    return f"{words}; this is a bug in unres; please report it and attach the file"
