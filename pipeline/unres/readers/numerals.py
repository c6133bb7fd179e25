"""Numbers that formats show and do not store, in the forms that Word has names for."""

from __future__ import annotations

from functools import cache
from typing import Final

from unres.lexicon.records import read_table
from unres.numbers import write_letter, write_roman

_MOST: Final = 30_000
"""Numbers above this are shown as digits."""
_TIMES: Final = 30
"""A letter stands at most so many times; numbers beyond are shown as digits."""


def write_number(value: int, form: str) -> str:
    """Write a number in one of Word's forms; in digits where the form is not known."""
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{value:02d}"
    written = str(value)
    if not 0 < value <= _MOST:
        return written
    if form.endswith("Roman"):
        small = write_roman(value)
        return small.upper() if form.startswith("upper") else small
    letters = read_forms()["letters"].get(form, "")
    if value <= _TIMES * len(letters):
        return write_letter(value, letters)
    digits = read_forms()["digits"].get(form, "0123456789")
    return written.translate(str.maketrans("0123456789", digits))


@cache
def read_forms() -> dict[str, dict[str, str]]:
    """Give the letters and the digits of each form, and the signs of Word's fonts."""
    return dict(read_table("word-numbers.toml"))
