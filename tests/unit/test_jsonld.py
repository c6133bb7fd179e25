"""Linked data: every document is JSON-LD that processors read alike, in its shape."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld
from pyshacl import validate
from rdflib import Graph, Namespace, URIRef
from rdflib.compare import isomorphic

from conftest import read_cases
from test_corpus import TEXTS
from unres.convert import convert
from unres.model import Block
from unres.resolve import resolve
from unres.writers.jsonld import FRAME, write_jsonld

ROOT = Path(__file__).resolve().parents[2]
SHAPES = Graph().parse(ROOT / "schemas" / "legislation.ttl")
SCHEMA = Namespace("https://schema.org/")
FRBR = Namespace("http://purl.org/vocab/frbr/core#")
BASE = "https://w3id.org"

# The libraries warn of their own use of their own old parts.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

VOTED = b"""A/RES/81/7

The General Assembly,

Recalling its resolution 75/1 of 21 September 2020,

1. Decides to remain seized of the matter;

2. Requests the Secretary-General to report on it to the Assembly.

30th plenary meeting
2 November 2026

[Adopted by a recorded vote of 2 to 1, with 1 abstention. The voting was as follows:

In favour:
Chad, Peru

Against:
Fiji

Abstaining:
Togo]
"""

CASES = [each.text.encode() for each in read_cases(ROOT / "tests/cases/segment")]
INPUTS = [VOTED, *CASES, *(path.read_bytes() for path in (ROOT / "seeds").iterdir())]


def convert_all(data: bytes) -> Iterator[dict[str, Any]]:
    """Give the documents of a file as JSON."""
    for each in convert(data, "x.txt", ["jsonld"]).every:
        yield json.loads(each.files["jsonld"])


def check_whole(told: dict[str, Any]) -> Graph:
    """Give the graph of a document that two processors read alike, in its shape."""
    graph = Graph().parse(data=json.dumps(told), format="json-ld")
    quads = jsonld.to_rdf(told, {"format": "application/n-quads"})
    assert isomorphic(graph, Graph().parse(data=quads, format="nquads"))
    # No term is without an IRI: what has none is dropped in silence.
    (expanded,) = jsonld.expand(told)
    compact = jsonld.compact(expanded, told["@context"], {"compactArrays": False})
    assert count_keys(compact["@graph"]) == count_keys(told)
    conforms, _, words = validate(graph, shacl_graph=SHAPES)
    assert conforms, words
    return graph


def count_keys(told: Any) -> int:
    """Count the keys of a document, but for its context."""
    if isinstance(told, dict):
        inner = (value for key, value in told.items() if key != "@context")
        return sum(key != "@context" for key in told) + sum(map(count_keys, inner))
    return sum(map(count_keys, told)) if isinstance(told, list) else 0


@pytest.mark.parametrize("data", INPUTS, ids=range(len(INPUTS)))
def test_a_document_has_its_shape_for_every_processor(data: bytes) -> None:
    for told in convert_all(data):
        assert len(check_whole(told)) > 8


@pytest.mark.skipif(not TEXTS, reason="there is no corpus here")
def test_real_documents_have_their_shape() -> None:
    for path in TEXTS[::4]:
        for told in convert_all(path.read_bytes()):
            assert check_whole(told)


def test_the_context_is_the_published_one() -> None:
    published = json.loads((ROOT / "schemas" / "context.jsonld").read_text())
    (told,) = convert_all(VOTED)
    assert told["@context"] == published["@context"]


def test_a_document_tells_of_work_expression_and_file() -> None:
    (told,) = convert_all(VOTED)
    graph = check_whole(told)
    work = URIRef(f"{BASE}/akn/un/statement/deliberation/unga/2026-11-02/81-7")
    expression, file = work + "/eng@", work + "/eng@.xml"
    assert (expression, SCHEMA.exampleOfWork, work) in graph
    assert (expression, FRBR.realizationOf, work) in graph
    assert (file, FRBR.embodimentOf, expression) in graph
    assert str(graph.value(work, SCHEMA.legislationIdentifier)) == "A/RES/81/7"
    organ = URIRef(f"{BASE}/akn/ontology/organization/un/unga")
    assert graph.value(work, SCHEMA.legislationPassedBy) == organ
    cited = URIRef(f"{BASE}/akn/un/statement/deliberation/unga/2020-09-21/75-1")
    assert (expression, SCHEMA.citation, cited) in graph


def test_votes_are_actions_on_the_work() -> None:
    (told,) = convert_all(VOTED)
    graph = check_whole(told)
    votes = graph.query("""
        PREFIX schema: <https://schema.org/>
        SELECT ?name ?choice WHERE {
          ?vote a schema:VoteAction ; schema:object ?work ;
            schema:agent/schema:name ?name ; schema:actionOption ?choice .
          ?work schema:legislationIdentifier "A/RES/81/7"
        } ORDER BY ?name""")
    assert [tuple(map(str, row)) for row in votes] == [
        ("Chad", "in favour"),
        ("Fiji", "against"),
        ("Peru", "in favour"),
        ("Togo", "abstaining"),
    ]
    counts = told["exampleOfWork"]["interactionStatistic"]
    assert {each["name"]: each["userInteractionCount"] for each in counts} == {
        "in favour": 2,
        "against": 1,
        "abstaining": 1,
    }


@pytest.mark.parametrize("data", INPUTS, ids=range(len(INPUTS)))
def test_every_unit_is_a_part_by_its_id_in_the_xml(data: bytes) -> None:
    for each in convert(data, "x.txt", ["akn"]).every:
        told = json.loads(write_jsonld(resolve(each.document), ""))
        units = list(walk_parts(told))
        words = [
            (str(block.num), str(block.text))
            for block in walk_ruling(each.document.blocks)
        ]
        said = [(unit.get("name", ""), unit.get("text", "")) for unit in units]
        assert sorted(said) == sorted(words)
        for unit in units:
            if "identifier" in unit:
                assert f'eId="{unit["identifier"]}"' in each.files["akn"].decode()
                assert unit["@id"] == f"{told['@id']}#{unit['identifier']}"


def walk_ruling(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Give the blocks that are not of the masthead or of a portal."""
    for block in blocks:
        if block.kind not in FRAME:
            yield block
            yield from walk_ruling(block.blocks)


def walk_parts(told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Give the parts of a document or a unit, and theirs."""
    for part in told.get("hasPart", []):
        yield part
        yield from walk_parts(part)


def test_what_is_not_known_is_left_out() -> None:
    (told,) = convert_all(b"1. Decides to meet again.")
    work = told["exampleOfWork"]
    for name in ("legislationIdentifier", "legislationDate", "legislationPassedBy"):
        assert name not in work
    assert "dateModified" not in told["encoding"]
