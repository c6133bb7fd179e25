"""What a document is about: subjects, states that its title names, items of agendas."""

from __future__ import annotations

from dataclasses import replace

from unres.lexicon import states
from unres.lexicon.display import show_counted, show_name
from unres.lexicon.state import states_in
from unres.lexicon.vocabularies import find_vocabulary, name_address
from unres.model import AgendaItem, Document, Kind, MarkKind, Topic
from unres.writers.akn.labels import clean_label
from unres.writers.akn.markup import UN, Markup
from unres.writers.akn.writing import Writing, agenda_label


def write_classification(markup: Markup, writing: Writing) -> None:
    """Write the subjects, the states that the title names and the agenda item."""
    own = writing.document.meta
    concerned = _find_concerned(writing.document)
    if not (own.topics or own.agenda_item or own.listed or concerned):
        return
    source = writing.labels.organ(writing.publisher)
    markup.open("classification", {"source": source})
    for topic in dict.fromkeys(own.topics):
        _write_topic(markup, writing, topic)
    for iso3 in concerned:
        _write_concerned(markup, writing, iso3)
    listed = list(own.listed)
    if own.agenda_item:
        printed = AgendaItem(own.agenda_item, own.agenda_title)
        same = (item for item in own.listed if item.number == printed.number)
        record = next(same, printed)
        whole = replace(record, title=printed.title or record.title)
        listed = [whole, *(item for item in listed if item is not record)]
    for item in listed:
        _write_item(markup, writing, item)
    markup.close()


def _find_concerned(document: Document) -> list[str]:
    """Find the codes of the states that the title names, in order.

    The line of the sponsors, which some drafts have for a title, says who submits.
    """
    titles = [title.marks for title in document.of_kind(Kind.TITLE)]
    submits = [any(m.kind is MarkKind.DOCTYPE for m in marks) for marks in titles]
    told = [m for m, line in zip(titles, submits, strict=True) if not line]
    marks = [mark for each in told for mark in each]
    named = {MarkKind.STATE, MarkKind.PLACE}
    found = (mark.target for mark in marks if mark.kind in named)
    return [name for name in dict.fromkeys(found) if name in states()]


def _write_concerned(markup: Markup, writing: Writing, iso3: str) -> None:
    labels = writing.labels
    shown = show_name("states", labels.language)
    vocabulary = labels.use("states", "Reference", "states", shown, "vocabulary")
    keyword = {"eId": labels.take(f"concerned.{iso3}"), "value": iso3}
    known = states_in(labels.language).get(iso3)
    keyword |= {"showAs": known.name if known else iso3, "dictionary": vocabulary}
    markup.add("keyword", keyword | {"refersTo": labels.place(iso3, "")})


def _write_topic(markup: Markup, writing: Writing, topic: Topic) -> None:
    """Write one subject, with its place in a vocabulary that is known.

    An address outside our ontology may stand in no reference (level 2): one of a
    vocabulary that is known is the name of its concept, any other stands by itself.
    """
    labels = writing.labels
    name = _camel(topic.words)
    if known := find_vocabulary(topic.vocabulary):
        label, tail, shown = known.name, known.name, known.title
    elif topic.vocabulary:
        label, shown = clean_label(topic.vocabulary), topic.vocabulary
        tail = f"vocabulary/{label}"
    else:
        label, tail, shown = "topics", "topics", show_name("topics", labels.language)
    vocabulary = labels.use(label, "Reference", tail, shown, "vocabulary")
    coded = name_address(topic.address)
    tail = coded or f"topic/{clean_label(name)}"
    refers = labels.use(coded or f"topic.{name}", "Concept", tail, topic.words)
    keyword = {"eId": labels.take(name), "value": topic.value or topic.words}
    keyword |= {"showAs": topic.words, "dictionary": vocabulary, "refersTo": refers}
    if topic.address and not coded:
        keyword[f"{UN}:address"] = topic.address
    markup.add("keyword", keyword)


def _write_item(markup: Markup, writing: Writing, item: AgendaItem) -> None:
    meta, labels = writing.document.meta, writing.labels
    session = clean_label(meta.session) if meta.session else ""
    tail = f"{clean_label(writing.organ)}.agenda" + (f".{session}" if session else "")
    show = show_name("agenda", labels.language)
    if session:
        show = show_counted("agendaOfSession", meta.session, labels.language)
    agenda = labels.use(f"agenda{session}", "Reference", tail, show, "agenda")
    number = "".join(c for c in item.number if c.isalnum())
    keyword = {
        "eId": labels.take(number, "agenda_"),
        "refersTo": agenda_label(writing, item.number),
        "value": item.number,
        "showAs": item.title
        or show_counted("agendaItem", item.number, labels.language),
        "dictionary": agenda,
    }
    if item.heading:
        keyword["shortForm"] = item.heading
    if item.agenda:
        keyword[f"{UN}:agenda"] = item.agenda
    markup.add("keyword", keyword)


def _camel(text: str) -> str:
    """Write words as one: "Human rights" as "humanRights"."""
    words = "".join(c if c.isalnum() else " " for c in text).split()
    rest = "".join(word[:1].upper() + word[1:].lower() for word in words[1:])
    return (words[0].lower() if words else "topic") + rest
