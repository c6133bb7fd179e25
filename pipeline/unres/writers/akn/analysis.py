"""What happened to the document: subjects, adoption, sponsors and vote."""

from __future__ import annotations

from collections.abc import Iterable

from unres.iri import valid_date
from unres.lexicon import name_registered, states
from unres.lexicon.display import show_counted, show_name
from unres.lexicon.state import states_in
from unres.model import Ballot, Count, Document, Kind, MarkKind, State
from unres.writers.akn.elements import Element, add, add_own
from unres.writers.akn.labels import Entry, clean_label
from unres.writers.akn.writing import (
    Writing,
    agenda_label,
    choice_label,
    outcome_label,
)

ROLES = ("main", "co", "")
"""The roles of sponsors, in the order they are listed."""


def write_classification(meta: Element, writing: Writing) -> None:
    """Write the subjects, the states that the title names and the agenda item."""
    own = writing.document.meta
    concerned = _find_concerned(writing.document)
    if not own.topics and not own.agenda_item and not concerned:
        return
    source = writing.labels.organ(writing.publisher)
    classification = add(meta, "classification", {"source": source})
    for topic in dict.fromkeys(own.topics):
        _write_topic(classification, writing, topic)
    for iso3 in concerned:
        _write_concerned(classification, writing, iso3)
    if own.agenda_item:
        _write_agenda(classification, writing)


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


def _write_concerned(parent: Element, writing: Writing, iso3: str) -> None:
    """Write a state that the document concerns, as a place."""
    labels = writing.labels
    vocabulary = labels.reference(
        "states", "vocabulary", "states", show_name("states", labels.language)
    )
    keyword = {"eId": labels.take(f"concerned.{iso3}"), "value": iso3}
    known = states_in(labels.language).get(iso3)
    keyword |= {"showAs": known.name if known else iso3, "dictionary": vocabulary}
    place = labels.place(iso3, "")
    add(parent, "keyword", keyword | {"refersTo": place})


def _write_topic(parent: Element, writing: Writing, topic: str) -> None:
    """Write one subject."""
    labels = writing.labels
    name = _camel(topic)
    vocabulary = labels.reference(
        "topics", "vocabulary", "topics", show_name("topics", labels.language)
    )
    concept = Entry("Concept", f"topic/{clean_label(name)}", topic)
    refers = labels.use(f"topic.{name}", concept)
    keyword = {"eId": labels.take(name), "value": topic, "showAs": topic}
    add(parent, "keyword", keyword | {"dictionary": vocabulary, "refersTo": refers})


def _write_agenda(parent: Element, writing: Writing) -> None:
    """Write the agenda item."""
    meta, labels = writing.document.meta, writing.labels
    item = meta.agenda_item
    session = clean_label(meta.session) if meta.session else ""
    tail = f"{clean_label(writing.organ)}.agenda" + (f".{session}" if session else "")
    show = show_name("agenda", labels.language)
    if session:
        show = show_counted("agendaOfSession", meta.session, labels.language)
    agenda = labels.reference(f"agenda{session}", "agenda", tail, show)
    keyword = {
        "eId": "agenda_" + clean_label("".join(c for c in item if c.isalnum())),
        "refersTo": agenda_label(writing, item),
        "value": item,
        "showAs": meta.agenda_title
        or show_counted("agendaItem", item, labels.language),
        "dictionary": agenda,
    }
    add(parent, "keyword", keyword)


def write_lifecycle(meta: Element, writing: Writing) -> None:
    """Write the adoption as the event that made the document, if it is dated."""
    day = valid_date(writing.document.meta.adopted)
    if not day:
        return
    source = {"source": writing.labels.converter()}
    lifecycle = add(meta, "lifecycle", source)
    event = {"eId": "eref_1", "date": day, "type": "generation", "source": "#original"}
    add(lifecycle, "eventRef", event | {"refersTo": _adoption(writing)})


def write_workflow(meta: Element, writing: Writing) -> None:
    """Write the step of the adoption, if it is dated, with the sponsors in it."""
    own, labels = writing.document.meta, writing.labels
    day = valid_date(own.adopted)
    if not day:
        return
    workflow = add(meta, "workflow", {"source": labels.organ(writing.publisher)})
    step = {"eId": "step_1", "date": day}
    step |= {"by": labels.organ(writing.organ), "as": labels.role("author")}
    if own.outcome:
        step["outcome"] = outcome_label(writing, own.outcome)
    step["refersTo"] = _adoption(writing)
    write_sponsors(add(workflow, "step", step), writing, "step_1")


