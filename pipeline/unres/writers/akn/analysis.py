"""What happened to the document: subjects, adoption, sponsors and vote."""

from __future__ import annotations

from collections.abc import Iterable

from unres.iri import valid_date
from unres.lexicon import name_registered, states
from unres.lexicon.display import show_counted, show_name
from unres.lexicon.state import states_in
from unres.model import Ballot, Count, Document, Kind, MarkKind, State
from unres.writers.akn.labels import Meaning, clean_label
from unres.writers.akn.markup import UN, Markup
from unres.writers.akn.writing import (
    PrintedVote,
    Voting,
    Writing,
    agenda_label,
    choice_label,
    outcome_label,
)

ROLES = ("main", "co", "")
"""The roles of sponsors, in the order they are listed."""


def write_classification(markup: Markup, writing: Writing) -> None:
    """Write the subjects, the states that the title names and the agenda item."""
    own = writing.document.meta
    concerned = _find_concerned(writing.document)
    if not own.topics and not own.agenda_item and not concerned:
        return
    source = writing.labels.organ(writing.publisher)
    markup.open("classification", {"source": source})
    for topic in dict.fromkeys(own.topics):
        _write_topic(markup, writing, topic)
    for iso3 in concerned:
        _write_concerned(markup, writing, iso3)
    if own.agenda_item:
        _write_agenda(markup, writing)
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
    """Write a state that the document concerns, as a place."""
    labels = writing.labels
    vocabulary = labels.reference(
        "states", "vocabulary", "states", show_name("states", labels.language)
    )
    keyword = {"eId": labels.take(f"concerned.{iso3}"), "value": iso3}
    known = states_in(labels.language).get(iso3)
    keyword |= {"showAs": known.name if known else iso3, "dictionary": vocabulary}
    place = labels.place(iso3, "")
    markup.add("keyword", keyword | {"refersTo": place})


def _write_topic(markup: Markup, writing: Writing, topic: str) -> None:
    """Write one subject."""
    labels = writing.labels
    name = _camel(topic)
    vocabulary = labels.reference(
        "topics", "vocabulary", "topics", show_name("topics", labels.language)
    )
    concept = Meaning("Concept", f"topic/{clean_label(name)}", topic)
    refers = labels.use(f"topic.{name}", concept)
    keyword = {"eId": labels.take(name), "value": topic, "showAs": topic}
    markup.add("keyword", keyword | {"dictionary": vocabulary, "refersTo": refers})


def _write_agenda(markup: Markup, writing: Writing) -> None:
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
    markup.add("keyword", keyword)


def write_lifecycle(markup: Markup, writing: Writing) -> None:
    """Write the adoption as the event that made the document, if it is dated."""
    day = valid_date(writing.document.meta.adopted)
    if not day:
        return
    source = {"source": writing.labels.converter()}
    markup.open("lifecycle", source)
    event = {"eId": "eref_1", "date": day, "type": "generation", "source": "#original"}
    markup.add("eventRef", event | {"refersTo": _adoption(writing)})
    markup.close()


def write_workflow(markup: Markup, writing: Writing) -> None:
    """Write the step of the adoption, if it is dated, with the sponsors in it."""
    own, labels = writing.document.meta, writing.labels
    day = valid_date(own.adopted)
    if not day:
        return
    markup.open("workflow", {"source": labels.organ(writing.publisher)})
    step = {"eId": "step_1", "date": day}
    step |= {"by": labels.organ(writing.organ), "as": labels.role("author")}
    if own.outcome:
        step["outcome"] = outcome_label(writing, own.outcome)
    step["refersTo"] = _adoption(writing)
    markup.open("step", step)
    write_sponsors(markup, writing, "step_1")
    markup.close()
    markup.close()


