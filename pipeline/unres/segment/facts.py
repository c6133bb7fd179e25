"""What a format says of the document beside its words, as a portal would say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from unres.adoption import ADOPTED, RECORD
from unres.evidence import SUBMITTED, Fact, Field
from unres.language import Language
from unres.lexicon import find_iso3, find_language, state_title
from unres.lexicon.display import show_counted
from unres.model import AgendaItem, Claims, Count, Meta, Sponsor, State, Step, Topic
from unres.segment.sponsors import make_sponsor, read_names

RECORDED = "eng"
"""The language in which the United Nations record who submits a text."""
LISTS = (Field.MAIN, Field.CO, Field.SPONSOR)


def add_facts(claims: Claims, facts: Sequence[Fact], language: Language) -> Claims:
    """Return the claims of a portal, or if there is none what the facts say."""
    if claims.portal or not facts:
        return claims
    found = [_read_step(each, language) for each in facts if each.field is Field.STEP]
    drafts = [each.value for each in facts if each.field is Field.DRAFT]
    drafts += [draft for _, _, draft in found if draft]
    listed = [_read_sponsors(each, language) for each in facts if each.field in LISTS]
    sponsors = [each for _, own, _ in found for each in own]
    topics = [
        Topic(it.value, **dict(it.more)) for it in facts if it.field is Field.TOPIC
    ]
    items = [
        AgendaItem(it.value, **dict(it.more)) for it in facts if it.field is Field.ITEM
    ]
    return replace(
        claims,
        title=_find_first(facts, Field.TITLE),
        issued=_find_first(facts, Field.ISSUED),
        topics=tuple(dict.fromkeys(topics)),
        steps=tuple(step for step, _, _ in found if step),
        listed=tuple(dict.fromkeys(items)),
        draft=next(iter(drafts), ""),
        sponsors=(*sponsors, *(each for own in listed for each in own)),
        outcome=_find_first(facts, Field.OUTCOME),
        counts=tuple(_list_counts(facts, language)),
    )


def add_record(meta: Meta) -> Meta:
    """Return what a document says of itself with what only its record tells.

    A portal, which may know no more than the month of the issue, is no record.
    """
    said = meta.claims
    if said.portal:
        return meta
    item = AgendaItem(meta.agenda_item, meta.agenda_title)
    return replace(
        meta,
        issued=meta.issued or said.issued,
        steps=tuple(_settle_steps(said.steps, meta.adopted)),
        listed=tuple(_settle_items(said.listed, item, meta.language)),
    )


def _find_first(facts: Sequence[Fact], field: Field) -> str:
    return next((each.value for each in facts if each.field is field), "")


def _read_step(
    fact: Fact, language: Language
) -> tuple[Step | None, Sequence[Sponsor], str]:
    """Read a step: what is left to tell of it, who submitted a draft, its symbol."""
    told = dict(fact.more)
    date = told.pop("date", "")
    field = SUBMITTED.get(fact.value)
    sponsors: Sequence[Sponsor] = ()
    draft = ""
    if field is not None:
        named = Fact(field, told.get("by", ""))
        sponsors = _read_sponsors(named, language)
        if sponsors:
            del told["by"]
        if field is Field.MAIN:
            draft = told.get("as", "")
        if sponsors and not date:
            told.pop("as", None)
    step = Step(fact.value, date, tuple(told.items()))
    bare = field is not None or not fact.value
    return None if bare and not (date or told) else step, sponsors, draft


def _read_sponsors(fact: Fact, language: Language) -> Sequence[Sponsor]:
    """Return the sponsors of a list in the document's language or in English.

    A list that names somebody unknown is none: “the Chair of the Committee”.
    """
    if not fact.value.strip():
        return ()
    languages = (language, find_language(RECORDED))
    if fact.more:
        own = Sponsor(State(fact.value), group=fact.value)
        group = ("one", "group") in fact.more
        read = [[own if group else make_sponsor(fact.value, x)] for x in languages]
    else:
        read = [list(read_names(fact.value, each)) for each in languages]
    best = max(read, key=lambda found: sum(map(_is_known, found)))
    if not fact.more and not all(map(_is_known, best)):
        return ()
    return [replace(each, role=fact.field.value) for each in best]


def _is_known(sponsor: Sponsor) -> bool:
    """Whether a sponsor is a state or a group that the lexicons know."""
    return bool(sponsor.state.iso3) or sponsor.group == sponsor.state.name


def _list_counts(facts: Sequence[Fact], language: Language) -> Iterator[Count]:
    """Yield the sides of the vote, with the voters that are listed."""
    for fact in facts:
        if fact.field is Field.COUNT:
            named = (words for name, words in fact.more if name == "voter")
            voters = tuple(_find_voter(words, language) for words in named)
            value = dict(fact.more).get("value", "")
            known = value.isascii() and value.isdecimal()
            count = int(value) if known else len(voters)
            yield Count(fact.value, count, voters, RECORD if voters else "")


def _find_voter(words: str, language: Language) -> State:
    """Find a state by its name in a record, in the document's language or in English.

    Where records write a name in capitals, the United Nations' own stands for it.
    """
    english = find_language(RECORDED)
    iso3 = find_iso3(words, language) or find_iso3(words, english)
    shown = state_title(iso3, english) if iso3 and words.isupper() else words
    return State(shown, iso3)


def _settle_items(
    listed: Sequence[AgendaItem], item: AgendaItem, language: Language
) -> Iterator[AgendaItem]:
    """Yield the items of a record, that of the text first, which is as printed.

    Where the record says no more of it, it is none of them. Words of ours for an item
    that is not named are no name.
    """

    def is_other(each: AgendaItem) -> bool:
        return not item.number or _bare(each.number) != _bare(item.number)

    for each in sorted(listed, key=is_other):
        same = not is_other(each)
        number = item.number if same else each.number
        named = each.title != show_counted("agendaItem", number, language)
        title = each.title if named and not (same and item.title) else ""
        told = replace(each, number=number, title=title)
        if told != AgendaItem(item.number):
            yield told


def _settle_steps(steps: Sequence[Step], adopted: str) -> Iterator[Step]:
    """Yield the steps of a record, those without a date last.

    The adoption has the day on which it was; one of which the record says no more than
    that is none of them.
    """
    adoptions = [step for step in steps if step.outcome == ADOPTED]
    on_day = [step for step in adoptions if step.date == adopted]
    own = next(iter((*on_day, *adoptions[:1])), None) if adopted else None
    for step in sorted(steps, key=lambda step: not step.date):
        if step is not own:
            yield step
        elif step.told:
            yield replace(step, date=adopted)


def _bare(number: str) -> str:
    """Return the letters and digits of a number."""
    return "".join(c for c in number if c.isalnum()).casefold()
