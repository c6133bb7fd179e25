"""What happened to the document: steps up to its adoption, who submitted it, votes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from unres.adoption import ADOPTED, RECORD
from unres.evidence import SUBMITTED, Field
from unres.iri import valid_date
from unres.lexicon.display import show_name
from unres.lexicon.state import name_registered
from unres.model import Ballot, Count, Kind, MarkKind, Meta, State, Step
from unres.writers.akn.markup import UN, Markup
from unres.writers.akn.writing import (
    PrintedVote,
    Voting,
    Writing,
    choice_label,
    outcome_label,
)

DRAFTS: Final = frozenset(it for it, by in SUBMITTED.items() if by is Field.MAIN)
"""The outcomes of steps in which a draft was submitted."""
ROLES: Final = ("main", "co", "")
"""The roles of sponsors, in the order they are listed."""


def write_lifecycle(markup: Markup, writing: Writing) -> None:
    """Write the adoption as the event that made the document, if it is dated."""
    if not (day := valid_date(writing.document.meta.adopted)):
        return
    markup.open("lifecycle", {"source": writing.labels.converter()})
    event = {"eId": "eref_1", "date": day, "type": "generation", "source": "#original"}
    markup.add("eventRef", event | {"refersTo": adoption_label(writing)})
    markup.close()


def write_workflow(markup: Markup, writing: Writing) -> None:
    """Write the steps that are dated; who submitted the text stands in the draft's.

    Where the draft has no date, they stand in the step of the adoption.
    """
    own, labels = writing.document.meta, writing.labels
    if not (steps := _order_steps(own)):
        return
    sponsoring = list_sponsoring(own)
    publisher = labels.organ(writing.publisher)
    markup.open("workflow", {"source": publisher})
    for number, step in enumerate(steps, 1):
        name = f"step_{number}"
        roles = [role for role, it in sponsoring if it == step]
        attributes = {"eId": name, "date": step.date, "by": publisher}
        if _is_adoption(step, own):
            attributes["by"] = labels.organ(writing.organ)
            attributes["as"] = labels.role("author")
            if own.outcome:
                attributes["outcome"] = outcome_label(writing, own.outcome)
            attributes["refersTo"] = adoption_label(writing)
        else:
            if "main" in roles:
                attributes["by"] = labels.organ("sponsors")
                attributes["as"] = labels.role("sponsor")
            if step.outcome:
                attributes["outcome"] = outcome_label(writing, step.outcome)
        attributes |= {f"{UN}:{said}": words for said, words in step.told}
        markup.open("step", attributes)
        write_sponsors(markup, writing, name, roles)
        markup.close()
    markup.close()


def list_undated(own: Meta) -> list[Step]:
    """Give the steps that stand in no workflow, which wants a date of each."""
    return [step for step in own.steps if not valid_date(step.date)]


def list_sponsoring(own: Meta) -> list[tuple[str, Step | None]]:
    """Give the roles of sponsors, and the step in which those of each stand, if any."""
    adoption = next((s for s in _order_steps(own) if _is_adoption(s, own)), None)
    drafts = [s for s in own.steps if s.outcome in DRAFTS and valid_date(s.date)]
    draft = next(iter(drafts), adoption)
    told = sorted({s.role for s in own.sponsors} - set(ROLES))
    return [(r, draft if r == ROLES[0] else adoption) for r in (*ROLES, *told)]


def _order_steps(own: Meta) -> list[Step]:
    """Give the steps that are dated as the record has them, the adoption among them.

    Of one that the record does not tell of, the place is behind what was before it.
    """
    steps = [step for step in own.steps if valid_date(step.date)]
    day = valid_date(own.adopted)
    if day and not any(_is_adoption(step, own) for step in steps):
        at = len(steps)
        while at > 0 and steps[at - 1].date > day:
            at -= 1
        steps.insert(at, Step(ADOPTED, day))
    return steps


def _is_adoption(step: Step, own: Meta) -> bool:
    """Whether a step is the adoption of the document as a whole."""
    return step.outcome == ADOPTED and step.date == valid_date(own.adopted)


def write_sponsors(
    markup: Markup, writing: Writing, context: str, roles: Iterable[str]
) -> None:
    """Write the sponsors of some roles, those of each together."""
    own = writing.document.meta
    number = 0
    for role in roles:
        acting = [s for s in own.sponsors if s.role == role]
        if not acting:
            continue
        attributes = {"draft": own.draft} if own.draft else {}
        attributes |= {"role": role} if role else {}
        markup.open(f"{UN}:sponsors", attributes)
        for sponsor in acting:
            if sponsor.state.name != sponsor.group:
                states = [sponsor.state]
                number = write_states(markup, writing, states, (context, number))
            if sponsor.group:
                number += 1
                made = {"eId": f"{context}__organization_{number}"}
                made = {"refersTo": writing.labels.group(sponsor.group), **made}
                markup.add("organization", made, sponsor.group)
        markup.close()


def write_states(
    markup: Markup, writing: Writing, states: Iterable[State], counted: tuple[str, int]
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


def adoption_label(writing: Writing) -> str:
    """Give the label of the adoption."""
    show = show_name("adoption", writing.labels.language)
    return writing.labels.use("adoption", "Event", "adoption", show)


def write_analysis(markup: Markup, writing: Writing) -> None:
    """Write the votes: that on the document, and those on parts of it."""
    edition = writing.edition
    if not edition.ballots:
        return
    markup.open("analysis", {"source": writing.labels.organ(writing.publisher)})
    markup.open("parliamentary")
    for ballot in edition.ballots:
        whole = not ballot.parts
        inside = len(ballot.parts) == 1 and ballot.parts[0][1:] in edition.ids
        place = {"refersTo": adoption_label(writing)} if whole else {}
        place = {"href": ballot.parts[0]} if inside else place
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
        listed = count.portal not in {"", RECORD}
        source = {"source": writing.labels.portal(count.portal)} if listed else {}
        markup.open(f"{UN}:voters", source)
        write_states(markup, writing, count.voters, (name, 0))
        markup.close()
    markup.close()
    return at


def point_votes(markup: Markup, writing: Writing) -> None:
    """Let the analysis of the votes point to the words that tell of them."""
    for voting, vote in zip(writing.votings, _order_votes(writing), strict=False):
        if not voting.pointed:
            markup.amend(voting.at, "href", f"#{vote.id}")
        for at, label in voting.counts:
            if name := vote.quantities.get(label):
                markup.amend(at, "href", f"#{name}")


def _order_votes(writing: Writing) -> list[PrintedVote]:
    """Give the votes in the text as the analysis has them, that on the whole first."""
    if not writing.votings:
        return []
    lines = writing.document.of_kind(Kind.VOTE, Kind.OPERATIVE)
    kinds = [{mark.kind for mark in line.marks} for line in lines]
    separate = [MarkKind.CITATION in each for each in kinds if MarkKind.OUTCOME in each]
    own = writing.votes[len(writing.votes) - len(separate) :]
    parts = [vote for vote, alone in zip(own, separate, strict=False) if alone]
    return [vote for vote in own if vote not in parts][:1] + parts
