"""The JSON writer: what stands where, and that its schema holds and explains it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from spoken import ENGLISH
from unres.model import (
    Block,
    Count,
    Document,
    DocumentType,
    Kind,
    Mark,
    MarkKind,
    Meta,
    Notice,
    Severity,
    Source,
    State,
)
from unres.resolve import resolve
from unres.text import Piece, Rule, Span, Text
from unres.writers.json import write_json
from unres.writers.json.facts import SIDES
from unres.writers.json.findings import TOLD
from unres.writers.json.parts import LISTS
from unres.writers.json.values import dump


@pytest.fixture(name="schema", scope="module")
def schema_fixture() -> dict[str, Any]:
    path = files("unres.schemas").joinpath("resolution.schema.json")
    return json.loads(path.read_text("utf-8"))


@pytest.fixture(name="written")
def written_fixture(sample: Document) -> dict[str, Any]:
    return load(sample)


def load(document: Document) -> dict[str, Any]:
    return json.loads(write_json(resolve(document), ""))


def document_of(*blocks: Block, **meta: Any) -> Document:
    return Document(
        Source("", language=ENGLISH), Meta(**{"language": ENGLISH, **meta}), blocks
    )


def block(kind: Kind, text: str = "", num: str = "", *blocks: Block) -> Block:
    return Block(kind, Text.of(num), Text.of(text), blocks=blocks)


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
    if isinstance(schema, dict | list):
        below = schema.values() if isinstance(schema, dict) else schema
        for item in below:
            yield from objects(item)


def test_the_facts_stand_in_plain_fields(written: dict[str, Any]) -> None:
    expected = {
        "symbol": "A/HRC/RES/59/1",
        "type": "resolution",
        "organ": "Human Rights Council",
        "organ_id": "unga-hrc",
        "number": "59/1",
        "title": "Situation of human rights in Eritrea",
        "session": "59",
        "agenda_item": {"number": "2", "title": "Annual report"},
        "adopted": "2025-07-04",
        "adopted_inferred": False,
        "issued": None,
        "meeting": "30",
        "outcome": "adoptedRecordedVote",
        "sponsors": [{"name": "Albania", "iso3": "ALB", "role": "co", "group": None}],
        "topics": ["Human rights"],
        "language": "en",
        "status": "ok",
        "iri": "/akn/un/statement/deliberation/unga-hrc/2025-07-04/59-1",
    }
    assert {name: written[name] for name in expected} == expected


def test_each_side_of_the_vote_has_its_count_and_its_states(
    written: dict[str, Any],
) -> None:
    vote = written["vote"]
    assert vote["against"] == {
        "count": 1,
        "states": [{"name": "China", "iso3": "CHN"}],
        "source": "text",
    }
    assert [s["iso3"] for s in vote["in_favour"]["states"]] == ["ALB", "BEL"]
    assert vote["abstaining"] == {"count": 0, "states": [], "source": "text"}
    assert vote["others"] == []


def test_a_side_of_which_nothing_is_said_is_null_and_a_further_one_keeps_its_name() -> (
    None
):
    counts = (Count("against", 2), Count("notVoting", 1, (State("Nauru", "NRU"),)))
    vote = load(document_of(counts=counts))["vote"]
    assert vote["in_favour"] is None
    assert vote["others"] == [
        {
            "choice": "notVoting",
            "count": 1,
            "states": [{"name": "Nauru", "iso3": "NRU"}],
            "source": "text",
        }
    ]


def test_an_empty_document_has_every_field_and_says_null_or_nothing(
    written: dict[str, Any],
) -> None:
    empty = load(document_of())
    assert list(empty) == list(written)
    assert empty["symbol"] is None
    assert empty["vote"] is None
    assert empty["agenda_item"] is None
    assert empty["formula"] is None
    assert empty["operative"] == []
    assert empty["generator"]["date"] is None


def test_a_paragraph_tells_its_action_its_points_and_its_notes(
    written: dict[str, Any],
) -> None:
    one, two = written["operative"]
    assert (one["num"], one["action"], one["concept"]) == ("1.", "Welcomes", "welcome")
    assert [p["num"] for p in one["points"]] == ["(a)", "(b)", None]
    assert [p["num"] for p in one["points"][0]["points"]] == ["(i)", "(ii)"]
    assert one["points"][2]["kind"] == "prose"
    assert (one["notes"], two["notes"]) == (["1"], ["2"])


def test_a_called_note_has_its_text_and_a_missing_one_null(
    written: dict[str, Any],
) -> None:
    there, missing = written["notes"]
    one, two = written["operative"]
    assert (there["marker"], there["text"]) == ("1", "See A/HRC/59/24.")
    assert there["called_in"] == one["id"]
    assert there["at"] == [19, 19]
    assert there["citations"] == ["A/HRC/59/24"]
    assert (missing["marker"], missing["text"], missing["id"]) == ("2", None, None)
    assert missing["called_in"] == two["id"]


def test_notes_come_in_the_order_of_their_calls_each_once() -> None:
    notes = (block(Kind.NOTE, "b", "2"), block(Kind.NOTE, "a", "1"))
    calls = [Mark(i, i, MarkKind.CALL, m) for i, m in enumerate(["1", "2", "1"])]
    paragraph = replace(block(Kind.OPERATIVE, "abc", "", *notes), marks=tuple(calls))
    told = load(document_of(paragraph, block(Kind.NOTE, "loose", "*")))
    assert [n["text"] for n in told["notes"]] == ["loose", "a", "b"]
    assert [n["called_in"] is None for n in told["notes"]] == [True, False, False]
    assert told["operative"][0]["notes"] == ["1", "2"]


def test_citations_stand_at_their_words(written: dict[str, Any]) -> None:
    recalling = written["preamble"][0]
    assert recalling["citations"] == ["A/RES/60/251", "A/HRC/RES/5/1", "A/HRC/RES/5/2"]
    first, second, _, link = written["citations"]
    assert first["symbol"] == "A/RES/60/251"
    assert first["iri"] == "/akn/un/statement/deliberation/unga/2006-03-15/60-251"
    assert first["in"] == second["in"] == recalling["id"]
    start, end = second["at"]
    assert recalling["text"][start:end] == second["text"] == "5/1"
    assert (link["symbol"], link["iri"]) == ("A/HRC/59/24", None)
    assert link["in"] == written["notes"][0]["id"]


def test_mentions_tell_what_other_fields_do_not(written: dict[str, Any]) -> None:
    told = {(m["kind"], m["text"], m["target"]) for m in written["mentions"]}
    assert ("date", "18 June 2007", "2007-06-18") in told
    assert ("state", "Eritrea", "ERI") in told
    assert ("organ", "The Human Rights Council", "unga-hrc") in told
    assert ("symbol", "A/HRC/RES/59/1", None) in told
    assert not {m["kind"] for m in written["mentions"]} & {kind.value for kind in TOLD}


def test_what_is_mentioned_is_told_once_with_the_organs_above_it() -> None:
    words = "The Human Rights Council, the Convention, Chad and Chad"
    marks = (
        Mark(0, 24, MarkKind.ORGAN, "unga-hrc"),
        Mark(26, 40, MarkKind.INSTRUMENT, "conventionOnTheRightsOfTheChild"),
        Mark(42, 46, MarkKind.PLACE, "TCD"),
        Mark(51, 55, MarkKind.PLACE, "TCD"),
    )
    told = load(document_of(replace(block(Kind.PROSE, words), marks=marks)))
    found = [(it["kind"], it["id"], it["parent"]) for it in told["entities"]]
    assert found == [
        ("organ", "un", None),
        ("organ", "unga", "un"),
        ("organ", "unga-hrc", "unga"),
        ("place", "TCD", None),
        ("instrument", "conventionOnTheRightsOfTheChild", None),
    ]
    treaty = told["entities"][-1]
    assert (treaty["symbol"], treaty["date"]) == ("A/RES/44/25", "1989-11-20")


def test_the_printed_lines_keep_their_order(written: dict[str, Any]) -> None:
    assert [line["text"] for line in written["cover"]][:2] == [
        "United Nations",
        "A/HRC/RES/59/1",
    ]
    assert [t["num"] for t in written["titles"]] == ["59/1."]
    assert written["formula"]["text"] == "The Human Rights Council,"
    assert [line["kind"] for line in written["closing"]][:3] == [
        "closing",
        "closing",
        "vote",
    ]


def test_an_annex_is_laid_out_as_the_document_is(written: dict[str, Any]) -> None:
    (annex,) = written["annexes"]
    assert (annex["num"], annex["title"]) == ("Annex", "Terms of reference")
    assert annex["operative"][0]["text"] == "The group shall meet."
    assert annex["headings"][0]["units"] == [annex["operative"][0]["id"]]


def test_a_heading_names_what_it_holds_or_what_follows_it() -> None:
    inner = block(Kind.HEADING, "Courts", "A", block(Kind.OPERATIVE, "a"))
    outer = block(Kind.HEADING, "General", "I", inner, block(Kind.OPERATIVE, "b"))
    flat = (block(Kind.HEADING, "Final", "II"), block(Kind.OPERATIVE, "c"))
    told = load(document_of(outer, *flat, block(Kind.CLOSING, "end")))
    a, b, c = (unit["id"] for unit in told["operative"])
    headings = {h["num"]: h for h in told["headings"]}
    assert list(headings) == ["I", "A", "II"]
    assert headings["I"]["units"] == [headings["A"]["id"], b]
    assert headings["A"]["units"] == [a]
    assert headings["II"]["units"] == [c]


def test_a_second_formula_stands_in_the_preamble() -> None:
    formulas = (
        block(Kind.FORMULA, "The Assembly,"),
        block(Kind.FORMULA, "The Council,"),
    )
    told = load(document_of(*formulas))
    assert told["formula"]["text"] == "The Assembly,"
    assert [(u["kind"], u["text"]) for u in told["preamble"]] == [
        ("formula", "The Council,")
    ]


def test_a_table_is_told_once_more_as_plain_rows() -> None:
    cell = block(Kind.CELL, "a", "", block(Kind.PROSE, "more"))
    row = block(Kind.ROW, "", "", cell, block(Kind.CELL, "b"))
    told = load(document_of(block(Kind.TABLE, "", "", row)))
    assert told["tables"][0]["rows"] == [["a\nmore", "b"]]
    assert told["tables"][0]["id"] == told["operative"][0]["id"]


def test_the_lines_of_a_portal_are_kept_apart() -> None:
    told = load(document_of(block(Kind.PORTAL, "Topic: Peace"), block(Kind.PROSE, "x")))
    assert [line["text"] for line in told["portal"]] == ["Topic: Peace"]
    assert [unit["text"] for unit in told["operative"]] == ["x"]
    assert told["cover"] == []


def test_the_source_tells_where_each_unit_stands_without_what_was_dropped() -> None:
    source = "1. To the GE.14 end"
    num, _, words = Text.of(source).cut(2, 3)
    before, page, after = words.cut(7, 12)
    text = Text((
        *before.pieces,
        *page.drop(Rule("page", drops=True)).pieces,
        *after.pieces,
    ))
    paragraph = Block(Kind.OPERATIVE, num, text)
    told = load(
        Document(Source(source, "a.txt", language=ENGLISH), blocks=(paragraph,))
    )
    assert told["operative"][0]["text"] == "To the  end"
    (spans,) = told["source"]["units"].values()
    assert "|".join(source[a:b] for a, b in spans) == "1.|To the | end"
    assert told["source"]["length"] == len(source)


def test_every_id_is_unique_and_known_to_the_source(written: dict[str, Any]) -> None:
    ids = [o["id"] for o in objects(written["operative"]) if "id" in o]
    assert len(ids) == len(set(ids))
    assert set(ids) < set(written["source"]["units"])


def test_notices_of_reader_and_steps_come_each_once() -> None:
    read = Notice("encoding", Severity.INFO, Span(0, 1), "Read as Windows-1252.")
    cut = Notice("cut", Severity.REVIEW, Span(3, 4), "Text seems to be missing.")
    told = load(
        Document(Source("", notices=(read,), language=ENGLISH), notices=(read, cut))
    )
    assert [n["code"] for n in told["notices"]] == ["encoding", "cut"]
    assert told["notices"][1]["at"] == [3, 4]
    assert told["status"] == "review"


def test_the_markup_date_is_the_given_one_or_null(sample: Document) -> None:
    given = json.loads(write_json(resolve(sample), "2026-01-31"))
    assert given["generator"]["date"] == "2026-01-31"
    assert load(sample)["generator"]["date"] is None


def lay_out_again(told: object) -> str:
    """Give an object as the standard library would, with spans on one line."""
    text = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    text = re.sub(r"\[\n +(\d+),\n +(\d+)\n +\]", r"[\1, \2]", text)
    spans = r"\[\n +(\[\d+, \d+\](?:,\n +\[\d+, \d+\])*)\n +\]"
    return re.sub(spans, lambda m: "[" + re.sub(r",\n +", ", ", m[1]) + "]", text)


def test_the_bytes_are_the_standard_librarys_with_spans_on_a_line(
    sample: Document,
) -> None:
    data = write_json(resolve(sample), "")
    assert data.decode("utf-8") == lay_out_again(json.loads(data))


def test_a_lone_surrogate_in_a_file_name_is_escaped() -> None:
    assert dump({"name": "\udce9é"}) == '{\n  "name": "\\udce9é"\n}\n'.encode()


def test_an_offset_counts_code_points() -> None:
    mark = Mark(2, 7, MarkKind.STATE, "BEN")
    paragraph = Block(Kind.PROSE, text=Text((Piece("𝄞 Benin", 0, 7),)), marks=(mark,))
    (mention,) = load(document_of(paragraph))["mentions"]
    assert (mention["text"], mention["at"]) == ("Benin", [2, 7])


def test_every_kind_of_block_has_its_list() -> None:
    assert set(LISTS) == set(Kind)


def test_the_schema_is_a_schema(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == "urn:unres:schema:resolution:1"


def test_every_property_has_a_description(schema: dict[str, Any]) -> None:
    fields = [
        field
        for part in objects(schema)
        if part.get("type") == "object"
        for field in part.get("properties", {}).values()
    ]
    assert len(fields) > 90
    assert all(field["description"].endswith((".", ")")) for field in fields)
    assert all(part.get("description") for part in schema["$defs"].values())


def test_every_object_of_the_schema_is_closed_and_asks_for_all(
    schema: dict[str, Any],
) -> None:
    closed = [o for o in objects(schema) if isinstance(o.get("properties"), dict)]
    closed = [o for o in closed if o.get("type") == "object"]
    assert len(closed) > 15
    for part in closed:
        assert part["additionalProperties"] is False
        assert part["required"] == list(part["properties"])


def test_the_fields_come_in_the_order_of_the_schema(
    schema: dict[str, Any], written: dict[str, Any]
) -> None:
    parts = schema["$defs"]
    assert list(written) == list(schema["properties"])
    assert list(written["operative"][0]) == list(parts["unit"]["properties"])
    assert list(written["annexes"][0]) == list(parts["annex"]["properties"])
    assert list(written["notes"][0]) == list(parts["note"]["properties"])
    assert list(written["source"]) == list(parts["source"]["properties"])


def test_the_lists_of_the_schema_are_those_of_the_model(schema: dict[str, Any]) -> None:
    parts = schema["$defs"]
    kinds = {kind.value for kind in Kind} - {Kind.NOTE.value}
    types = {*DocumentType, None} - {DocumentType.UNKNOWN}
    mentions = {kind.value for kind in set(MarkKind) - TOLD}
    assert set(parts["unit"]["properties"]["kind"]["enum"]) == kinds
    assert set(parts["mention"]["properties"]["kind"]["enum"]) == mentions
    assert set(schema["properties"]["type"]["enum"]) == types
    assert set(parts["notice"]["properties"]["severity"]["enum"]) == set(Severity)
    assert set(parts["vote"]["properties"]) == {*SIDES.values(), "others"}


def test_what_is_written_validates(schema: dict[str, Any], sample: Document) -> None:
    Draft202012Validator(schema).validate(load(sample))
    Draft202012Validator(schema).validate(load(document_of()))
