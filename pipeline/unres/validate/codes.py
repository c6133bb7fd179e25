"""Rules for codes: of languages by ISO 639-2, of countries by ISO 3166-1 alpha-2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from unres.lexicon import states
from unres.validate.facts import Facts, Fault, fault
from unres.validate.hrefs import COUNTRY

LANGUAGES: Final = {"FRBRlanguage": "language", "FRBRtranslation": "fromLanguage"}
"""Elements of the identification that hold a language, and their attribute for it."""

CODE = re.compile(r"[a-z]{3}", re.ASCII)


def check_codes(facts: Facts) -> Iterator[Fault]:
    """Find codes of languages and countries that are none."""
    for name, attribute in LANGUAGES.items():
        for element in facts.find_named(name):
            code = element.get(attribute, "")
            if not CODE.fullmatch(code):
                message = (
                    f'{attribute}="{code}" of <{name}> is no code of three small'
                    " letters (ISO 639-2)"
                )
                yield fault("R008", element, message)
    for element in facts.find_named("FRBRcountry"):
        code = element.get("value", "")
        wrong = _find_country_fault(code)
        if wrong:
            yield fault("R008", element, f'value="{code}" of <FRBRcountry>: {wrong}')


def _find_country_fault(code: str) -> str:
    """Say what is wrong with the code of a country or organization; "" for nothing."""
    if not COUNTRY.fullmatch(code):
        return "a country is two small letters (ISO 3166-1 alpha-2)"
    state = _find_states().get(code)
    if state:
        return f"the code of {state} has two letters here (ISO 3166-1 alpha-2)"
    return ""


@cache
def _find_states() -> dict[str, str]:
    """Give the names of states by the three letters of ISO 3166-1 alpha-3."""
    return {state.iso3.lower(): state.name for state in states().values()}
