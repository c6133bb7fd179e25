"""Rules for `identification`: its levels agree with each other and the document."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from unres.validate.facts import Facts, fault, local_name
from unres.validate.finding import Finding
from unres.validate.hrefs import WorkIri, parse_work_iri
from unres.validate.schema import AKN


def check_identification(facts: Facts) -> Iterator[Finding]:
    """Find FRBR levels that say different things of one document."""
    for element, name in facts.elements:
        if name == "identification":
            yield from _check_levels(element)
            yield from _check_work(element, facts)


def find_value(element: etree._Element, path: str, attribute: str = "value") -> str:
    """Give an attribute of the first element on a path of local names, or ""."""
    steps = "/".join(AKN + step for step in path.split("/"))
    found = element.find(steps)
    return "" if found is None else found.get(attribute, "")


def _check_levels(element: etree._Element) -> Iterator[Finding]:
    """Find a level whose IRIs do not continue those of the level above."""
    work = find_value(element, "FRBRWork/FRBRuri").removesuffix("/")
    expression = find_value(element, "FRBRExpression/FRBRuri").removesuffix("/")
    language = find_value(element, "FRBRExpression/FRBRlanguage", "language")
    format_ = find_value(element, "FRBRManifestation/FRBRformat").rpartition("/")[2]
    wanted = {
        "FRBRWork/FRBRthis": (f"{work}/!", ""),
        "FRBRExpression/FRBRuri": (f"{work}/{language}", ""),
        "FRBRExpression/FRBRthis": (f"{expression}/!", ""),
        "FRBRManifestation/FRBRuri": (expression, format_ and f".{format_}"),
        "FRBRManifestation/FRBRthis": (f"{expression}/!", format_ and f".{format_}"),
    }
    for path, (start, end) in wanted.items():
        value = find_value(element, path)
        begins = value.startswith(start) or value == start.removesuffix("/!")
        if value and not (begins and value.endswith(end)):
            shape = f'"{start}…{end}"'
            yield _fault_at(element, path, f'"{value}" should have the shape {shape}')


def _check_work(element: etree._Element, facts: Facts) -> Iterator[Finding]:
    """Find data of the Work that its IRI contradicts."""
    work = parse_work_iri(find_value(element, "FRBRWork/FRBRuri").removesuffix("/"))
    if work is None:
        return
    for name, iri, values in _pairs(element, work, facts):
        if iri and values and iri not in values:
            said = '", "'.join(values)
            message = f'the IRI says "{iri}", the file says "{said}"'
            yield _fault_at(element, f"FRBRWork/{name}", message)


def _pairs(
    element: etree._Element, work: WorkIri, facts: Facts
) -> Iterator[tuple[str, str, list[str]]]:
    """Give each datum of the Work: its element, the IRI's value, the file's values."""
    yield "FRBRcountry", work.country, _values(element, "FRBRcountry", "value")
    dates = _values(element, "FRBRdate", "date")
    yield "FRBRdate", work.date, [date[: len(work.date)] for date in dates]
    # One step alone may be the subtype or the actor; the file says which.
    subtype, *actor = work.middle or ("",)
    yield "FRBRsubtype", subtype, _values(element, "FRBRsubtype", "value")
    yield "FRBRauthor", "".join(actor), _find_actors(element, facts)
    yield "FRBRnumber", work.number, _values(element, "FRBRnumber", "value")
    meta = element.getparent()
    document = None if meta is None else meta.getparent()
    if document is not None and not _is_attached(document):
        yield "FRBRuri", work.type, [local_name(document)]


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


def _is_attached(document: etree._Element) -> bool:
    """Whether a document is part of another, whose IRI it then has."""
    parent = document.getparent()
    return parent is not None and local_name(parent) == "attachment"


def _fault_at(element: etree._Element, path: str, message: str) -> Finding:
    """Make the finding at the first element on a path of local names."""
    found = element.find("/".join(AKN + step for step in path.split("/")))
    name = path.rpartition("/")[2]
    return fault("R004", element if found is None else found, f"{name}: {message}")
