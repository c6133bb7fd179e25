"""Where elements stand in a file: line, column, path, and the words there."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from functools import cached_property
from typing import Any, Final

from lxml import etree

from unres.validate.finding import Finding, Place, clean_words

WIDEST: Final = 160
"""How many characters of a line of the file are quoted."""

# A start tag begins with "<" and a name. Whatever else begins with "<" is passed over
# whole; a value or a text holds no "<" of its own.
_TAG = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|(<)[^/!?]", re.DOTALL)

_PLAIN_TAG = re.compile("<[^/]")


class Places:
    """The places of a tree's elements, found when they are first asked for.

    lxml keeps no columns, and of a start tag over several lines only the last line. So
    the tags are counted in the text of the file: the n-th one is the n-th element.
    """

    def __init__(self, root: etree._Element, data: bytes = b"") -> None:
        """Find places in a tree, with columns where the bytes it was read from are."""
        self.root = root
        self.elements: list[etree._Element] = []
        self._data = data
        self._steps: dict[etree._Element, str] = {}
        self._paths: dict[etree._Element, str] = {}
        self._short: dict[int, str] = {}
        self._found: dict[etree._Element, tuple[Place, str]] = {}

    def find(self, element: etree._Element) -> Place:
        """Give the place of an element's start tag."""
        return self.quote(element)[0]

    def quote(self, element: etree._Element) -> tuple[Place, str]:
        """Give the place of an element's start tag, and the line that it stands in.

        The line is without its indenting; of a long one, what follows the column.
        """
        found = self._found.get(element)
        if found is None:
            found = self._found[element] = self._quote(element)
        return found

    def order(self, element: etree._Element) -> int:
        """Give an element's number in the order of the file, from 0."""
        return self._numbers[element]

    def line(self, element: etree._Element) -> int:
        """Give the line of an element's start tag; 0 in a tree that no file was."""
        return self.find(element).line

    def path(self, element: etree._Element) -> str:
        """Give the elements from the root down, numbered where siblings share a name.

        Foreign elements have their prefix.
        """
        path = self._paths.get(element)
        if path is None:
            parent = element.getparent()
            above = "" if parent is None else self.path(parent)
            path = self._paths[element] = f"{above}/{self._step(element, parent)}"
        return path

    def _quote(self, element: etree._Element) -> tuple[Place, str]:
        """Give the place of an element and its line, not kept yet."""
        path = self.path(element)
        # Names are of few characters, but may be of any script.
        path = path if path.isascii() else clean_words(path)
        at = self._numbers.get(element, -1)
        if not 0 <= at < len(self._tags):
            line: Any = element.sourceline
            return Place(line or 0, 0, path), ""
        offset = self._tags[at]
        line = bisect_right(self._lines, offset)
        start = self._lines[line - 1]
        place = Place(line, offset - start + 1, path)
        words = self._short.get(line)
        if words is None:
            words = self._excerpt(line, offset)
        return place, words

    def _excerpt(self, line: int, offset: int) -> str:
        """Give a line without its indenting; of a long one, what follows an offset."""
        start = self._lines[line - 1]
        end = self._lines[line] - 1 if line < len(self._lines) else len(self._text)
        if end - start <= WIDEST:
            words = self._short[line] = clean_words(self._text[start:end].strip())
            return words
        end = min(end, offset + 2 * WIDEST)
        words = self._text[start:end].strip()
        return clean_words(cut(words, len(words) - (end - offset) - 1))

    def _step(self, element: etree._Element, parent: etree._Element | None) -> str:
        """Give the last step of an element's path."""
        if parent is None:
            return shown_name(element)
        if element not in self._steps:
            groups: dict[str, list[etree._Element]] = {}
            for child in parent.iterchildren("*"):
                groups.setdefault(shown_name(child), []).append(child)
            for name, group in groups.items():
                for at, child in enumerate(group, 1):
                    self._steps[child] = f"{name}[{at}]" if len(group) > 1 else name
        return self._steps[element]

    @cached_property
    def _numbers(self) -> dict[etree._Element, int]:
        """Each element's number in the order of the file."""
        elements = self.elements or self.root.iter("*")
        return {each: at for at, each in enumerate(elements)}

    @cached_property
    def _text(self) -> str:
        """The words of the file; "" where its encoding is not known here."""
        encoding = self.root.getroottree().docinfo.encoding or "UTF-8"
        return decode(self._data, encoding)

    @cached_property
    def _lines(self) -> list[int]:
        """Where each line begins."""
        return (
            [0, *(m.end() for m in re.finditer("\n", self._text))] if self._text else []
        )

    @cached_property
    def _tags(self) -> list[int]:
        """Where each start tag begins; nothing where they cannot be counted."""
        # Most files have no comment, CDATA or instruction after the first line.
        head = self._text.find("?>") + 2 if self._text.startswith("<?xml") else 0
        if self._text.find("<?", head) < 0 and self._text.find("<!", head) < 0:
            tags = [m.start() for m in _PLAIN_TAG.finditer(self._text, head)]
        else:
            tags = [m.start() for m in _TAG.finditer(self._text) if m[1]]
        return tags if len(tags) == len(self._numbers) else []


def decode(data: bytes, encoding: str) -> str:
    """Give the characters of a file as XML counts them; "" if that is not possible."""
    name = "utf-8-sig" if encoding.upper() in {"UTF-8", "UTF8"} else encoding
    try:
        return data.decode(name, "replace")
    except (LookupError, ValueError):
        return ""


def quote_line(finding: Finding, data: bytes) -> Finding:
    """Give a finding of the parser's with the line that it is about."""
    lines = data.split(b"\n", finding.line)
    if not 0 < finding.line <= len(lines):
        return replace(finding, message=clean_words(finding.message))
    line = lines[finding.line - 1].decode("utf-8", "replace").strip()
    words = cut(line, finding.column - WIDEST // 2)
    return replace(
        finding, message=clean_words(finding.message), excerpt=clean_words(words)
    )


def cut(line: str, at: int) -> str:
    """Give a line, or a part of a long one around an offset, with "…" where it is cut.

    >>> len(cut("x" * 1000, 500)), cut("short", 3)
    (160, 'short')
    """
    start = max(min(at, len(line) - WIDEST), 0)
    words = line[start : start + WIDEST]
    if start:
        words = f"…{words[1:]}"
    return words if start + WIDEST >= len(line) else f"{words[:-1]}…"


def shown_name(element: etree._Element) -> str:
    """Give the name of an element, with its prefix where it is a foreign one."""
    name = str(element.tag).rpartition("}")[2]
    return f"{element.prefix}:{name}" if element.prefix else name
