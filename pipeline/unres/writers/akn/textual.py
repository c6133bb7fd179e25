"""What marks in running text become: citations, dates, bodies, places, offices."""

from __future__ import annotations

import re
from collections.abc import Callable

from unres.escaping import quote_value
from unres.iri import DOCS, docs_url, valid_date
from unres.model import Kind, MarkKind
from unres.writers.akn.labels import Labels
from unres.writers.akn.writing import Made, Marked, Writing

ANCHORED = re.compile(r"/akn/[a-z]{2}(?:-[\w-]+)?(?:/[\w.@!:~>-]+)+(?:#[\w.-]+)?")
"""What a reference by IRI looks like."""

RANGED = (MarkKind.CITATIONS, MarkKind.CITATIONS)
"""The marks around the ends of a range, which stands in a list."""


def mark_action(writing: Writing, found: Marked) -> Made:
    """Give the term of an action phrase as printed; one that opens is in italics."""
    label = writing.labels.term(found.words, writing.language)
    italic = "" if found.words.islower() else ' class="italic"'
    return [("term", f' refersTo="{label}"{italic}')]


def mark_citation(writing: Writing, found: Marked) -> Made:
    """Give a reference to a document or a part; the ends of a range are within it."""
    href = found.target
    if found.inside[-2:] == RANGED or not _is_known(href, writing):
        return []
    return [("ref", f' href="{quote_value(href)}"')]


def mark_citations(writing: Writing, found: Marked) -> Made:
    """Give what goes around a list of references, or a reference to a range."""
    if not found.target:
        return [("mref", "")]
    first, _, last = found.target.partition(" ")
    if not (_is_known(first, writing) and _is_known(last, writing)):
        return []
    return [("rref", f' from="{quote_value(first)}" upTo="{quote_value(last)}"')]


def _is_known(href: str, writing: Writing) -> bool:
    """Whether a reference is the id of something in the file, or an IRI; keeps it."""
    if href.startswith("#"):
        return len(href) > 1 and href[1:] in writing.edition.ids
    known = ANCHORED.fullmatch(href) is not None
    if known:
        writing.addresses.append(href)
    return known


def mark_link(writing: Writing, found: Marked) -> Made:
    """Give a link to a document by its symbol."""
    tag = writing.document.meta.language.tag
    href = docs_url(found.target, tag if tag in DOCS else "en")
    return [("a", f' href="{quote_value(href)}"')] if found.target.strip() else []


def mark_quote(writing: Writing, found: Marked) -> Made:
    """Give the words that a change quotes; elsewhere they are only words."""
    changed = found.inside[-1:] == (MarkKind.AMENDMENT,)
    return [("quotedText", "")] if changed else []


def mark_date(writing: Writing, found: Marked) -> Made:
    """Give a date; the first and the second in a period begin and end it."""
    if not valid_date(found.target):
        return []
    made = f' date="{found.target}"'
    if MarkKind.PERIOD in found.inside:
        name = "endDate" if found.after else "startDate"
        made += f' refersTo="{writing.labels.concept(name)}"'
    return [("date", made)]


def mark_organ(writing: Writing, found: Marked) -> Made:
    """Give a body that is named in the text."""
    label = writing.labels.organ(found.target or "un", found.words)
    italic = ' class="italic"' if found.block.kind is Kind.FORMULA else ""
    return [("organization", f' refersTo="{label}"{italic}')]


def mark_name(
    element: str,
    label: Callable[[Labels, str, str], str],
    writing: Writing,
    found: Marked,
) -> Made:
    """Give what is named, in an element that refers to its label."""
    refers = label(writing.labels, found.target, found.words)
    sort = ' name="instrument"' if element == "entity" else ""
    return [(element, f'{sort} refersTo="{refers}"')]


def mark_session(writing: Writing, found: Marked) -> Made:
    """Give a session."""
    label = writing.labels.session(found.target, writing.organ)
    value = found.target.rpartition(".")[2]
    return [("session", f' value="{quote_value(value)}" refersTo="{label}"')]


def mark_period(writing: Writing, found: Marked) -> Made:
    """Give the event that the dates of a session name."""
    label = writing.labels.session(found.target, writing.organ)
    return [("event", f' refersTo="{label}"')]
