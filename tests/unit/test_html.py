"""The page to read: documents inside a text, and their notes."""

from __future__ import annotations

import re

from unres.convert import convert

DRAFT = """United Nations A/HRC/RES/50/1

The Human Rights Council,

1. Recommends to the General Assembly the adoption of the following draft resolution:

“The General Assembly,

“Recalling resolution 88/1,1

“1. Decides to meet on the shore;

“2. Decides to remain seized of the matter.”

2. Decides to continue.2

30th meeting
7 July 2050

1 See A/88/1.
2 See A/88/2.
"""


def read_words(text: str) -> str:
    """Give the words of the page that a text becomes, blanks closed up."""
    page = convert(text.encode(), "x.txt", ["html"]).files["html"].decode()
    (body,) = re.findall(r"<main[^>]*>(.*)</main>", page, re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>", " ", body).split())


def test_a_draft_stands_where_it_is_printed() -> None:
    words = read_words(DRAFT)
    order = ["Recommends to", "Decides to meet", "Decides to continue", "7 July 2050"]
    assert sorted(order, key=words.index) == order
    assert words.count("Decides to meet") == 1


def test_parts_of_a_resolution_stand_before_its_closing_lines() -> None:
    parts = "".join(
        f"{letter}\n\nLakes of the {where}\n\nThe General Assembly,\n\n"
        f"1. Decides to look at lakes in the {where}.\n\n"
        for letter, where in (("A", "north"), ("B", "south"))
    )
    words = read_words(
        f"A/RES/90/5\n\n90/5. Lakes\n\n{parts}60th plenary meeting\n17 December 2035\n"
    )
    order = ["90/5", "in the north", "in the south", "60th plenary"]
    assert sorted(order, key=words.index) == order
