"""Editions of one work, paired by the ids of their units."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Sequence

import pytest

from unres.align.likeness import align_rows, match_rows
from unres.align.pair import Gap, Pair, pair_editions
from unres.align.read import (
    Expression,
    find_place,
    make_key,
    read_edition,
    refuse_others,
)
from unres.align.write import WRITERS
from unres.convert import convert
from unres.errors import SourceError
from unres.lexicon import find_language
from unres.readers.flat import FlatUnit, UnitKind

LANG = "{http://www.w3.org/XML/1998/namespace}lang"

RUSSIAN = """A/RES/80/9

Генеральная Ассамблея,

ссылаясь на свою резолюцию 79/9 от 12 ноября 2024 года,

1. призывает государства:

а) делиться водой;

б) представить доклад;

2. постановляет продолжать заниматься этим вопросом.
"""


def edition(tag: str, *units: FlatUnit, name: str = "", work: str = "/w") -> Expression:
    """Give an edition of a few units."""
    ids: dict[str, list[FlatUnit]] = {}
    for unit in units:
        ids.setdefault(unit.id, []).append(unit)
    return Expression(name or f"{tag}.xml", work, tag, ids)


def unit(id: str, text: str = "x", num: str = "") -> FlatUnit:
    """Give a paragraph."""
    return FlatUnit(UnitKind.PARAGRAPH, num, text, id)


def tell(found: Sequence[Pair | Gap]) -> list[str]:
    """Give pairs and gaps in short."""
    return [
        f"{it.id}/{it.part} {' '.join(it.units)}"
        if isinstance(it, Pair)
        else f"{it.name}: {it.id}: {it.message}"
        for it in found
    ]


def test_units_pair_by_id_and_in_order_under_one_id() -> None:
    a = edition("en", unit("p"), unit("q", "1"), unit("q", "2"))
    b = edition("fr", unit("q", "1"), unit("p"), unit("q", "2"))
    found = pair_editions([a, b])
    assert tell(found) == ["p/1 en fr", "q/1 en fr", "q/2 en fr"]
    assert all(len({u.text for u in it.units.values()}) == 1 for it in found if it.part)


def test_what_has_no_counterpart_is_a_gap_in_the_file_that_lacks_it() -> None:
    a, b = edition("en", unit("p", "Ends.", "1.")), edition("fr", unit("q"))
    c = edition("es", unit("p"))
    assert tell(pair_editions([a, b, c])) == [
        "fr.xml: p: not there; en.xml has “1. Ends.”",
        "p/1 en es",
        "en.xml: q: not there; fr.xml has “x”",
        "es.xml: q: not there; fr.xml has “x”",
    ]


def test_what_has_no_id_is_a_gap() -> None:
    a, b = edition("en", unit("p"), unit("")), edition("fr", unit("p"), unit(""))
    assert tell(pair_editions([a, b])) == [
        "p/1 en fr",
        "en.xml: : 1 unit without an eId",
        "fr.xml: : 1 unit without an eId",
    ]


def recitals(tag: str, *texts: str) -> Expression:
    """Give an edition of unnumbered paragraphs, counted as they come."""
    ids = (f"preamble__container_{n}" for n in range(1, len(texts) + 1))
    return edition(tag, *map(unit, ids, texts))


ENGLISH = (
    "Recalling its resolution 79/9 of 12 November 2024,",
    "Noting that wells are open to all who come to them in the dry months of the year,",
    "Recalling also the Charter of the Wells of 1971 and its two protocols,",
    "Welcoming the report of the keepers of the wells,",
)


def test_a_recital_that_is_missing_shifts_no_other() -> None:
    french = (
        "Rappelant sa résolution 79/9 du 12 novembre 2024,",
        "Rappelant également la Charte des puits de 1971 et ses deux protocoles,",
        "Accueillant avec satisfaction le rapport des gardiens des puits,",
    )
    found = pair_editions([recitals("en", *ENGLISH), recitals("fr", *french)])
    assert tell(found) == [
        "preamble__container_1/1 en fr",
        "fr.xml: preamble__container_2: not there; en.xml has “Noting that wells are"
        " open to all who come to them in the d…”",
        "preamble__container_3/1 en fr",
        "preamble__container_4/1 en fr",
    ]
    pair = found[2]
    assert isinstance(pair, Pair)
    assert [it.text for it in pair.units.values()] == [ENGLISH[2], french[1]]


def test_a_recital_that_an_edition_parts_is_whole_in_its_pair() -> None:
    parted = (ENGLISH[0], "Considérant que les puits sont ouverts à tous ceux qui",
              "y viennent pendant les mois secs de l’année,", *ENGLISH[2:])  # fmt: skip
    found = pair_editions([recitals("en", *ENGLISH), recitals("fr", *parted)])
    assert [type(it) for it in found] == [Pair] * len(ENGLISH)
    pair = found[1]
    assert isinstance(pair, Pair)
    assert pair.units["fr"].text == "\n".join(parted[1:3])


def test_the_lines_of_a_masthead_are_one_unit_where_their_number_differs() -> None:
    def cover(tag: str, *lines: str) -> Expression:
        masthead = (FlatUnit(UnitKind.MASTHEAD, "", it, "coverPage") for it in lines)
        return edition(tag, *masthead)

    a, b = cover("en", "Distr.: General", "A/80/L.1"), cover("fr", "A/80/L.1")
    (found,) = pair_editions([a, b])
    assert isinstance(found, Pair)
    assert found.units["en"].text == "Distr.: General\nA/80/L.1"


def test_a_point_pairs_whether_its_words_are_its_heading_or_not() -> None:
    assert find_place("para_1__list_1__point_a__heading") == "para_1__point_a"
    assert find_place("para_1__al_1__list_2__point_a") == "para_1__point_a"
    assert find_place("sec_1__heading") == "sec_1__heading"


def test_long_rows_and_long_numbers_are_matched() -> None:
    rows = [f"{n} " + "9" * 5000 for n in range(120)]
    beads = match_rows(rows, rows[:60] + rows[61:])
    assert sum(not bead.right for bead in beads) <= 1
    assert [i for bead in beads for i in bead.left] == list(range(120))
    assert match_rows([], []) == []
    assert align_rows([["a"], ["b"]]) == [(range(1), range(1))]


def test_other_works_and_one_language_twice_are_refused() -> None:
    with pytest.raises(SourceError, match=r"en\.xml and fr\.xml .* /w and /v"):
        refuse_others([edition("en"), edition("fr", work="/v")])
    with pytest.raises(SourceError, match=r"a and c are in one language .*: en;"):
        refuse_others([edition("en", name="a"), edition("fr"), edition("en", name="c")])


@pytest.mark.parametrize("data", [b"", b"words", b"<p/>", b"<akomaNtoso/>"])
def test_what_is_no_edition_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError):
        read_edition(data, "x.xml")


@pytest.mark.parametrize(
    ("tag", "id", "key"),
    [
        ("ru", "para_1__list_1__point_а", "para_1__list_1__point_a"),
        ("ar", "para_1__list_1__point_ب", "para_1__list_1__point_b"),
        ("ar", "para_1__list_1__point_هـ", "para_1__list_1__point_e"),
        ("zh", "point_㈠", "point_i"),
        ("zh", "point_十二", "point_xii"),
        ("en", "point_i", "point_i"),
        ("en", "point_aa", "point_aa"),
        ("en", "para_3bis", "para_3bis"),
        ("ar", "para_٣", "para_3"),
        ("zh", "sec_一__para_2", "sec_1__para_2"),
        ("en", "sec_IV__title_B", "sec_4__title_B"),
        ("ar", "sec_رابعا__title_باء", "sec_4__title_B"),
        ("ar", "sec_حادي-عشر__para_1", "sec_11__para_1"),
        ("ar", "att_الثاني__para_1", "att_2__para_1"),
        ("en", "att_II__para_1", "att_2__para_1"),
        ("en", "cmp_A__para_1", "cmp_A__para_1"),
        ("en", "authorialNote_1", "authorialNote_1"),
        ("en", "preamble__container_12", "preamble__container_12"),
        ("es", "point_ñ", "point_ñ"),
        ("en", "point_40", "point_40"),
        ("en", "", ""),
    ],
)
def test_a_key_has_no_letters_of_a_language(tag: str, id: str, key: str) -> None:
    assert make_key(id, find_language(tag)) == key
    assert make_key(key, find_language(tag)) == key


def test_ids_do_not_depend_on_the_letters_of_the_numbers() -> None:
    english = """A/RES/80/9

