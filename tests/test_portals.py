"""The portals that texts are copied from: each record's examples are its tests."""

from __future__ import annotations

import re

import pytest

from spoken import ENGLISH
from unres.lexicon.portal import PortalRecord, portals
from unres.lexicon.records import read_records, read_words
from unres.model import Source, Topic
from unres.paragraph import ParagraphKind
from unres.recover import recover
from unres.recover.lines import cut_lines
from unres.recover.site import find_site
from unres.segment.portal import Portal, read_portal
from unres.text import Text

RECORDS = list(portals().values())
EACH = pytest.mark.parametrize("record", RECORDS, ids=lambda r: r.name)

DOCUMENT = """
The Human Rights Council,
Guided by the wish of all peoples to live side by side in peace,
1. Decides to keep the matter on its list of work."""


def read_page(page: str) -> Portal:
    """Give what is read of the portal that a page is from."""
    found = recover(Source(page + DOCUMENT, language=ENGLISH))
    lines = [p for p in found.paragraphs if p.kind is ParagraphKind.PORTAL]
    return read_portal(found.portal, found.entries, lines, ENGLISH)


def test_records_are_sorted_by_name_and_none_comes_twice() -> None:
    names = [record.name for record in RECORDS]
    assert names == sorted(set(names))
    (tables,) = read_records("portals.toml", "portal")
    assert len(tables) == len(names)
    assert not re.search(r"[ \t]$|\t", read_words("portals.toml"), re.MULTILINE)


@EACH
def test_a_portal_has_examples_and_counterexamples(record: PortalRecord) -> None:
    assert record.examples
    assert record.counterexamples
    assert record.why
    assert record.source


@EACH
def test_a_page_says_what_its_record_has(record: PortalRecord) -> None:
    for example in record.examples:
        page = str(example["page"]).strip("\n")
        claims = read_page(page).claims
        assert claims.portal == record.name, page
        said = {name: value for name, value in example.items() if name != "page"}
        for name, value in said.items():
            found = getattr(claims, name)
            if isinstance(found, tuple):
                found = [it.words if isinstance(it, Topic) else it for it in found]
            assert found == value, page


@EACH
def test_no_line_of_a_counterexample_is_the_portals(record: PortalRecord) -> None:
    for page in record.counterexamples:
        site = find_site(cut_lines(Text.of(page.strip("\n"))), ENGLISH)
        assert site is None or site.record is not record, page
