"""Formats that decode as text: refused by their content, with the way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from unres.errors import SourceError
from unres.readers.markup import find_markup
from unres.readers.plain import read_plain

SEEDS = sorted((Path(__file__).resolve().parent.parent.parent / "seeds").glob("*.txt"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<!doctype html>\n<title>x</title>", "HTML"),
        ("\n  <HTML lang='en'><body>The Assembly", "HTML"),
        ("<!-- saved from a site -->\n<html>", "HTML"),
        ("<?xml version='1.0'?>\n<html xmlns='x'>", "HTML"),
        ("<div class='text'><p>Recalling</p></div>", "HTML"),
        ("<p>Recalling", "HTML"),
        ("HTTP/1.1 200 OK\nServer: x\n\n<html><body>1. Decides", "HTML"),
        ("Recalling<br>its resolution<br/>60/1,<BR />", "HTML"),
        ("1. <i>Decides</i> to <b>meet</b>;\n<i>2.</i> Requests", "HTML"),
        ("<?xml version='1.0'?>\n<!-- x -->\n<record><title>x</title>", "XML"),
        ("<dc:record xmlns:dc='x'><dc:title>x</dc:title></dc:record>", "XML"),
        ("<?xml version='1.0'?><akomaNtoso xmlns='x'>", "Akoma Ntoso"),
        ("<an:akomaNtoso xmlns:an='x'>", "Akoma Ntoso"),
        ('{"symbol": "A/RES/77/1"}', "JSON"),
        ('[\n  {"symbol": "A/RES/77/1"}', "JSON"),
        ('{"symbol": "A/RES/77/1", "cut off', "JSON"),
        ('["Recalling", "Decides"]', "JSON"),
        ("\n{\\rtf1\\ansi The Assembly}", "RTF"),
        ("% a comment\n\\documentclass{article}", "LaTeX"),
        ("Received: x\n by y\nMIME-Version: 1.0\n\nThe Assembly", "MIME"),
    ],
)
def test_markup_is_refused_by_name_with_the_way_out(text: str, name: str) -> None:
    with pytest.raises(SourceError, match=rf"this looks like .*{name}.*; \w+"):
        read_plain(text.encode())
    with pytest.raises(SourceError, match=name):
        read_plain(text.encode("utf-16"))


@pytest.mark.parametrize(
    "text",
    [
        "<page 2> Recalling its resolution 60/1,",
        "[1] See A/RES/60/1, <https://docs.un.org/A/RES/60/1>.",
        "[Adopted without a vote.]",
        "{A/RES/60/1}",
        "Where x < y and y > z, 1. Decides",
        "Subject: the Assembly\nFrom: the Council",
        "1. Decides that the tag <p> stays;",
        '"Recalling", he said: "Decides"',
    ],
)
def test_signs_that_raw_text_may_print_are_no_markup(text: str) -> None:
    assert read_plain(text.encode()).text == text


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_the_seeds_hold_no_markup(path: Path) -> None:
    assert find_markup(path.read_text("utf-8")) is None
