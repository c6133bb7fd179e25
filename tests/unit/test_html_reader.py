"""Web pages: what is read of them, and pages that are no good."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pages import PAGE, spoil_page
from unres.convert import Result, convert
from unres.errors import LimitError, SourceError
from unres.evidence import Role
from unres.model import Kind, Source, walk
from unres.readers import find_format
from unres.readers.html import read_html


def read(body: str, head: str = "") -> Source:
    page = f"<html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    return read_html(page.encode(), "x.html")


def list_units(result: Result) -> list[tuple[str, str, str]]:
    blocks = walk(result.document.blocks)
    return [(b.kind.value, str(b.num), str(b.text)) for b in blocks]


def furniture(source: Source) -> list[str]:
    found = source.evidence.paragraphs
    return [source.text[slice(*p.span)] for p in found if p.role is Role.FURNITURE]


def test_a_page_of_a_site_becomes_the_document_it_shows() -> None:
    result = convert(PAGE.encode(), "x.html", ["akn", "docx", "json", "html"])
    assert list_units(result)[3:] == [
        ("cover", "", "Resolution adopted by the General Assembly on 2 May 2034"),
        ("title", "88/1.", "Care of shared wells"),
        ("formula", "", "The General Assembly,"),
        ("preambular", "", "Recalling its resolution 87/2 of 3 June 2033,"),
        ("note", "1", "See A/87/49."),
        ("operative", "1.", "Decides to meet each year;"),
        ("operative", "2.", "Requests reports on:"),
        ("point", "a.", "Water;"),
        ("point", "b.", "Stone;"),
        ("table", "", ""),
        ("row", "", ""),
        *[("head", "", words) for words in ("State", "", "Wells")],
        ("row", "", ""),
        *[("cell", "", words) for words in ("Chad", "North", "17")],
        ("row", "", ""),
        *[("cell", "", words) for words in ("", "South", "4")],
        ("closing", "", "25th plenary meeting"),
        ("closing", "", "2 May 2034"),
    ]
    meta = result.document.meta
    assert (meta.symbol, meta.language.tag) == ("A/RES/88/1", "en")
    assert result.ledger["furniture"]
    (left,) = [n for n in result.document.notices if n.code == "hidden-left-out"]
    assert re.match(r"1 element is left out|\d+ elements are left out", left.message)


def test_what_stands_around_the_text_is_furniture_behind_it() -> None:
    source = read_html(PAGE.encode(), "x")
    assert furniture(source) == [
        "A/RES/88/1 - Wells",
        "Skip to main content",
        "Welcome",
        "Bienvenue",
        "Home",
        "Copyright | Terms of use",
    ]
    assert source.text.startswith("United Nations\nA/RES/88/1\n")
    assert "Hidden words" not in source.text
    assert "never" not in source.text


def test_the_main_part_of_a_page_is_what_it_says_it_is() -> None:
    text = "<h1>Wells</h1><p>The General Assembly,</p><header>Own head</header>"
    source = read(f"<div>Menu</div>loose<main>{text}</main><div>Contact</div>")
    assert furniture(source) == ["Menu", "loose", "Contact"]
    assert source.text.startswith("Wells\nThe General Assembly,\nOwn head\n")


def test_a_part_that_holds_most_words_is_not_left_out_for_its_name() -> None:
    source = read("<div class='page-menu'><p>The General Assembly,</p></div><p>a</p>")
    assert not furniture(source)


def test_a_list_of_links_is_a_menu_where_nothing_else_tells() -> None:
    links = "".join(f"<li><a href='/{i}'>Page {i}</a></li>" for i in range(6))
    words = "<p>The General Assembly decides to meet every year in the spring.</p>" * 3
    assert len(furniture(read(f"<ul>{links}</ul>{words}"))) == 6


@pytest.mark.parametrize(
    ("listed", "shown"),
    [
        ("<ol><li>a<li>b</ol>", ["1. a", "2. b"]),
        ("<ol start=3><li>a<li value=9>b<li>c</ol>", ["3. a", "9. b", "10. c"]),
        ("<ol reversed><li>a<li>b</ol>", ["2. a", "1. b"]),
        ("<ol type=i><li>a<li>b</ol>", ["i. a", "ii. b"]),
        ("<ol style='list-style-type: upper-alpha'><li>a</ol>", ["A. a"]),
        ("<ol><li>(a) one<li>(b) two</ol>", ["(a) one", "(b) two"]),
        ("<ul><li>a<li>- b</ul>", ["• a", "- b"]),
        ("<ul style='list-style: none'><li>a</ul>", ["a"]),
        ("<ol><li><p>a</p><p>b</p></ol>", ["1. a", "b"]),
    ],
)
def test_lists_have_the_markers_that_a_browser_shows(
    listed: str, shown: list[str]
) -> None:
    source = read(listed)
    assert source.text.split("\n") == shown
    told = [source.text[a:b].strip() for a, b in source.evidence.generated]
    assert all(marker in line for marker, line in zip(told, shown, strict=False))


@pytest.mark.parametrize(
    "body",
    [
        "<table><tr><td>1.</td><td>Decides;</td></tr><tr><td>2.</td><td>Ends.</td></tr>"
        "</table>",
        "<div><span>1.</span><div>Decides;</div></div><div><b>2.</b><p>Ends.</p></div>",
        "<p>1.</p><p>Decides;</p><p>2.</p><div><p>Ends.</p></div>",
        "<div class=akn-point><b class='akn-num x'>1.</b><p>Decides;</p></div>"
        "<div class=akn-item><b class=akn-num>2.</b><div><p>Ends.</p></div></div>",
    ],
)
def test_a_number_beside_its_words_is_one_paragraph_with_them(body: str) -> None:
    assert read(body).text == "1.\tDecides;\n2.\tEnds."


def test_tables_that_lay_out_are_read_as_their_words() -> None:
    inner = "<table><tr><td>x<td>y<tr><td>z<td>w</table>"
    source = read(f"<table><tr><td>A<td><h2>B</h2>{inner}</table>")
    assert source.text.split("\n") == ["A", "B", "x", "y", "z", "w"]
    assert len(source.evidence.tables) == 1


def test_cells_know_their_reach() -> None:
    source = read(
        "<table><thead><tr><th colspan=2>A<th>B</thead><tbody><tr><td rowspan=2>c<td>d"
        "<td>e<tr><td>f<td>g</table>"
    )
    (table,) = source.evidence.tables
    assert [(source.text[slice(*c.span)], *c[1:]) for c in table.cells] == [
        ("A", 0, 0, 1, 2, True),
        ("B", 0, 2, 1, 1, True),
        ("c", 1, 0, 2, 1, False),
        ("d", 1, 1, 1, 1, False),
        ("e", 1, 2, 1, 1, False),
        ("f", 2, 1, 1, 1, False),
        ("g", 2, 2, 1, 1, False),
    ]


@pytest.mark.parametrize(
    ("call", "note"),
    [
        ("<a href='#n1'><sup>1</sup></a>", "<p id=n1>1 See A/1.</p>"),
        ("<sup><a href='#n1'>1</a></sup>", "<ol><li id=n1>See A/1.</li></ol>"),
        ("<a href='#n1'>[1]</a>", "<p><a name=n1></a>[1] See A/1.</p>"),
        (
            "<sup id=c1><a href='#n1'>1</a></sup>",
            "<ol><li id=n1><a href='#c1'>^</a> See A/1.</li></ol>",
        ),
        ("<a href='#fn1' class=footnote>1</a>", "<div id=fn1><p>1. See A/1.</p></div>"),
        ("<sup>1</sup>", "<p><sup>1</sup> See A/1.</p>"),
    ],
)
def test_notes_are_tied_to_their_calls(call: str, note: str) -> None:
    source = read(f"<p>Recalling resolution 88/1{call} of May,</p><p>b</p>{note}")
    (tied,) = source.evidence.notes
    assert tied.marker == "1"
    assert tied.call is not None
    assert tied.body is not None
    assert source.text[: tied.call.start].endswith("88/1")
    assert source.text[slice(*tied.body)].split(maxsplit=1) == ["1", "See A/1."]


@pytest.mark.parametrize(
    "body",
    [
        "<p><a href='#p1'>1</a> <a href='#p2'>2</a></p><p id=p1>1. Decides;</p>",
        "<p><a href='#top'>[1]</a></p><p>b</p>",
        "<p id=x>5 km<sup>2</sup></p><p>b</p>",
    ],
)
def test_links_that_call_no_note_tie_nothing(body: str) -> None:
    assert not read(body).evidence.notes


def test_line_breaks_in_a_block_leave_its_paragraphs_open() -> None:
    source = read("<div>1. Decides;<br><br>2. Requests;<br><br>3. Ends.</div>")
    assert source.text == "1. Decides;\n\n2. Requests;\n\n3. Ends."
    assert not source.evidence.paragraphs


def test_text_that_is_set_as_it_stands_keeps_its_lines() -> None:
    source = read("<pre>The General Assembly,\n\n   1. Decides\n</pre>")
    assert source.text == "The General Assembly,\n\n   1. Decides\n"
    assert not source.evidence.paragraphs


def test_looks_are_evidence() -> None:
    source = read(
        "<p><em>a</em> <b>b</b> <span style='font-style: italic'>c</span></p>"
    )
    found = source.evidence.styles
    shown = [(source.text[slice(*s.span)], s.italic, s.bold) for s in found]
    assert shown == [("a", True, False), ("b", False, True), ("c", True, False)]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"<meta charset=iso-8859-1><p>r\xe9solution \x93x\x94", "windows-1252"),
        (b"<?xml version='1.0' encoding='windows-1251'?><html><p>\xc0", "windows-1251"),
        ("<p>résolution".encode("utf-16"), "utf-16-le"),
        (b"<meta charset=utf-8><p>r\xe9solution adopt\xe9e le 2 mai", "windows-1252"),
        ("<meta content='x; charset=gb2312'><p>大会".encode("gb18030"), "gb18030"),
    ],
)
def test_the_encoding_is_what_a_browser_would_take(data: bytes, encoding: str) -> None:
    assert read_html(data, "x").encoding == encoding


@pytest.mark.parametrize(
    "data",
    [
        b"<!doctype html><p>Decides",
        b"\xef\xbb\xbf<html><body>1. Decides",
        "<html><body>1. Decides".encode("utf-16"),
        b"1. <i>Decides</i> to <b>meet</b>;\n<i>2.</i> Ends",
    ],
)
def test_pages_are_told_by_their_content(data: bytes) -> None:
    assert find_format(data) == "html"


@pytest.mark.parametrize(
    "data", [b"Where x < y", b"<record><title>x</title></record>", b"tag <p> stays"]
)
def test_other_texts_are_no_pages(data: bytes) -> None:
    assert find_format(data) == "text"


def test_pages_without_words_and_too_deep_ones_are_refused() -> None:
    with pytest.raises(SourceError, match="no words"):
        read_html(b"<html><title>x</title><body><img src=x></body></html>", "x")
    with pytest.raises(LimitError, match="nested too deep"):
        read_html(b"<div>" * 60_000 + b"x", "x")


def test_nothing_is_lost_of_what_a_page_shows() -> None:
    source = read_html(PAGE.encode(), "x")
    for words in (
        "Chad",
        "South",
        "Stone;",
        "Terms of use",
        "See A/87/49.",
        "Bienvenue",
    ):
        assert source.text.count(words) == 1


def test_300_spoilt_pages_are_read_or_refused() -> None:
    refused = 0
    for seed in range(300):
        data = spoil_page(PAGE.encode(), seed)
        try:
            assert convert(data, "x", ["akn"]).files["akn"]
        except (SourceError, LimitError):
            refused += 1
    assert refused < 100


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.integers(0, 10_000), max_size=4))
def test_a_page_spoilt_several_times_is_read_or_refused(seeds: list[int]) -> None:
    data = PAGE.encode()
    for seed in seeds:
        data = spoil_page(data, seed) or b"<p>"
    with suppress(SourceError, LimitError):
        source = read_html(data, "x")
        assert source.text.strip()


TEXTS = st.text("abc 12.()\n\t<&>é\xa0", max_size=20)
TAGS = st.sampled_from((
    "p",
    "div",
    "li",
    "b",
    "td",
    "tr",
    "table",
    "ol",
    "h2",
    "a",
    "pre",
))


@st.composite
def trees(draw: st.DrawFn, deep: int = 3) -> str:
    """Give a tree of elements with words, closed as they were opened."""
    words = draw(TEXTS).replace("&", "&amp;").replace("<", "&lt;")
    inner = [] if not deep else draw(st.lists(trees(deep=deep - 1), max_size=3))
    tag = draw(TAGS)
    return f"<{tag}>{words}{''.join(inner)}</{tag}>"


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(trees(), min_size=1, max_size=4))
def test_all_letters_of_a_page_are_in_the_source_once(drawn: list[str]) -> None:
    page = "<html><body>" + "".join(drawn) + "<p>end</p></body></html>"
    source = read_html(page.encode(), "x")
    kept = list(source.text)
    for start, end in source.evidence.generated:
        kept[start:end] = [""] * (end - start)
    words = re.sub(r"<[^>]*>|&(?:amp|lt);", "", "".join(drawn)) + "end"
    assert Counter(filter(str.isalnum, kept)) == Counter(filter(str.isalnum, words))


def test_our_page_is_read_as_the_document_it_was_made_of() -> None:
    first = convert(PAGE.encode(), "x.html", ["html"])
    again = convert(first.files["html"], "x.html", [])
    front = {Kind.COVER.value, Kind.PORTAL.value}
    units = [
        [unit for unit in list_units(result) if unit[0] not in front]
        for result in (first, again)
    ]
    assert units[0] == units[1]


def test_a_page_may_leave_its_body_out() -> None:
    page = b"<!doctype html><title>Wells</title><nav>Home</nav><main><p>Ends.</main>"
    source = read_html(page, "x")
    assert source.text.startswith("Ends.\n")
    assert furniture(source) == ["Home"]


def test_a_bare_number_beside_a_block_is_its_number() -> None:
    source = read("<div><span>5</span><div><p>Decides;</p></div></div><p>6</p><p>b</p>")
    assert source.text == "5\tDecides;\n6\nb"


def test_two_markers_side_by_side_are_two_paragraphs() -> None:
    body = "<div><span>2.</span><div><span>(a)</span><p>Decides;</p></div></div>"
    assert read(body).text == "2.\n(a)\tDecides;"


def test_a_note_that_nothing_calls_keeps_its_marker() -> None:
    body = (
        "<p>a</p><p><sup><a href='#n2'>2</a></sup></p><p>b</p><p id=n2>2 See A/1.</p>"
    )
    source = read(body)
    assert source.text == "a\n2 See A/1.\nb"
    assert source.evidence.notes[0].marker == "2"


def test_what_says_that_it_is_a_number_stands_beside_its_words() -> None:
    number = "<span class=akn-num>’1‘</span><div><p>Water;</p></div>"
    assert read(f"<div class=akn-point>{number}</div>").text == "’1‘\tWater;"
    assert read(f"<section>{number}</section>").text == "’1‘\nWater;"
    for title in (
        "<h2>Wells</h2>",
        "<div><section><h2>Wells</h2></section></div>",
        "<div><span class=akn-num>Wells</span></div>",
    ):
        number = "<span class=akn-num>Annex I</span>"
        annex = f"<div class=akn-paragraph>{number}{title}</div>"
        assert read(annex).text == "Annex I\nWells"


def test_a_sign_that_is_all_of_a_heading_is_no_marker_of_the_next_words() -> None:
    assert read("<h3>–</h3><p>Wells</p><h3>1.</h3><p>a</p>").text == "–\nWells\n1.\ta"


def test_a_dash_in_a_cell_is_no_marker_of_the_next_cell() -> None:
    source = read("<table><tr><th>A<th>B<th>C<tr><td>1<td>–<td>2</table><p>x</p>")
    (table,) = source.evidence.tables
    shown = [source.text[slice(*cell.span)] for cell in table.cells]
    assert shown == ["A", "B", "C", "1", "–", "2"]


def test_a_call_between_words_leaves_no_blank_where_a_language_has_none() -> None:
    page = (
        "<p>人权理事会，</p><p>注意到秘书长的报告<sup><a href='#n1'>1</a></sup>"
        "中指出应考虑共用水井的问题，</p><p>1. 决定继续处理此事。</p>"
        "<ol><li id=n1>A/88/1。</li></ol>"
    )
    units = list_units(convert(page.encode(), "x.html", ()))
    assert ("note", "1", "A/88/1。") in units
    assert ("preambular", "", "注意到秘书长的报告中指出应考虑共用水井的问题，") in units
