"""Several documents in one file: each is converted by itself."""

from __future__ import annotations

import pytest

from spoken import ENGLISH
from unres.convert import convert
from unres.evidence import Evidence, KnownNote, KnownParagraph, Role
from unres.model import Source
from unres.recover.several import part_source
from unres.text import Span

FIRST = """\
S/RES/2901 (2027)
Resolution 2901 (2027)
Adopted by the Security Council at its 9990th meeting, on 3 February 2027

The Security Council,

Recalling its earlier resolutions on the river towns of the region,

1. Decides to remain seized of the matter.

"""

SECOND = """\
S/RES/2902 (2027)
Resolution 2902 (2027)
Adopted by the Security Council at its 9991st meeting, on 4 February 2027

The Security Council,

1. Requests the Secretary-General to report by 4 July 2027;

2. Decides to remain seized of the matter.
"""

ASSEMBLY = """\
United Nations A/RES/81/9{n}
General Assembly
Resolution adopted by the General Assembly on 1 December 2026
81/9{n}
River towns

The General Assembly,

Recalling the work that was done by the river towns of the region,

1. Decides to remain seized of the matter.
45th plenary meeting
1 December 2026
"""


def test_each_document_of_a_file_is_converted_by_itself() -> None:
    results = convert((FIRST + SECOND).encode(), "both.txt", ("akn",)).every
    metas = [result.document.meta for result in results]
    assert [(meta.symbol, meta.adopted, meta.meeting) for meta in metas] == [
        ("S/RES/2901 (2027)", "2027-02-03", "9990"),
        ("S/RES/2902 (2027)", "2027-02-04", "9991"),
    ]
    assert [result.document.source.line for result in results] == [1, 11]
    for result in results:
        codes = [notice.code for notice in result.document.notices]
        assert "several-documents" in codes


def test_the_documents_of_a_file_are_all_of_its_text() -> None:
    text = "".join(ASSEMBLY.format(n=n) for n in range(3)) + FIRST + SECOND
    parts = part_source(Source(text, language=ENGLISH))
    assert [len(part.text) > 0 for part in parts] == [True] * 5
    assert "".join(part.text for part in parts) == text


DRAFT = """\
Recommends to the General Assembly the adoption of the following draft resolution:
The General Assembly,
Recalling its resolutions on the matter and all that follows from them,
1. Takes note of the report.
"""

CITING = """\
Resolution adopted by the General Assembly on 1 December 2026
The General Assembly,
Recalling its resolution
81/95
1. Decides to keep the river towns of the whole region on the agenda of its sessions;
A/RES/81/91
2
II
1. Takes note of the report.
"""

ALONE = [
    pytest.param(FIRST, id="one document"),
    pytest.param(FIRST + DRAFT, id="a draft that is recommended"),
    pytest.param(
        ASSEMBLY.format(n=1).replace("1. Decides", "A/RES/81/91\n2/13\n1. Decides"),
        id="a running head",
    ),
    pytest.param(CITING, id="a cited number on a line of its own"),
    pytest.param(FIRST + FIRST, id="one document twice"),
    pytest.param(
        FIRST + "Annex\n2/13\nA\nThe towns\nThe Security Council,\n1. Decides.\n",
        id="parts with a page number above the formula",
    ),
]


@pytest.mark.parametrize("text", ALONE)
def test_one_document_is_not_parted(text: str) -> None:
    assert len(part_source(Source(text, language=ENGLISH))) == 1


def test_what_is_known_of_a_text_is_known_of_its_parts() -> None:
    evidence = Evidence(
        paragraphs=(
            KnownParagraph(Span(0, 4), Role.HEADING),
            KnownParagraph(Span(5, 12), Role.PARAGRAPH),
        ),
        notes=(KnownNote("1", Span(2, 3), Span(9, 11)),),
    )
    part = evidence.within(Span(5, 12))
    assert part.paragraphs == (KnownParagraph(Span(0, 7), Role.PARAGRAPH),)
    assert part.notes == (KnownNote("1", None, Span(4, 6)),)
