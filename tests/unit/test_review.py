"""What a review page says, and the list of pages."""

from __future__ import annotations

import pytest

from pages import PAGE
from pdfs import Sheet, write_pdf
from reviewed import TEXT, list_cases, read_page, review
from unres.model import Kind
from unres.review.case import RunCount, count_characters
from unres.review.index import IndexLine, describe_case, write_index
from unres.review.page import write_page


def test_words_lead_to_their_unit_and_units_to_their_words() -> None:
    case, page = review(TEXT)
    (place,) = (i for i, unit in enumerate(case.units) if unit.id == "para_1")
    unit = page.at("para_1")
    assert "Decides to meet each year in the international season;" in unit.text
    (stretch,) = (
        e for e in page.find("stretch") if e.attributes["data-u"] == str(place)
    )
    assert stretch.text.strip() == (
        "1. Decides to meet each year in the inter-\nnational season;"
    )
    assert stretch.attributes["id"] == f"~s{place}"
    assert {f"#~s{place}", "#para_1"} <= {*page.links}
    assert "line 16" in unit.text


def test_what_is_left_out_bears_its_rule_and_the_reason() -> None:
    _, page = review(TEXT)
    dropped = {e.text: e.attributes for e in page.find("dropped")}
    told = dropped["GE.22-12345 (E)"]
    assert told["data-label"] == "job-number"
    assert told["title"].startswith("job-number: left out. The job number of the")
    assert "data-label" not in dropped["_______________"]
    assert "dehyphenate: left out." in dropped["-\n"]["title"]


def test_what_is_read_as_something_else_says_what() -> None:
    _, page = review("The Human Rights Council,\n\n1. Decides to be e\ufb03cient;\n")
    (changed,) = page.find("changed")
    assert changed.text == "\ufb03"
    assert changed.attributes["title"].startswith("ligature: read as “ffi”. ")


def test_calls_lead_to_their_notes_on_both_sides_and_back() -> None:
    case, page = review(TEXT)
    (note,) = (unit for unit in case.units if unit.block.kind is Kind.NOTE)
    calls = [e for e in page.find("call") if e.name == "a"]
    assert [(e.text, e.attributes["href"]) for e in calls] == [
        ("1", f"#{note.id}"),
        ("1", f"#{note.id}"),
    ]
    (back,) = page.find("back")
    assert back.attributes["href"] == f"#{calls[1].attributes['id']}"
    assert back.text == "preambular"


def test_a_call_without_a_note_leads_nowhere() -> None:
    _, page = review(TEXT.replace("1 See A/77/49.\n", ""))
    (call,) = page.find("call")
    assert (call.name, call.text) == ("sup", "1")


def test_notices_stand_at_their_unit_and_in_the_source() -> None:
    case, page = review(TEXT.replace("2. Requests", "4. Requests"))
    (number,) = (
        i for i, n in enumerate(case.notices, 1) if n.code == "number-out-of-order"
    )
    notice, flag = page.at(f"~n{number}"), page.at(f"~f{number}")
    assert notice.text.startswith("review 4. stands after 1.")
    assert "notice" in notice.classes
    assert notice.text in page.at("para_4").text
    assert flag.attributes["href"] == f"#~n{number}"
    assert {f"#~n{number}", f"#~f{number}"} <= {*page.links}
    assert any(e.name == "mark" and e.text.startswith("4.") for e in page.elements)


def test_the_counts_are_those_of_the_ledger() -> None:
    case, page = review(TEXT)
    whole, rules = count_characters(case)
    assert whole.total == len(TEXT)
    assert rules["job-number"].letters == len("GE2212345E")
    (proof,) = page.find("proof")
    assert proof.text == (
        f"{len(TEXT)} characters in the source = {whole.stood} read as they stand +"
        f" {whole.changed} read as something else + {whole.dropped} left out"
        f" ({whole.letters} of them letters or digits)"
    )


def test_units_that_only_hold_others_stand_where_these_begin() -> None:
    (case,) = list_cases(PAGE.encode(), "x.html")
    page = read_page(write_page(case, {}))
    (table,) = (unit for unit in case.units if unit.block.kind is Kind.TABLE)
    cell = next(i for i, u in enumerate(case.units) if u.block.kind is Kind.CELL)
    assert f"#~s{cell}" in page.links
    assert "State" in page.at(table.id).text


def test_of_a_pdf_the_page_stands_beside_each_unit() -> None:
    first, second = Sheet(), Sheet()
    first.paragraph("P", 120, 700, "The General Assembly,")
    second.paragraph("P", 120, 700, "1. Decides to meet;")
    (case,) = list_cases(write_pdf(first, second), "x.pdf")
    page = read_page(write_page(case, {}))
    assert [e.attributes["data-label"] for e in page.find("page")] == ["1", "2"]
    assert "page 2, line 1" in page.at("para_1").text


def test_a_page_in_arabic_runs_from_right_to_left() -> None:
    _, page = review("إن مجلس حقوق الإنسان،\n\n1- يقرر أن يجتمع كل سنة؛\n")
    for side in ("original", "units"):
        (found,) = page.find(side)
        assert found.attributes["dir"] == "rtl"
    assert {e.attributes["lang"] for e in page.find("words")} == {"ar"}


def test_a_page_runs_its_own_script_and_fetches_nothing() -> None:
    _, page = review("<img src=http://x/y onerror=z> <script>1</script>\n" + TEXT)
    (policy,) = (e for e in page.elements if e.attributes.get("http-equiv"))
    said = policy.attributes["content"]
    assert said.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in said
    assert not [e for e in page.elements if {"src", "style"} & {*e.attributes}]
    assert not [e for e in page.elements if e.name in {"img", "link", "iframe"}]


def test_the_list_has_what_is_to_be_reviewed_first() -> None:
    case, _ = review(TEXT.replace("2. Requests", "4. Requests"))
    lines = [
        IndexLine(
            "a.txt", "pages/a.html", "ok", symbol="A/RES/1/1", counts=RunCount(stood=7)
        ),
        describe_case("b<.txt", "pages/b%3C.html", case),
        IndexLine("c.pdf", message="the file is <empty>"),
    ]
    page = read_page(write_index(lines))
    assert [e.text for e in page.elements if e.name == "h2"] == [
        "No page",
        "To review",
        "No doubts",
        "Notices by kind",
    ]
    assert page.links == ["pages/b%3C.html", "pages/a.html"]
    (proof,) = page.find("proof")
    assert proof.text.startswith("Documents: 1 failed, 1 review, 1 ok. ")
    words = " ".join(e.text for e in page.elements if e.name == "td")
    assert "the file is <empty>" in words
    assert "number-out-of-order" in words


@pytest.mark.parametrize("lines", [[], [IndexLine("c.pdf", message="x")]])
def test_a_list_may_have_no_pages(lines: list[IndexLine]) -> None:
    assert read_page(write_index(lines)).links == []
