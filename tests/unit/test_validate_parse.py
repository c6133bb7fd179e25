"""The parser: what it refuses, and with which words."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from unres.errors import LimitError
from unres.validate import Finding, Scope, check, parse, validate
from unres.validate.parse import parse_xml

CLEAN = (Path(__file__).parents[1] / "cases" / "validate" / "clean.xml").read_bytes()

REFUSED = {
    "nothing": (b"", "X001"),
    "white space": (b" \n", "X001"),
    "plain words": (b"The Human Rights Council,", "X001"),
    "a control character": (b"<a>\x01</a>", "X001"),
    "bytes of another encoding": (b"<a>\xff</a>", "X001"),
    "an encoding nobody knows": (b'<?xml version="1.0" encoding="no"?><a/>', "X001"),
    "an attribute given twice": (b'<a b="1" b="2"/>', "X001"),
    "a prefix without a namespace": (b"<x:a/>", "X001"),
    "a prefix without a namespace, then a warning": (
        b'<a><x:b/><c xml:space=""/></a>',
        "X001",
    ),
    "a value of eleven million characters": (
        b'<a b="%s"/>' % (b"x" * 11_000_000),
        "X005",
    ),
    "a text of eleven million characters": (b"<a>%s</a>" % (b"x" * 11_000_000), "X005"),
    "a name of sixty thousand characters": (b"<%s/>" % (b"a" * 60_000), "X005"),
    "elements three hundred deep": (b"<a>" * 300 + b"</a>" * 300, "X005"),
    "a DTD elsewhere": (b'<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>', "X002"),
    "a DOCTYPE in UTF-16": ("<!DOCTYPE a><a/>".encode("utf-16"), "X002"),
    "a DOCTYPE after a comment": (b"<!-- a -->\n<!DOCTYPE a>\n<a/>", "X002"),
    "a DOCTYPE after a declaration": (
        b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE a><a/>',
        "X002",
    ),
    "a DOCTYPE before a fault": (b"<!DOCTYPE a><a>", "X002"),
    "entities in a value": (
        b'<!DOCTYPE a [<!ENTITY b "cc"><!ENTITY d "&b;&b;">]><a e="&d;"/>',
        "X002",
    ),
}


@pytest.mark.parametrize(("data", "code"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_safely_is_one_clear_finding(
    data: bytes, code: str
) -> None:
    findings = validate(data)
    assert [finding.code for finding in findings] == [code]
    assert findings[0].line >= 1
    assert "HUGE" not in findings[0].message


def test_a_file_over_the_limit_is_not_even_parsed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(check, "LIMIT", 100)
    monkeypatch.setattr(check, "parse_xml", None)
    with pytest.raises(LimitError, match=r"more than 50,000,000 bytes.*in parts"):
        validate(CLEAN)


@pytest.mark.parametrize(
    "data", [b"<!-- <!DOCTYPE a> --><a/>", b"<a><![CDATA[<!DOCTYPE a>]]></a>"]
)
def test_a_doctype_that_is_only_mentioned_is_no_doctype(data: bytes) -> None:
    assert not isinstance(parse_xml(data), Finding)


def test_a_file_may_nest_two_hundred_and_fifty_deep() -> None:
    assert not isinstance(parse_xml(b"<a>" * 250 + b"</a>" * 250), Finding)


@pytest.mark.parametrize(
    "problem", [etree.XMLSyntaxError("unknown error", 2, 0, -1), MemoryError()]
)
def test_lack_of_memory_is_no_fault_of_the_file(
    monkeypatch: pytest.MonkeyPatch, problem: Exception
) -> None:
    def fail(*_: object) -> None:
        raise problem

    monkeypatch.setattr(parse.etree, "fromstring", fail)
    with pytest.raises(LimitError, match="not enough memory"):
        parse_xml(b"<a/>")


def test_a_file_of_a_million_elements_is_refused_before_it_is_looked_at() -> None:
    findings = validate(b"<a>%s</a>" % (b"<b/>" * 1_000_000))
    assert [finding.code for finding in findings] == ["X005"]
    assert "more than 1,000,000 elements" in findings[0].message


def test_of_a_file_with_endless_faults_some_are_told() -> None:
    empty = CLEAN.replace(b"<p>39th meeting</p>", b"<p/>" * 20_000)
    findings = validate(empty, Scope(explained=False))
    assert len(findings) == 10_001
    assert [f.code for f in findings if f.code != "T001"] == ["X005"]
