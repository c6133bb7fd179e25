"""The graph of a folder: what is cited, how, and what is asked for by when."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections import Counter
from collections.abc import Iterator

import icalendar
import networkx
import pytest
from lxml import html

from unres.convert import convert
from unres.escaping import quote_value
from unres.graph.asking import Request, find_day, name_addressee
from unres.graph.ical import list_entries
from unres.graph.page import MOST, draw_neighbours
from unres.graph.tally import Tally
from unres.graph.write import write_graph

FIRST = "\n\n".join([
    "A/HRC/RES/50/1",
    "Resolution adopted by the Human Rights Council on 7 July 2022",
    "The Human Rights Council,",
    "Recalling General Assembly resolution 60/251 of 15 March 2006,",
    "Reaffirming:",
    "(a) Its resolution 5/1 of 18 June 2007;",
    "(b) Its resolution 16/21 of 25 March 2011,",
    "1. Decides that the present resolution supersedes paragraph 4 of its resolution"
    " 18/18 of 29 September 2011;",
    "2. Requests the Secretary-General to report to the Council at its fifty-seventh"
    " session, and invites all States to cooperate;",
    "3. Requests the High Commissioner to submit a report within five months of the"
    " adoption of the present resolution;",
    "4. Encourages the Secretary-General, in accordance with Council resolution 5/1 of"
    " 18 June 2007, to convene a meeting.",
])

SECOND = """A/HRC/RES/61/2

Resolution adopted by the Human Rights Council on 2 April 2026

The Human Rights Council,

Recalling its resolution 50/1 of 7 July 2022,

