"""Footnotes of web pages: links between a marker in the text and its note."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from unres.readers.html.page import Element, WebPage, names, words_of

_MARKER: Final = re.compile(r"[\[(]?(?P<marker>\d{1,4}|[*†‡§]{1,4}|[a-z])[\])/.]?")
_OPENING: Final = re.compile(
    r"[\s^↑]*[\[(]?(?P<marker>\d{1,4}|[*†‡§]{1,4}|[a-z])(?:[\])/.]|(?=\s)|$)+[\s:]*"
)
"""What may stand before the words of a note: "[1] ", "1. ", "^ 1"."""
_NAMED: Final = re.compile(r"note|\bf[nt]n?(?:ref)?\W*\d|\bcite", re.IGNORECASE)
BACK: Final = frozenset({"", "↩", "↩︎", "^", "↑", "↵", "⏎"})
"""What a link from a note back to its call reads, if not the marker."""


@dataclass(slots=True)
class PageNotes:
    """The notes of a page that links tie to their calls."""

    calls: dict[Element, str] = field(default_factory=dict)
    """Link → the note that it calls, by its key."""
    bodies: dict[Element, str] = field(default_factory=dict)
    """Element with the words of a note → its key."""
    markers: dict[str, str] = field(default_factory=dict)
    """The marker of each note, by its key."""
    back: set[Element] = field(default_factory=set)
    """Links back from notes, which are no words of theirs."""


def find_notes(page: WebPage) -> PageNotes:
    """Find the notes of a page: a marker that links to its own note further down.

    The link is raised or stands in brackets, or the names say that it is a note's.
    """
    notes = PageNotes()
    order: dict[Element, int] = {}
    places: dict[str, Element] = {}
    for i, own in enumerate(page.root.iter()):
        order[own] = i
        for key in ("id", "name") if own.tag == "a" else ("id",):
            places.setdefault(own.get(key, ""), own)
    for link in page.root.iter("a"):
        target = places.get(unquote(link.get("href", "")[1:]))
        if target is None or not link.get("href", "").startswith("#"):
            continue
        words = words_of(link).strip()
        m = _MARKER.fullmatch(words)
        if order[target] < order[link]:
            inside = any(up in notes.bodies for up in (link, *link.iterancestors()))
            if inside and words in BACK:
                notes.back.add(link)
        elif m and _is_call(link, target):
            _add_call(notes, link, target, m["marker"])
    return notes


def cut_marker(words: str, marker: str) -> int:
    """Find where the words of a note begin behind the marker that stands there."""
    m = _OPENING.match(words)
    return m.end() if m and m["marker"] == marker else 0


def _is_call(link: Element, target: Element) -> bool:
    """Whether a marker that links further down calls a note."""
    words = words_of(link).strip()
    told = ("href", "id", "class", "role")
    named = " ".join(own.get(name, "") for own in (link, target) for name in told)
    raised = any(True for _ in (*link.iterancestors("sup"), *link.iter("sup")))
    return raised or words.startswith(("[", "(")) or bool(_NAMED.search(named))


def _add_call(notes: PageNotes, link: Element, target: Element, marker: str) -> None:
    """Take a call, and the block that its note is."""
    body = _find_block(target)
    if body is None or body in set(link.iterancestors()):
        return
    if not (key := notes.bodies.get(body, "")):
        if any(up in notes.bodies for up in body.iterancestors()):
            return
        shown = words_of(body).strip()
        if body.tag != "li" and not cut_marker(shown, marker):
            return
        key = str(len(notes.bodies))
        notes.bodies[body] = key
        notes.markers[key] = marker
    if notes.markers[key] == marker:
        notes.calls[link] = key


def _find_block(target: Element) -> Element | None:
    """Find the block that a target is, or stands in."""
    for own in (target, *target.iterancestors()):
        if own.tag in names("blocks"):
            inner = own.tag not in {"body", "html", "table", "tbody", "ol", "ul", "tr"}
            return own if inner else None
    return None