The General Assembly,

Recalling its resolution 79/9 of 12 November 2024,

1. Calls upon States:

(a) To share water;[1]

(b) To report;

2. Decides to remain seized of the matter.

[1] See A/80/1.
"""
    files = [
        convert(text.encode(), "x.txt", ["akn"]).files["akn"]
        for text in (english, RUSSIAN)
    ]
    editions = [read_edition(file, f"{i}.xml") for i, file in enumerate(files)]
    assert [it.tag for it in editions] == ["en", "ru"]
    found = pair_editions(editions)
    assert tell([it for it in found if isinstance(it, Gap)]) == [
        "1.xml: authorialNote_1: not there; 0.xml has “1 See A/80/1.”"
    ]
    pairs = {it.id: it for it in found if isinstance(it, Pair)}
    assert pairs["para_1__list_1__point_b"].units["ru"].num == "б)"


def test_both_formats_hold_the_same_words_and_escape_them() -> None:
    a = edition("en", unit("p", "<a> & “b”", "1."), unit("bare", "", "2."))
    b = edition("zh", unit("p", "甲", "1."), unit("bare", "", "2."))
    pairs = [it for it in pair_editions([a, b]) if isinstance(it, Pair)]
    lines = [json.loads(line) for line in WRITERS["jsonl"](pairs).splitlines()]
    assert lines[0] == {
        "id": "p",
        "part": 1,
        "kind": "paragraph",
        "num": {"en": "1.", "zh": "1."},
        "text": {"en": "<a> & “b”", "zh": "甲"},
    }
    assert len(lines) == 2
    root = ET.fromstring(WRITERS["tmx"](pairs))
    (told,) = root.iterfind("body/tu")
    assert told.get("tuid") == "p"
    assert {it.get(LANG): it.findtext("seg") for it in told.iterfind("tuv")} == lines[
        0
    ]["text"]
