"""What the document says about itself, in plain fields."""

from __future__ import annotations

from typing import Final

from unres.lexicon import organs, organs_in
from unres.lexicon.portal import portals
from unres.model import (
    AgendaItem,
    Ballot,
    Claims,
    Count,
    DocumentType,
    Meta,
    Sponsor,
    State,
    Step,
    Topic,
)
from unres.writers.json.values import Object

SIDES: Final[dict[str, str]] = {
    "inFavour": "in_favour",
    "against": "against",
    "abstaining": "abstaining",
}
"""The choice in a vote → its field."""
TOPIC: Final = ("words", "value", "vocabulary", "address")
ITEM: Final = ("number", "title", "heading", "agenda")
"""What is told of a subject, and of an item of an agenda."""


def name_choice(choice: str) -> str:
    """Give a choice in a vote in words: "in favour"."""
    return SIDES.get(choice, choice).replace("_", " ")


def tell_facts(meta: Meta) -> Object:
    """Give the fields of the document's metadata; null where it does not say."""
    organ = organs_in(meta.language).get(meta.organ) or organs().get(meta.organ)
    return {
        "symbol": meta.symbol or None,
        "type": None if meta.type is DocumentType.UNKNOWN else meta.type.value,
        "organ": organ.title if organ else None,
        "organ_id": meta.organ or None,
        "number": meta.number or None,
        "title": meta.title or None,
        "session": meta.session or None,
        "agenda_item": _tell_agenda(meta),
        "adopted": meta.adopted or None,
        "adopted_inferred": meta.adopted_inferred,
        "issued": meta.issued or None,
        "meeting": meta.meeting or None,
        "outcome": meta.outcome or None,
        "vote": _tell_vote(meta.counts),
        "separate_votes": [_tell_ballot(ballot) for ballot in meta.ballots],
        "sponsors": list_sponsors(meta.sponsors),
        "topics": list_topics(meta.topics),
        "keywords": [_tell_known(each, *TOPIC) for each in meta.topics],
        "steps": list(map(_tell_step, meta.steps)),
        "listed_under": [_tell_known(each, *ITEM) for each in meta.listed],
        "draft": meta.draft or None,
        "job_number": meta.job_number or None,
        "language": meta.language.tag,
    }


def tell_claims(claims: Claims) -> Object | None:
    """Give what a portal says of the document, apart from the text; null for none."""
    if not claims.portal:
        return None
    portal, organ = portals().get(claims.portal), organs().get(claims.organ)
    return {
        "portal": claims.portal,
        "portal_title": portal.title if portal else None,
        "type": claims.type or None,
        "symbol": claims.symbol or None,
        "organ": organ.title if organ else None,
        "number": claims.number or None,
        "title": claims.title or None,
        "session": claims.session or None,
        "agenda_items": [
            {"number": item.number, "title": item.title or None}
            for item in claims.items
        ],
        "issued": claims.issued or None,
        "adopted": claims.adopted or None,
        "topics": list_topics(claims.topics),
        "declared": [
            {"list": SIDES.get(side, side), "count": count}
            for side, count in claims.declared
        ],
        "sponsors": list_sponsors(claims.sponsors),
        "outcome": claims.outcome or None,
        "vote": _tell_vote(claims.counts),
    }


def list_topics(topics: tuple[Topic, ...]) -> list[str]:
    """Give the words of subjects, each once."""
    return list(dict.fromkeys(topic.words for topic in topics))


def _tell_known(thing: Topic | AgendaItem, *names: str) -> Object:
    """Give some fields of a thing by their names; null for what is not known."""
    return {name: getattr(thing, name) or None for name in names}


def _tell_step(step: Step) -> Object:
    """Give what happened to the document, with what a record tells of it."""
    told = dict(step.told)
    return {
        "outcome": step.outcome or None,
        "date": step.date or None,
        "as": told.get("as"),
        "by": told.get("by"),
        "refers_to": told.get("refersTo"),
        "start": told.get("start"),
        "end": told.get("end"),
    }


def list_sponsors(sponsors: tuple[Sponsor, ...]) -> list[Object]:
    """Give the sponsors, in the order of the source."""
    return [
        {**tell_state(it.state), "role": it.role or None, "group": it.group or None}
        for it in sponsors
    ]


def tell_state(state: State) -> Object:
    """Give a state by the name in the source and its code."""
    return {"name": state.name, "iso3": state.iso3 or None}


def _tell_agenda(meta: Meta) -> Object | None:
    told = {"number": meta.agenda_item or None, "title": meta.agenda_title or None}
    return told if any(told.values()) else None


def _tell_vote(counts: tuple[Count, ...]) -> Object | None:
    """Give the sides of the vote; other choices stand under their own names."""
    if not counts:
        return None
    sides: dict[str, Object | None] = dict.fromkeys(SIDES.values())
    others: list[Object] = []
    for count in counts:
        side = SIDES.get(count.choice, "")
        told: Object = {
            "count": count.value,
            "states": [tell_state(state) for state in count.voters],
            "source": count.portal or "text",
        }
        if side and sides[side] is None:
            sides[side] = told
        else:
            others.append({"choice": count.choice, **told})
    return {**sides, "others": others}


def _tell_ballot(ballot: Ballot) -> Object:
    parts = [part.removeprefix("#") for part in ballot.parts]
    vote = _tell_vote(ballot.counts)
    return {"parts": parts, "outcome": ballot.outcome, "vote": vote}