def write_sponsors(parent: Element, writing: Writing, context: str) -> None:
    """Write the sponsors, those of each role together."""
    own = writing.document.meta
    number = 0
    for role in (*ROLES, *sorted({s.role for s in own.sponsors} - set(ROLES))):
        acting = [s for s in own.sponsors if s.role == role]
        if not acting:
            continue
        attributes = {"draft": own.draft} if own.draft else {}
        attributes |= {"role": role} if role else {}
        sponsors = add_own(parent, "sponsors", "", attributes)
        for sponsor in acting:
            if sponsor.state.name != sponsor.group:
                states = [sponsor.state]
                number = _write_states(sponsors, writing, states, (context, number))
            if sponsor.group:
                number += 1
                made = {"eId": f"{context}__organization_{number}"}
                made = {"refersTo": writing.labels.group(sponsor.group), **made}
                add(sponsors, "organization", made, sponsor.group)


def write_analysis(meta: Element, writing: Writing) -> None:
    """Write the votes: that on the document, and those on parts of it."""
    own, labels = writing.document.meta, writing.labels
    if not own.outcome and not own.counts and not own.ballots:
        return
    analysis = add(meta, "analysis", {"source": labels.organ(writing.publisher)})
    parliamentary = add(analysis, "parliamentary")
    if own.outcome or own.counts:
        adoption = {"refersTo": _adoption(writing)}
        whole = Ballot((), own.outcome, own.counts)
        _write_voting(parliamentary, writing, whole, adoption)
    for ballot in own.ballots:
        inside = len(ballot.parts) == 1 and ballot.parts[0][1:] in writing.ids
        place = {"href": ballot.parts[0]} if inside else {}
        _write_voting(parliamentary, writing, ballot, place)


def _write_voting(
    parent: Element, writing: Writing, ballot: Ballot, rest: dict[str, str]
) -> None:
    """Write a vote: its outcome, the counts and the voters."""
    name = f"voting_{len(parent) + 1}"
    voting = {"eId": name}
    if ballot.outcome:
        voting["outcome"] = outcome_label(writing, ballot.outcome)
    element = add(parent, "voting", voting | rest)
    for place, count in enumerate(ballot.counts, 1):
        _write_count(element, writing, count, f"{name}__count_{place}")
    if not ballot.counts:
        add(element, "quorum", {"eId": f"{name}__quorum_1", "value": ""})


def _write_count(parent: Element, writing: Writing, count: Count, name: str) -> None:
    """Write one side of the vote."""
    attributes = {"eId": name, "value": str(count.value)}
    attributes["refersTo"] = choice_label(writing, count.choice)
    element = add(parent, "count", attributes)
    if count.voters:
        named = {"source": writing.labels.portal(count.portal)} if count.portal else {}
        voters = add_own(element, "voters", "", named)
        _write_states(voters, writing, count.voters, (name, 0))


def _write_states(
    parent: Element,
    writing: Writing,
    states: Iterable[State],
    counted: tuple[str, int],
) -> int:
    """Write states that act; give how many have an id. Unknown ones keep their name."""
    context, number = counted
    language = writing.document.meta.language
    for state in states:
        if not state.iso3:
            add_own(parent, "state", state.name)
            continue
        number += 1
        label = writing.labels.state(state.iso3, state.name)
        attributes = {"refersTo": label, "eId": f"{context}__organization_{number}"}
        add(
            parent,
            "organization",
            attributes,
            name_registered(state.name, state.iso3, language),
        )
    return number


def point_votes(meta: Element, writing: Writing) -> None:
    """Let the analysis of the votes point to the words that tell of them."""
    for voting, vote in zip(meta.iter("voting"), _order_votes(writing), strict=False):
        if not voting.get("href"):
            voting.set("href", f"#{vote.get('eId')}")
        named = {q.get("refersTo"): q.get("eId") for q in vote.iter("quantity")}
        for count in voting:
            name = named.get(count.get("refersTo"))
            if name:
                count.set("href", f"#{name}")


def _order_votes(writing: Writing) -> list[Element]:
    """Give the votes in the text as the analysis has them, that on the whole first."""
    lines = writing.document.of_kind(Kind.VOTE, Kind.OPERATIVE)
    marks = [line.marks for line in lines]
    kinds = [{m.kind for m in each} for each in marks]
    separate = [MarkKind.CITATION in each for each in kinds if MarkKind.OUTCOME in each]
    own = writing.votes[len(writing.votes) - len(separate) :]
    parts = [vote for vote, alone in zip(own, separate, strict=False) if alone]
    return [vote for vote in own if vote not in parts][:1] + parts


def _adoption(writing: Writing) -> str:
    """Give the label of the adoption."""
    return writing.labels.event(
        "adoption", "adoption", show_name("adoption", writing.labels.language)
    )


def _camel(text: str) -> str:
    """Write words as one: "Human rights" as "humanRights"."""
    words = "".join(c if c.isalnum() else " " for c in text).split()
    rest = "".join(word[:1].upper() + word[1:].lower() for word in words[1:])
    return (words[0].lower() if words else "topic") + rest
