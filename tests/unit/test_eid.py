from __future__ import annotations

from operator import attrgetter

import pytest

from spoken import ARABIC, ENGLISH, FRENCH
from unres.language import UNKNOWN, Language
from unres.lexicon import find_language
from unres.model import Block, Document, Kind, Meta, Source, walk
from unres.resolve import Node, resolve
from unres.resolve.ids import clean_number
from unres.text import Text


def block(kind: Kind, num: str = "", *blocks: Block) -> Block:
    return Block(kind, Text.of(num), Text.of("words"), blocks=blocks)


def ids(*blocks: Block, language: Language = ENGLISH) -> list[str]:
    meta = Meta(language=language)
    return list_ids(Document(Source(""), meta, blocks))


def list_ids(document: Document) -> list[str]:
    """Give the ids of all blocks in the order of `walk`, "" where one has none."""
    order = sorted(resolve(document).order, key=attrgetter("index"))
    return [node.id if node.is_named else "" for node in order]


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("(a)", "a"),
        ("1.", "1"),
        ("1.2.", "1-2"),
        ("3 bis", "3bis"),
        ("Part II", "II"),
        ("Annex", ""),
        ("*", ""),
        ("a_b c", "a-bc"),
    ],
)
def test_a_printed_number_is_cleaned(printed: str, number: str) -> None:
    assert clean_number(printed, ENGLISH) == number


def test_the_sample_has_an_id_for_each_unit(sample: Document) -> None:
    named = {
        name: str(b.num)
        for b, name in zip(walk(sample.blocks), list_ids(sample), strict=True)
        if name
    }
    assert named["para_1__list_1__point_a__list_1__point_ii"] == "(ii)"
    assert named["authorialNote_1"] == "1"
    assert named["att_1__sec_I"] == "I"
    assert named["att_1__para_1"] == "1."


def test_numbering_that_runs_on_has_no_section_in_its_ids() -> None:
    first = block(Kind.HEADING, "I", block(Kind.OPERATIVE, "1."))
    second = block(Kind.HEADING, "II", block(Kind.OPERATIVE, "2."))
    assert ids(first, second) == ["sec_I", "para_1", "sec_II", "para_2"]


def test_numbering_that_restarts_has_the_section_in_its_ids() -> None:
    first = block(Kind.HEADING, "I", block(Kind.OPERATIVE, "1."))
    second = block(Kind.HEADING, "II", block(Kind.OPERATIVE, "1."))
    assert ids(first, second) == ["sec_I", "sec_I__para_1", "sec_II", "sec_II__para_1"]


def test_a_number_printed_twice_is_told_apart() -> None:
    same = block(Kind.OPERATIVE, "5.")
    assert ids(same, same, same) == ["para_5", "para_5-2", "para_5-3"]


def test_words_without_a_number_are_counted_apart_from_numbers() -> None:
    assert ids(block(Kind.OPERATIVE, "1."), block(Kind.PROSE)) == [
        "para_1",
        "para_nn-1",
    ]
    assert ids(block(Kind.OPERATIVE), block(Kind.PROSE)) == ["para_1", "para_2"]


def test_headings_hold_what_they_stand_over() -> None:
    inner = block(Kind.HEADING, "A.", block(Kind.OPERATIVE, "1."))
    items = [block(Kind.HEADING, "I", inner), block(Kind.HEADING, "II")]
    assert ids(*items) == ["sec_I", "sec_I__title_A", "para_1", "sec_II"]


def test_a_heading_that_says_what_it_is_gives_its_name() -> None:
    inner = block(Kind.HEADING, "Principle 2", block(Kind.OPERATIVE, "1."))
    items = [block(Kind.HEADING, "Part one", inner)]
    assert ids(*items) == ["part_one", "part_one__principle_2", "para_1"]


@pytest.mark.parametrize(
    ("language", "part", "article", "named"),
    [
        (FRENCH, "Première partie", "Article 2", ["part_Première", "__art_2"]),
        (find_language("es"), "Parte I", "Artículo 2", ["part_I", "__art_2"]),
        (find_language("ru"), "Часть I", "Статья 2", ["part_I", "__art_2"]),
        (find_language("zh"), "第一部分", "第二条", ["part_一", "__art_二"]),
        (ARABIC, "الجزء 1", "المادة 2", ["part_1", "__art_2"]),
        (UNKNOWN, "Del I", "Artikel 2", ["dvs_DelI", ""]),
    ],
)
def test_headings_say_what_they_are_in_each_language(
    language: Language, part: str, article: str, named: list[str]
) -> None:
    outer = block(Kind.HEADING, part, block(Kind.HEADING, article))
    found = ids(outer, language=language)
    assert found[0] == named[0]
    assert found[1].endswith(named[1])


@pytest.mark.parametrize(
    ("language", "annex"),
    [
        (FRENCH, "Annexe"),
        (find_language("es"), "Anexo"),
        (find_language("ru"), "Приложение"),
        (find_language("zh"), "附件"),
        (ARABIC, "المرفق"),
    ],
)
def test_the_id_of_an_annex_has_its_number_and_no_word(
    language: Language, annex: str
) -> None:
    one = block(Kind.ANNEX, annex)
    assert ids(one, language=language) == ["att_1"]
    first, second = block(Kind.ANNEX, f"{annex} I"), block(Kind.ANNEX, f"{annex} II")
    assert ids(first, second, language=language) == ["att_I", "att_II"]


def test_an_i_after_an_h_is_a_letter() -> None:
    items = [block(Kind.HEADING, "H"), block(Kind.HEADING, "I")]
    assert ids(*items) == ["sec_H", "sec_I"]
    section = block(Kind.HEADING, "II", *items)
    assert ids(section) == ["sec_II", "sec_II__title_H", "sec_II__title_I"]


def test_headings_without_a_number_are_divisions() -> None:
    inner = block(Kind.HEADING, "", block(Kind.OPERATIVE, "1."))
    assert ids(block(Kind.HEADING, "", inner)) == ["dvs_1", "dvs_1__subdvs_1", "para_1"]


def test_a_quoted_text_is_a_context_of_its_own() -> None:
    quoted = block(Kind.QUOTED, "", block(Kind.OPERATIVE, "1."))
    assert ids(block(Kind.OPERATIVE, "1.", quoted))[1:] == [
        "para_1__embeddedStructure_1",
        "para_1__embeddedStructure_1__para_1",
    ]


def test_an_annex_in_an_annex_has_both_in_its_ids() -> None:
    inner = block(Kind.ANNEX, "Appendix II", block(Kind.OPERATIVE, "1."))
    assert ids(block(Kind.ANNEX, "Annex I", inner)) == [
        "att_I",
        "att_I__att_II",
        "att_I__att_II__para_1",
    ]


def test_the_portal_has_no_ids() -> None:
    assert ids(
        block(Kind.PORTAL, "", block(Kind.OPERATIVE, "1.")), block(Kind.OPERATIVE, "1.")
    ) == ["", "", "para_1"]


@pytest.mark.parametrize(("num", "marker"), [("[2]", "2"), ("2", "2"), ("[", "[")])
def test_a_note_has_the_marker_of_its_calls(num: str, marker: str) -> None:
    assert Node(Block(Kind.NOTE, num=Text.of(num)), 0).marker == marker
