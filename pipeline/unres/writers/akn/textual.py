"""What marks become: in running text, then in masthead, closing lines and votes."""

from __future__ import annotations

import re
from collections.abc import Callable

from unres.escaping import quote_value
from unres.iri import DOCS, docs_url, valid_date
from unres.lexicon import languages
from unres.lexicon.display import show_counted, show_name
from unres.model import Kind, MarkKind
from unres.writers.akn.labels import Labels, clean_label
from unres.writers.akn.writing import (
    Made,
    Marked,
    Writing,
    agenda_label,
    choice_label,
    outcome_label,
)

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


def mark_bare(element: str, writing: Writing, found: Marked) -> Made:
    """Give an element that says all by its name."""
    return [(element, "")]


def mark_concept(element: str, concept: str, writing: Writing, found: Marked) -> Made:
    """Give what is one of a kind in a document: its symbol, its title."""
    return [(element, f' refersTo="{writing.labels.concept(concept)}"')]


def mark_author(element: str, writing: Writing, found: Marked) -> Made:
    """Give the organ whose document it is, or the committee that proposed it."""
    label = writing.labels.organ(found.target or "un", found.words)
    return [(element, f' refersTo="{label}"')]


def mark_status(writing: Writing, found: Marked) -> Made:
    """Give the distribution."""
    name = f"{found.target}Distribution"
    show = show_name(name, writing.labels.language)
    tail = f"distribution/{clean_label(found.target)}"
    label = writing.labels.use(name, "Concept", tail, show)
    return [("docStatus", f' refersTo="{label}"')]


def _slant(found: Marked) -> str:
    """Give the class of what stands in a closing line."""
    return ' class="italic"' if found.block.kind is Kind.CLOSING else ""


def mark_day(name: str, writing: Writing, found: Marked) -> Made:
    """Give the date of the adoption or of the issuance."""
    if not valid_date(found.target):
        return []
    label = writing.labels.concept(name)
    made = f' date="{found.target}" refersTo="{label}"{_slant(found)}'
    return [("docDate", made)]


def mark_original(writing: Writing, found: Marked) -> Made:
    """Give the original language."""
    language = languages().get(found.target)
    name = language.title if language else found.target
    show = show_name(name.lower(), writing.labels.language)
    tail = f"language/{clean_label(found.target)}"
    label = writing.labels.use(f"original{name}", "Concept", tail, show)
    return [("inline", f' name="akn4un:originalLanguage" refersTo="{label}"')]


def mark_agenda(writing: Writing, found: Marked) -> Made:
    """Give the agenda item, in `title` where the words go on behind it.

    “Point 3 de l’ordre du jour” is item 3, as the UN's own files say.
    """
    label = agenda_label(writing, found.target)
    made = f' name="akn4un:agendaItem" refersTo="{label}"'
    if not found.words.endswith(found.target):
        made += f' title="{quote_value(found.target)}"'
    return [("inline", made)]


def mark_agenda_title(writing: Writing, found: Marked) -> Made:
    """Give the title of the agenda item."""
    label = agenda_label(writing, found.target)
    return [("inline", f' name="akn4un:agendaItemTitle" refersTo="{label}"')]


def mark_meeting(writing: Writing, found: Marked) -> Made:
    """Give the meeting of adoption."""
    meta, number = writing.document.meta, found.target
    session = f".session.{clean_label(meta.session)}" if meta.session else ""
    tail = f"{clean_label(writing.organ)}{session}.meeting.{clean_label(number)}"
    kind = "meeting" if number.isdecimal() else "otherMeeting"
    named = show_counted(kind, number, writing.labels.language)
    label = writing.labels.use(f"meeting{number}", "Event", tail, named)
    return [("event", f' refersTo="{label}"{_slant(found)}')]


def mark_outcome(writing: Writing, found: Marked) -> Made:
    """Give the vote of the organ and its outcome."""
    by = writing.labels.organ(writing.organ)
    role = writing.labels.role("author")
    label = outcome_label(writing, found.target)
    return [("vote", f' by="{by}" as="{role}"'), ("outcome", f' refersTo="{label}"')]


def mark_quantity(writing: Writing, found: Marked) -> Made:
    """Give a number of votes."""
    made = f' refersTo="{choice_label(writing, found.target)}"'
    if found.words.isdecimal():
        made += f' normalized="{int(found.words)}"'
    return [("quantity", made)]


def mark_choice(writing: Writing, found: Marked) -> Made:
    """Give the words above a list of voters."""
    label = choice_label(writing, found.target)
    return [("concept", f' refersTo="{label}" class="italic"')]


def mark_voter(writing: Writing, found: Marked) -> Made:
    """Give the vote of a state."""
    iso3, _, choice = found.target.partition(":")
    if not iso3 or not choice:
        return []
    by = writing.labels.state(iso3, found.words)
    side = choice_label(writing, choice)
    return [("vote", f' by="{by}" choice="{side}"')]
