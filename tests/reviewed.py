"""Review pages as tests read them: the text of each side, ids, links."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

from unres.convert import convert
from unres.review.case import Case
from unres.review.page import write_page

VOID: Final = {"br", "meta"}

TEXT = """United Nations A/HRC/RES/50/1
General Assembly

Human Rights Council
Fiftieth session

Resolution adopted by the Human Rights Council
on 7 July 2022

50/1. Care of shared wells

The Human Rights Council,

Recalling its resolution 49/1 of 31 March 2022,1

1. Decides to meet each year in the inter-
national season;

2. Requests reports on:

(a) Water;

(b) Stone.

_______________
1 See A/77/49.

GE.22-12345 (E)
"""


@dataclass
class Element:
    """An element of a page."""

    name: str
    attributes: dict[str, str]
    text: str = ""

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()


@dataclass
class Page(HTMLParser):
    """A page, read as browsers do; what is not well nested is refused."""

    elements: list[Element] = field(default_factory=list)
    stack: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {key: value or "" for key, value in attrs})
        assert len(element.attributes) == len(attrs), attrs
        self.elements.append(element)
        if tag not in VOID:
            self.stack.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop().name == tag

    def handle_data(self, data: str) -> None:
        for element in self.stack:
            element.text += data

    def find(self, name: str) -> list[Element]:
        """Give the elements of a class."""
        return [each for each in self.elements if name in each.classes]

    @property
    def ids(self) -> list[str]:
        """The ids of all elements."""
        found = (each.attributes.get("id") for each in self.elements)
        return [each for each in found if each is not None]

    def at(self, name: str) -> Element:
        """Give the element that has an id."""
        (found,) = (e for e in self.elements if e.attributes.get("id") == name)
        return found

    @property
    def links(self) -> list[str]:
        """Where all links lead."""
        return [each.attributes["href"] for each in self.elements if each.name == "a"]


def read_page(data: bytes) -> Page:
    """Read a page to its end."""
    page = Page()
    page.feed(data.decode())
    page.close()
    assert not page.stack
    return page


def list_cases(data: bytes, name: str = "x.txt") -> list[Case]:
    """Give the documents of a file as cases."""
    return [Case.of(each.document) for each in convert(data, name, ()).every]


def review(text: str) -> tuple[Case, Page]:
    """Give a text as a case, and its page."""
    (case,) = list_cases(text.encode())
    return case, read_page(write_page(case, {"All documents": "../index.html"}))
