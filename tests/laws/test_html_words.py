"""Whatever the document is, its page has the words of its Akoma Ntoso, each once."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from lxml import etree
from lxml import html as parser

from drawn import documents
from unres.model import Document
from unres.resolve import resolve
from unres.writers.akn import write_akn
from unres.writers.html import write_html

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


def read_page(page: bytes) -> etree._Element:
    """Give the text of a page."""
    (main,) = parser.document_fromstring(page.decode()).iter("main")
    return main


def count_words(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def count_akn(xml: bytes) -> Counter[str]:
    """Count the characters of the words of Akoma Ntoso, and the calls of notes."""
    root = etree.fromstring(xml)
    for meta in list(root.iter(f"{AKN}meta")):
        meta.getparent().remove(meta)
    counts = count_words("".join(root.itertext()))
    for note in root.iter(f"{AKN}authorialNote"):
        # The marker is printed at the call and before the words.
        counts += count_words(note.get("marker", "") * 2)
    for call in root.iter(f"{AKN}noteRef"):
        counts += count_words(call.get("marker", ""))
    return counts


@settings(deadline=None)
@given(documents())
def test_a_page_has_the_words_of_the_document(document: Document) -> None:
    plan = resolve(document)
    page = read_page(write_html(plan, ""))
    assert count_words(page.text_content()) == count_akn(write_akn(plan, ""))


@settings(deadline=None)
@given(documents())
def test_a_page_refers_to_what_it_holds_and_runs_nothing(document: Document) -> None:
    page = read_page(write_html(resolve(document), ""))
    ids = [each.get("id") for each in page.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    for link in page.iter("a"):
        href = link.get("href", "")
        assert not href.startswith("#") or href[1:] in ids
        assert not href.startswith("javascript:")
    assert not list(page.iter("script"))
