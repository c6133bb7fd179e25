"""Rules for `identification`: its levels agree, and codes of ISO are ones."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Final

from lxml import etree

from unres.lexicon import states
from unres.validate.facts import Facts, Fault, fault, local_name
from unres.validate.finding import FindingSeverity
from unres.validate.hrefs import (
    COUNTRY,
    WorkIri,
    is_akn,
    parse_work_iri,
    strip_resolver,
)
from unres.validate.schema import AKN

# The date of a version: "/eng@2004-07-21", several after commas. After ":" stands the
# day of a view, which is no date of the text.
VERSION = re.compile(r"/[a-z]{3}@(?P<dates>\d{4}-\d\d-\d\d[\d,-]*)", re.ASCII)
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)

TOKEN = re.compile(r"[^\W\d_]+|\d+")
"""Letters, or digits: "217 A (III)" and "217A-III" have the same three."""
COMPONENT = "/!"
"""What stands before the name of a component."""
SUFFIX = re.compile(r"[a-z0-9]{2,5}", re.ASCII)
"""The ending of a file, as the IRI of a Manifestation has it."""
COUNTED = "nn"
"""How a number begins that stands for one that is not known."""


class Identification:
    """An `identification`: the data of its levels by path, as "FRBRWork/FRBRthis"."""

    def __init__(self, element: etree._Element) -> None:
        """Read what the levels of an element hold."""
        self.element = element
        self._data = defaultdict[str, list[etree._Element]](list)
        for level in element:
            for child in level:
                self._data[f"{local_name(level)}/{local_name(child)}"].append(child)

    def find(self, path: str) -> list[etree._Element]:
        """Give the elements on a path."""
        return self._data.get(path, [])

    def read_all(self, path: str, attribute: str = "value") -> list[str]:
        """Give an attribute of the elements on a path."""
        return [element.get(attribute, "") for element in self.find(path)]

    def read(self, path: str, attribute: str = "value") -> str:
        """Give an attribute of the first element on a path, or ""."""
        return next(iter(self.read_all(path, attribute)), "")

    def fault(self, path: str, message: str) -> Fault:
        """Say what is wrong at the first element on a path."""
        element = next(iter(self.find(path)), self.element)
        return fault("R004", element, f"{path.rpartition('/')[2]}: {message}")


def check_identification(facts: Facts) -> Iterator[Fault]:
    """Find FRBR levels that say different things of one document."""
    for element in facts.find_named("identification"):
        given = Identification(element)
        yield from _check_levels(given)
        yield from _check_work(given, facts)
        yield from _check_expression(given)


def find_name(facts: Facts) -> etree._Element | None:
    """Give the FRBRthis that names a file: of its first Manifestation."""
    for level in facts.find_named("FRBRManifestation"):
        this = level.find(f"{AKN}FRBRthis")
        return None if this is None or not this.get("value") else this
    return None


def _find_uri(given: Identification, level: str) -> str:
    """Give the Akoma Ntoso IRI of a level, or that of its alias; "" for none.

    An alias is where a file with another convention gives it (4.12).
    """
    values = [given.read(f"{level}/FRBRuri")]
    aliases = given.read_all(f"{level}/FRBRalias")
    values += (alias.partition(COMPONENT)[0] for alias in aliases)
    found = (strip_resolver(value) for value in values if is_akn(value))
    return next(found, "").removesuffix("/")


def _check_levels(given: Identification) -> Iterator[Fault]:
    """Find a level whose IRIs do not continue those of the level above.

    Only those of Akoma Ntoso do; an equivalent convention may name each level anew.
    """
    work, expression = (
        _find_uri(given, level) for level in ("FRBRWork", "FRBRExpression")
    )
    language = given.read("FRBRExpression/FRBRlanguage", "language")
    # What is no code is told as that (R008), and nothing is compared with it.
    language = language if CODE.fullmatch(language) else ""
    format_ = given.read("FRBRManifestation/FRBRformat")
    format_ = format_.rpartition("/")[2].rpartition("+")[2]
    # The format may also be named in words, which the IRI does not repeat.
    ends = f".{format_}" if SUFFIX.fullmatch(format_) else ""
    wanted = {
        "FRBRWork/FRBRthis": (work, COMPONENT, ""),
        "FRBRExpression/FRBRuri": (work, f"/{language}", ""),
        "FRBRExpression/FRBRthis": (expression, COMPONENT, ""),
        "FRBRManifestation/FRBRuri": (expression, "", ends),
        "FRBRManifestation/FRBRthis": (expression, COMPONENT, ends),
    }
    for path, (base, next_, end) in wanted.items():
        value = given.read(path)
        # Where there is but one component, FRBRthis may be the FRBRuri.
        if value == given.read(f"{path.removesuffix('this')}uri"):
            continue
        if base and is_akn(value) and not _continues(value, base, next_, end):
            shape = f'"{base}{next_}…{end}"'
            yield given.fault(path, f'"{value}" should have the shape {shape}')


def _continues(value: str, base: str, next_: str, end: str) -> bool:
    """Whether an IRI is another with a component, or a language, and an ending.

    In place of a component may stand a portion. Between the Expression and a component
    may stand who marked the text up.
    """
    value = strip_resolver(value)
    if value == base and next_ == COMPONENT:
        return True
    rest = value.removeprefix(base)
    begins = rest.startswith(next_)
    if next_ == COMPONENT:
        begins |= rest.lstrip("/").startswith("~") or (bool(end) and next_ in rest)
    # The ending of a manifestation may be .akn for any XML.
    ends = value.endswith(end) or (end == ".xml" and value.endswith(".akn"))
    return value.startswith(base) and begins and ends


def _check_work(given: Identification, facts: Facts) -> Iterator[Fault]:
    """Find data of the Work that its IRI contradicts."""
    if (work := parse_work_iri(_find_uri(given, "FRBRWork"))) is not None:
        for name, iri, values in _pairs(given, work, facts):
            if iri and any(values) and iri not in values:
                said = '", "'.join(values)
                message = f'the IRI says "{iri}", the file says "{said}"'
                yield given.fault(f"FRBRWork/{name}", message)
    yield from _check_symbol(given, work)


def _pairs(
    given: Identification, work: WorkIri, facts: Facts
) -> Iterator[tuple[str, str, list[str]]]:
    """Give each datum of the Work: its element, the IRI's value, the file's values."""
    codes = given.read_all("FRBRWork/FRBRcountry")
    # A place in a country may be named in the IRI alone: "za-cpt".
    countries = [code.partition("-")[0] for code in codes if COUNTRY.fullmatch(code)]
    yield "FRBRcountry", work.country.partition("-")[0], countries
    dates = given.read_all("FRBRWork/FRBRdate", "date")
    yield "FRBRdate", work.date, [date[: len(work.date)] for date in dates]
    subtypes = given.read_all("FRBRWork/FRBRsubtype")
    actors = _find_actors(given, facts)
    # One step alone may be the subtype or the actor.
    if len(work.middle) == 1:
        yield "FRBRsubtype", work.middle[0], subtypes and [*subtypes, *actors]
    elif work.middle:
        yield "FRBRsubtype", work.middle[0], subtypes
        yield "FRBRauthor", work.middle[1], actors
    # The name is the title in the IRI, in place of a number (XSD, FRBRname).
    names = given.read_all("FRBRWork/FRBRname")
    yield "FRBRnumber", work.number, [*given.read_all("FRBRWork/FRBRnumber"), *names]
    meta = given.element.getparent()
    document = None if meta is None else meta.getparent()
    if document is not None and not _is_attached(document, given):
        yield "FRBRuri", work.type.lower(), [local_name(document).lower()]


def _check_expression(given: Identification) -> Iterator[Fault]:
    """Find an Expression whose IRI has the date of another version than it says."""
    match = VERSION.search(given.read("FRBRExpression/FRBRuri"))
    dates = [day[:10] for day in given.read_all("FRBRExpression/FRBRdate", "date")]
    if match and dates and not set(DAY.findall(match["dates"])) & set(dates):
        said = '", "'.join(dates)
        message = f'the IRI says "{match["dates"]}", the file says "{said}"'
        yield given.fault("FRBRExpression/FRBRdate", message)


def _check_symbol(given: Identification, work: WorkIri | None) -> Iterator[Fault]:
    """Find a symbol in which the number of the Work does not stand."""
    numbers = given.read_all("FRBRWork/FRBRnumber")
    if work is not None and work.number:
        numbers.append(work.number)
    for alias in given.element.iter(f"{AKN}FRBRalias"):
        if alias.get("name", "").lower() != "symbol":
            continue
        symbol = alias.get("value", "")
        for number in dict.fromkeys(numbers):
            if not number.startswith(COUNTED) and not _holds(symbol, number):
                message = f'FRBRalias: "{number}" does not stand in "{symbol}"'
                # No rule of the Naming Convention, so no matter of its level.
                yield Fault("R004", alias, message, severity=FindingSeverity.WARNING)


def _holds(symbol: str, number: str) -> bool:
    """Whether the letters and digits of a number stand together in a symbol."""
    whole, part = TOKEN.findall(symbol), TOKEN.findall(number)
    return any(
        whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1)
    )


def _find_actors(given: Identification, facts: Facts) -> list[str]:
    """Give the last steps of the IRIs behind the authors of the Work."""
    hrefs = []
    for href in given.read_all("FRBRWork/FRBRauthor", "href"):
        bearer = facts.ids.get(href.removeprefix("#"))
        hrefs.append(href if bearer is None else bearer.get("href", ""))
    return [href.rpartition("/")[2].removeprefix("#") for href in hrefs]


def _is_attached(document: etree._Element, given: Identification) -> bool:
    """Whether a document is a component of another, whose IRI it then has."""
    parent = document.getparent()
    if parent is not None and local_name(parent) == "attachment":
        return True
    component = given.read("FRBRWork/FRBRthis").partition(COMPONENT)[2]
    return bool(component) and component != "main"


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
        if wrong := _find_country_fault(code):
            yield fault("R008", element, f'value="{code}" of <FRBRcountry>: {wrong}')


def _find_country_fault(code: str) -> str:
    if not COUNTRY.fullmatch(code):
        return "a country is two small letters (ISO 3166-1 alpha-2)"
    if state := _find_states().get(code):
        return f"the code of {state} has two letters here (ISO 3166-1 alpha-2)"
    return ""


@cache
def _find_states() -> dict[str, str]:
    """Give the names of states by the three letters of ISO 3166-1 alpha-3."""
    return {state.iso3.lower(): state.name for state in states().values()}