def write_sponsors(markup: Markup, writing: Writing, context: str) -> None:
    """Write the sponsors, those of each role together."""
    own = writing.document.meta
    number = 0
    for role in (*ROLES, *sorted({s.role for s in own.sponsors} - set(ROLES))):
        acting = [s for s in own.sponsors if s.role == role]
        if not acting:
            continue
        attributes = {"draft": own.draft} if own.draft else {}
        attributes |= {"role": role} if role else {}
        markup.open(f"{UN}:sponsors", attributes)
        for sponsor in acting:
            if sponsor.state.name != sponsor.group:
                states = [sponsor.state]
                number = _write_states(markup, writing, states, (context, number))
            if sponsor.group:
                number += 1
                made = {"eId": f"{context}__organization_{number}"}
                made = {"refersTo": writing.labels.group(sponsor.group), **made}
                markup.add("organization", made, sponsor.group)
        markup.close()


def write_analysis(markup: Markup, writing: Writing) -> None:
    """Write the votes: that on the document, and those on parts of it."""
    own, labels = writing.document.meta, writing.labels
    if not own.outcome and not own.counts and not own.ballots:
        return
    markup.open("analysis", {"source": labels.organ(writing.publisher)})
    markup.open("parliamentary")
    if own.outcome or own.counts:
        adoption = {"refersTo": _adoption(writing)}
        whole = Ballot((), own.outcome, own.counts)
        _write_voting(markup, writing, whole, adoption)
    for ballot in own.ballots:
        inside = len(ballot.parts) == 1 and ballot.parts[0][1:] in writing.edition.ids
        place = {"href": ballot.parts[0]} if inside else {}
        _write_voting(markup, writing, ballot, place)
    markup.close()
    markup.close()


def _write_voting(
    markup: Markup, writing: Writing, ballot: Ballot, rest: dict[str, str]
) -> None:
    """Write a vote: its outcome, the counts and the voters."""
    name = f"voting_{len(writing.votings) + 1}"
    attributes = {"eId": name}
    if ballot.outcome:
        attributes["outcome"] = outcome_label(writing, ballot.outcome)
    voting = Voting(markup.open("voting", attributes | rest), pointed="href" in rest)
    writing.votings.append(voting)
    for place, count in enumerate(ballot.counts, 1):
        label = choice_label(writing, count.choice)
        at = _write_count(markup, writing, count, (f"{name}__count_{place}", label))
        voting.counts.append((at, label))
    if not ballot.counts:
        markup.add("quorum", {"eId": f"{name}__quorum_1", "value": ""})
    markup.close()


def _write_count(
    markup: Markup, writing: Writing, count: Count, named: tuple[str, str]
) -> int:
    """Write one side of the vote by its id and label; give its place."""
    name, label = named
    attributes = {"eId": name, "value": str(count.value), "refersTo": label}
    at = markup.open("count", attributes)
    if count.voters:
        source = {"source": writing.labels.portal(count.portal)} if count.portal else {}
        markup.open(f"{UN}:voters", source)
        _write_states(markup, writing, count.voters, (name, 0))
        markup.close()
    markup.close()
    return at


def _write_states(
    markup: Markup,
    writing: Writing,
    states: Iterable[State],
    counted: tuple[str, int],
) -> int:
    """Write states that act; give how many have an id. Unknown ones keep their name."""
    context, number = counted
    language = writing.document.meta.language
    for state in states:
        if not state.iso3:
            markup.add(f"{UN}:state", text=state.name)
            continue
        number += 1
        label = writing.labels.state(state.iso3, state.name)
        attributes = {"refersTo": label, "eId": f"{context}__organization_{number}"}
        name = name_registered(state.name, state.iso3, language)
        markup.add("organization", attributes, name)
    return number


def point_votes(markup: Markup, writing: Writing) -> None:
    """Let the analysis of the votes point to the words that tell of them."""
    for voting, vote in zip(writing.votings, _order_votes(writing), strict=False):
        if not voting.pointed:
            markup.amend(voting.at, "href", f"#{vote.id}")
        for at, label in voting.counts:
            name = vote.quantities.get(label)
            if name:
                markup.amend(at, "href", f"#{name}")


def _order_votes(writing: Writing) -> list[PrintedVote]:
    """Give the votes in the text as the analysis has them, that on the whole first."""
    if not writing.votings:
        return []
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
