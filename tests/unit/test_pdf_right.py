"""Pages of PDFs that are written from the right."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from unres.evidence import Box
from unres.readers.pdf import characters
from unres.readers.pdf.characters import read_parts, runs_mostly_right
from unres.readers.pdf.lines import make_line
from unres.readers.pdf.page import SAME, Frame, PdfRun, mirror_box

WIDTH = 600.0


def make_run(text: str, left: float, right: float, base: float = 98.0) -> PdfRun:
    """Give a run of a page that is read in a mirror, by its place on paper."""
    box = mirror_box(Box(left, base - 8, right, base + 2), WIDTH)
    run = PdfRun(text, box, box.left, base, 10, italic=False, bold=False, content=-1)
    return run._replace(mirrored=True)


def print_line(*runs: tuple[str, float, float]) -> str:
    """Read the line of a page that holds runs, given from the left to the right."""
    return make_line([make_run(*run) for run in runs]).words


@pytest.mark.parametrize(
    ("runs", "words"),
    [
        # A number is one, a range of years is two, and a stop ends the sentence.
        (
            [
                ("القرار", 300, 340),
                ("60", 268, 278),
                ("/", 278, 281),
                ("251", 281, 296),
            ],
            "القرار 60/251",
        ),
        (
            [
                ("للفترة", 300, 340),
                ("2015", 276, 296),
                ("-", 273, 276),
                ("2030", 253, 273),
            ],
            "للفترة 2015-2030",
        ),
        ([("عام", 300, 340), ("2030", 276, 296), (".", 273, 276)], "عام 2030."),
        ([("عام", 300, 340), ("12", 286, 296), ("15", 272, 282)], "عام 12 15"),
        # A symbol runs from the left, and what is around it does not.
        (
            [
                ("التقرير", 300, 340),
                ("(", 294, 297),
                ("A", 260, 266),
                ("/", 266, 269),
                ("78", 269, 279),
                ("/", 279, 282),
                ("32", 282, 293),
                (")", 257, 260),
                ("،", 254, 256),
                ("وكذلك", 220, 250),
            ],
            "التقرير (A/78/32)، وكذلك",
        ),
        (
            [
                ("المعاهدات التي أبرمتها الأمم", 300, 340),
                ("Nations", 240, 270),
                ("United", 210, 236),
                (".", 206, 208),
            ],
            "المعاهدات التي أبرمتها الأمم United Nations.",
        ),
        # Brackets and quotation marks read as they open and close.
        (
            [
                ("فيروس", 300, 340),
                (")", 294, 297),
                ("كورونا", 260, 293),
                ("(", 257, 260),
            ],
            "فيروس (كورونا)",
        ),
        (
            [("سنة", 300, 340), (")", 297, 300), ("(", 294, 297), ("،", 290, 292)],
            "سنة()،",
        ),
        (
            [
                ("وثيقة", 300, 340),
                ("“", 292, 295),
                ("العمل", 262, 291),
                ("”", 258, 261),
            ],
            "وثيقة ”العمل“",
        ),
        # A kashida stretches a word; behind a letter that is alone it was typed.
        ([("المتحـ", 300, 340), ("ـدة", 260, 300)], "المتحدة"),
        ([("(هـ)", 300, 340), ("نص", 260, 290)], "(هـ) نص"),
        ([("عام،", 300, 340), ("ـ", 298, 301), ("وإذ", 270, 294)], "عام، وإذ"),
    ],
)
def test_lines_from_the_right(runs: list[tuple[str, float, float]], words: str) -> None:
    assert print_line(*runs) == words


def test_a_letter_that_reaches_below_the_one_before_stands_behind_it() -> None:
    assert print_line(("م", 436, 441), ("جلس", 371, 442)) == "مجلس"


def test_a_page_in_the_mirror_keeps_what_stands_on_it() -> None:
    assert runs_mostly_right("الجمعية العامة: A/RES")
    assert not runs_mostly_right("The Assembly (الجمعية)")
    frame = Frame(0, 0, WIDTH, 800.0, turn=0)
    held = Frame(0, 0, WIDTH, 800.0, turn=0, mirrored=True)
    corners = (100, 700, 140, 710)
    assert held.box(corners, SAME) == Box(460, 90, 500, 100)
    assert mirror_box(held.box(corners, SAME), WIDTH) == frame.box(corners, SAME)
    assert held.point(100, 700) == (500, 100)


Glyph = tuple[int, str, float, float]
"""The object that prints it, what it reads, its left and right edge."""


def play(*glyphs: Glyph) -> SimpleNamespace:
    """Give what the library would answer, of glyphs in its order."""

    def find_origin(_: object, i: int, x: Any, y: Any) -> None:
        x.value, y.value = glyphs[i][2], 100.0

    def find_box(_: object, i: int, *edges: Any) -> bool:
        high = 0.5 if glyphs[i][1] == "p" else 6.0
        for edge, value in zip(edges, (*glyphs[i][2:], 100.0, 100 + high), strict=True):
            edge.value = value
        return True

    return SimpleNamespace(
        FPDFText_CountChars=lambda _: len(glyphs),
        FPDFText_GetTextObject=lambda _, i: glyphs[i][0],
        FPDFText_GetUnicode=lambda _, i: ord(glyphs[i][1]),
        FPDFText_GetCharOrigin=find_origin,
        FPDFText_GetCharBox=find_box,
    )


@pytest.mark.parametrize(
    ("glyphs", "texts"),
    [
        # One glyph of two letters, which the library turns: lam-alef.
        ([(1, "ك", 30, 36), (1, "ا", 20, 29), (1, "ل", 20, 29)], ["كلا"]),
        # A vowel sign that is an object of its own.
        ([(1, "م", 30, 36), (2, "ت", 24, 30), (3, "ُ", 25, 28)], ["م", "تُ"]),
        # A gap, in which the sign of another object stands.
        (
            [(1, "م", 30, 36), (1, " ", 30, 30), (1, "ت", 20, 24), (2, "/", 25, 29)],
            ["م ", "ت", "/"],
        ),
        # What stretches a word, of which the file does not say what it is.
        ([(1, "م", 30, 36), (1, "p", 26, 30), (1, "ت", 20, 26)], ["مـت"]),
        # A number, a sign and a name are parts of their own.
        ([(1, "S", 10, 14), (1, "/", 14, 16), (1, "2", 16, 20)], ["S", "/", "2"]),
    ],
)
def test_parts(
    monkeypatch: pytest.MonkeyPatch, glyphs: list[Glyph], texts: list[str]
) -> None:
    monkeypatch.setattr(characters, "pdfium", play(*glyphs))
    monkeypatch.setattr(characters, "find_address", lambda raw: raw)
    parts = read_parts(None)
    assert [part.text for own in parts.values() for part in own] == texts
