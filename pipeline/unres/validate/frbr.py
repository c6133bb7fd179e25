"""Rules for `identification`: its levels agree with each other and the document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from unres.validate.codes import CODE
from unres.validate.conventions import is_akn, strip_resolver
from unres.validate.facts import Facts, Fault, fault, local_name
from unres.validate.finding import Severity
from unres.validate.hrefs import COUNTRY, WorkIri, parse_work_iri
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

SYMBOL = "symbol"
"""The name of the alias that holds the symbol of a document."""

COUNTED = "nn"
"""How a number begins that stands for one that is not known."""


def check_identification(facts: Facts) -> Iterator[Fault]:
    """Find FRBR levels that say different things of one document."""
    for element in facts.find_named("identification"):
        yield from _check_levels(element)
        yield from _check_work(element, facts)
        yield from _check_expression(element)


def find_name(facts: Facts) -> etree._Element | None:
    """Give the FRBRthis that names a file: of its first Manifestation."""
    for level in facts.find_named("FRBRManifestation"):
        this = level.find(f"{AKN}FRBRthis")
        return None if this is None or not this.get("value") else this
    return None


def find_value(element: etree._Element, path: str, attribute: str = "value") -> str:
    """Give an attribute of the first element on a path of local names, or ""."""
    found = element.find(_make_path(path))
    return "" if found is None else found.get(attribute, "")


def _make_path(path: str) -> str:
    """Give a path of local names as lxml writes it."""
    return "/".join(AKN + step for step in path.split("/"))


def _find_uri(element: etree._Element, level: str) -> str:
    """Give the Akoma Ntoso IRI of a level, or that of its alias; "" for none.

    An alias is where a file with another convention gives it (4.12).
    """
    aliases = element.findall(_make_path(f"{level}/FRBRalias"))
    values = [
        find_value(element, f"{level}/FRBRuri"),
        *(alias.get("value", "").partition(COMPONENT)[0] for alias in aliases),
    ]
    found = (strip_resolver(value) for value in values if is_akn(value))
    return next(found, "").removesuffix("/")


def _check_levels(element: etree._Element) -> Iterator[Fault]:
    """Find a level whose IRIs do not continue those of the level above.

    Only those of Akoma Ntoso do; an equivalent convention may name each level anew.
    """
    work, expression = (
        _find_uri(element, level) for level in ("FRBRWork", "FRBRExpression")
    )
    language = find_value(element, "FRBRExpression/FRBRlanguage", "language")
    # What is no code is told as that (R008), and nothing is compared with it.
    language = language if CODE.fullmatch(language) else ""
    format_ = find_value(element, "FRBRManifestation/FRBRformat")
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
        value = find_value(element, path)
        if base and is_akn(value) and not _continues(value, base, next_, end):
            shape = f'"{base}{next_}…{end}"'
            yield _fault_at(element, path, f'"{value}" should have the shape {shape}')


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


def _check_work(element: etree._Element, facts: Facts) -> Iterator[Fault]:
    """Find data of the Work that its IRI contradicts."""
    work = parse_work_iri(_find_uri(element, "FRBRWork"))
    if work is not None:
        for name, iri, values in _pairs(element, work, facts):
            if iri and any(values) and iri not in values:
                said = '", "'.join(values)
                message = f'the IRI says "{iri}", the file says "{said}"'
                yield _fault_at(element, f"FRBRWork/{name}", message)
    yield from _check_symbol(element, work)


def _pairs(
    element: etree._Element, work: WorkIri, facts: Facts
) -> Iterator[tuple[str, str, list[str]]]:
    """Give each datum of the Work: its element, the IRI's value, the file's values."""
    codes = _values(element, "FRBRcountry", "value")
    countries = [code for code in codes if COUNTRY.fullmatch(code)]
    # A place in a country may be named in the IRI alone: "za-cpt".
    yield (
        "FRBRcountry",
        work.country.partition("-")[0],
        [country.partition("-")[0] for country in countries],
    )
    dates = _values(element, "FRBRdate", "date")
    yield "FRBRdate", work.date, [date[: len(work.date)] for date in dates]
    subtypes = _values(element, "FRBRsubtype", "value")
    actors = _find_actors(element, facts)
    # One step alone may be the subtype or the actor.
    if len(work.middle) == 1:
        yield "FRBRsubtype", work.middle[0], subtypes and [*subtypes, *actors]
    elif work.middle:
        yield "FRBRsubtype", work.middle[0], subtypes
        yield "FRBRauthor", work.middle[1], actors
    # The name is the title in the IRI, in place of a number (XSD, FRBRname).
    names = _values(element, "FRBRname", "value")
    yield "FRBRnumber", work.number, [*_values(element, "FRBRnumber", "value"), *names]
    meta = element.getparent()
    document = None if meta is None else meta.getparent()
    if document is not None and not _is_attached(document, element):
        yield "FRBRuri", work.type.lower(), [local_name(document).lower()]


def _check_expression(element: etree._Element) -> Iterator[Fault]:
    """Find an Expression whose IRI has the date of another version than it says."""
    match = VERSION.search(find_value(element, "FRBRExpression/FRBRuri"))
    found = element.findall(_make_path("FRBRExpression/FRBRdate"))
    dates = [date.get("date", "")[:10] for date in found]
    if match and dates and not set(DAY.findall(match["dates"])) & set(dates):
        said = '", "'.join(dates)
        message = f'the IRI says "{match["dates"]}", the file says "{said}"'
        yield _fault_at(element, "FRBRExpression/FRBRdate", message)


def _check_symbol(element: etree._Element, work: WorkIri | None) -> Iterator[Fault]:
    """Find a symbol in which the number of the Work does not stand."""
    numbers = _values(element, "FRBRnumber", "value")
    if work is not None and work.number:
        numbers.append(work.number)
    for alias in element.iter(f"{AKN}FRBRalias"):
        if alias.get("name", "").lower() != SYMBOL:
            continue
        symbol = alias.get("value", "")
        for number in dict.fromkeys(numbers):
            if not number.startswith(COUNTED) and not _holds(symbol, number):
                message = f'FRBRalias: "{number}" does not stand in "{symbol}"'
                # No rule of the Naming Convention, so no matter of its level.
                yield Fault("R004", alias, message, severity=Severity.WARNING)


def _holds(symbol: str, number: str) -> bool:
    """Whether the letters and digits of a number stand together in a symbol."""
    whole, part = TOKEN.findall(symbol), TOKEN.findall(number)
    return any(
        whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1)
    )


def _values(element: etree._Element, name: str, attribute: str) -> list[str]:
    """Give an attribute of all elements of a name in the Work."""
    found = element.findall(f"{AKN}FRBRWork/{AKN}{name}")
    return [node.get(attribute, "") for node in found]


def _find_actors(element: etree._Element, facts: Facts) -> list[str]:
    """Give the last steps of the IRIs behind the authors of the Work."""
    hrefs = []
    for href in _values(element, "FRBRauthor", "href"):
        bearer = facts.ids.get(href.removeprefix("#"))
        hrefs.append(href if bearer is None else bearer.get("href", ""))
    return [href.rpartition("/")[2].removeprefix("#") for href in hrefs]


def _is_attached(document: etree._Element, element: etree._Element) -> bool:
    """Whether a document is a component of another, whose IRI it then has."""
    parent = document.getparent()
    if parent is not None and local_name(parent) == "attachment":
        return True
    component = find_value(element, "FRBRWork/FRBRthis").partition(COMPONENT)[2]
    return bool(component) and component != "main"


def _fault_at(element: etree._Element, path: str, message: str) -> Fault:
    """Say what is wrong at the first element on a path of local names."""
    found = element.find(_make_path(path))
    name = path.rpartition("/")[2]
    return fault("R004", element if found is None else found, f"{name}: {message}")