1. Decides to remain seized of the matter.
"""


class Files(dict[str, io.BytesIO]):
    def open(self, name: str) -> io.BytesIO:
        self[name] = io.BytesIO()
        return self[name]

    def rows(self, name: str) -> list[dict[str, str]]:
        text = self[f"{name}.csv"].getvalue().decode()
        return list(csv.DictReader(io.StringIO(text, newline="")))


def list_documents() -> Iterator[tuple[str, bytes]]:
    for name, text in (("first", FIRST), ("second", SECOND), ("copy", SECOND)):
        yield name, convert(text.encode(), name, ["jsonl"]).files["jsonl"]


@pytest.fixture(name="files", scope="module")
def files_fixture() -> Files:
    files = Files()
    write_graph(list_documents(), files.open, io.BytesIO())
    return files


def test_an_edge_says_how_its_unit_cites(files: Files) -> None:
    edges = [
        (e["source"], e["target"], e["relation"], e["portion"], e["document"])
        for e in files.rows("edges")
    ]
    first, second = "A/HRC/RES/50/1", "A/HRC/RES/61/2"
    assert edges == [
        (first, "A/RES/60/251", "recalls", "", "first"),
        (first, "A/HRC/RES/5/1", "reaffirms", "", "first"),
        (first, "A/HRC/RES/16/21", "reaffirms", "", "first"),
        (first, "A/HRC/RES/18/18", "supersedes", "para_4", "first"),
        (first, "A/HRC/RES/5/1", "cites", "", "first"),
        (second, first, "recalls", "", "second"),
        (second, first, "recalls", "", "copy"),
    ]


def test_what_is_cited_is_counted_copies_once(files: Files) -> None:
    cited = [list(row.values()) for row in files.rows("cited")]
    assert ["A/HRC/RES/5/1", "", "1", "2", "cites 1; reaffirms 1"] in cited
    assert [row[2:] for row in cited if row[0] == "A/HRC/RES/50/1"] == [
        ["1", "2", "recalls 2"]
    ]
    nodes = {row["id"]: row for row in files.rows("nodes")}
    assert nodes["A/HRC/RES/61/2"]["files"] == "2"
    assert nodes["A/HRC/RES/50/1"]["adopted"] == "2022-07-07"


def test_networkx_reads_the_graph(files: Files) -> None:
    data = io.BytesIO(files["graph.graphml"].getvalue())
    graph = networkx.read_graphml(data, force_multigraph=True)
    assert set(graph.nodes) == {row["id"] for row in files.rows("nodes")}
    told = [(a, b, d["relation"]) for a, b, d in graph.edges(data=True)]
    rows = [(e["source"], e["target"], e["relation"]) for e in files.rows("edges")]
    assert sorted(told) == sorted(rows)
    assert graph.nodes["A/HRC/RES/50/1"]["citing"] == 1


def test_requests_say_of_whom_and_by_when(files: Files) -> None:
    told = [
        (r["num"], r["addressees"], r["due"], r["is_report"])
        for r in files.rows("requests")
    ]
    assert ("2.", "secretaryGeneral", "unga-hrc.57", "true") in told
    assert ("2.", "all States", "", "false") in told
    by = {row["due"]: row["by"] for row in files.rows("calendar")}
    assert by["P5M"] == "2022-12-07"
    assert by["unga-hrc.57"].startswith("2024-10-")
    asked = {row["addressee"]: row for row in files.rows("asked")}
    assert asked["secretaryGeneral"]["name"] == "Secretary-General"


def test_the_calendar_is_valid_and_holds_reports_alone(files: Files) -> None:
    data = files["calendar.ics"].getvalue()
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    calendar = icalendar.Calendar.from_ical(data)
    entries = [each for each in calendar.walk() if each.name != "VCALENDAR"]
    assert all(not each.errors for each in entries)
    uids = [str(each["UID"]) for each in entries]
    assert len(uids) == len(set(uids)) == 2
    assert {each.name for each in entries} == {"VEVENT"}
    assert "report within five months" in str(entries[1]["DESCRIPTION"])
    assert entries[1]["DTSTART"].dt == dt.date(2022, 12, 7)


def test_a_report_without_a_day_is_a_to_do() -> None:
    request = Request(
        *("d", "A/RES/1/1", "", "para_1", "1.", "request", ("ERI", "all States")),
        *(("unga.99",), True, "to report; at length,\nagain \\ ر" + "é" * 80),
    )
    (entry,) = list_entries(request)
    data = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{entry}END:VCALENDAR\r\n"
    (todo,) = icalendar.Calendar.from_ical(data).walk("VTODO")
    assert todo["SUMMARY"] == "Eritrea, all States (A/RES/1/1, 1)"
    assert todo["DESCRIPTION"].endswith("at length, again \\ ر" + "é" * 80)
    assert "DTSTART" not in todo
    assert list(list_entries(request._replace(is_report=False))) == []


DAYS = [
    ("P1M", "2024-01-31", "2024-02-29"),
    ("P1Y", "2024-02-29", "2025-02-28"),
    ("P90D", "2024-01-01", "2024-03-31"),
    ("P2W", "2024-12-25", "2025-01-08"),
    ("2025-06-30", "", "2025-06-30"),
    ("P5M", "", None),
    ("R/P1Y", "2024-01-01", None),
    ("unga.80", "2024-01-01", None),
    ("unga-hrc.900", "2024-01-01", None),
    ("P9999Y", "2024-01-01", None),
]


@pytest.mark.parametrize(("due", "adopted", "day"), DAYS)
def test_a_day_is_told_only_where_it_is_certain(
    due: str, adopted: str, day: str | None
) -> None:
    found = find_day(due, adopted)
    assert (found.isoformat() if found else None) == day


def test_the_page_draws_the_neighbours_and_runs_nothing(files: Files) -> None:
    page = html.document_fromstring(files["index.html"].getvalue().decode())
    assert page.xpath("string(//h1)").startswith("A/HRC/RES/50/1")
    texts = page.xpath("//svg[@role='img']/text/text()")
    assert "A/HRC/RES/61/2" in texts
    assert "A/HRC/RES/18/18" in texts
    assert not page.xpath("//script | //@src | //@href | //@onclick")
    assert len(page.xpath("//svg[@role='img']/path[@class='recalls']")) == 2


def test_of_many_neighbours_some_are_drawn_and_the_others_counted() -> None:
    cited = {f"<{i}>": Counter(cites=1) for i in range(30)}
    drawn = draw_neighbours("X", cited, {})
    assert drawn.count("<path") == MOST
    assert f"and {30 - MOST} more" in drawn
    assert "&lt;1&gt;" in drawn


def test_the_same_documents_give_the_same_bytes(files: Files) -> None:
    again = Files()
    write_graph(list_documents(), again.open, io.BytesIO())
    assert {name: each.getvalue() for name, each in files.items()} == {
        name: each.getvalue() for name, each in again.items()
    }


def test_what_is_asked_of_no_document_is_empty() -> None:
    assert Tally().find_centre() == ""
    assert name_addressee("the moon") == "the moon"
    assert quote_value("a\0<b>") == "a\ufffd&lt;b&gt;"
