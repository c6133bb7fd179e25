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
    plain = form.removeprefix("upper").removeprefix("lower")
    upper = form.startswith("upper")
    letters, digits = _read_signs()
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{value:02d}"
    written = str(value)
    if not 0 < value <= _MOST:
        return written
    if plain == "Roman":
        small = write_roman(value)
        written = small.upper() if upper else small
    elif form in letters and value <= _TIMES * len(letters[form]):
        written = write_letter(value, letters[form])
    elif form in digits:
        written = written.translate(str.maketrans("0123456789", digits[form]))
    return written


@cache
def _read_signs() -> tuple[dict[str, str], dict[str, str]]:
    table = read_table("word-numbers.toml")
    return table["letters"], table["digits"]
