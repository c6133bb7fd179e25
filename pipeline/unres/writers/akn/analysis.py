"""How the document was voted on, as a whole and in parts."""

from __future__ import annotations

from unres.adoption import RECORD
from unres.model import Ballot, Count, Kind, MarkKind
from unres.writers.akn.markup import UN, Markup
from unres.writers.akn.workflow import adoption_label, write_states
from unres.writers.akn.writing import (
    PrintedVote,
    Voting,
    Writing,
    choice_label,
    outcome_label,
)


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
    marks = [line.marks for line in lines]
    kinds = [{m.kind for m in each} for each in marks]
    separate = [MarkKind.CITATION in each for each in kinds if MarkKind.OUTCOME in each]
    own = writing.votes[len(writing.votes) - len(separate) :]
    parts = [vote for vote, alone in zip(own, separate, strict=False) if alone]
    return [vote for vote in own if vote not in parts][:1] + parts
