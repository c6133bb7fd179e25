"""What a format says of the document beside its words, as a portal would say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from unres.evidence import Fact, Field
from unres.language import Language
from unres.lexicon import find_language
from unres.model import Claims, Sponsor
from unres.segment.sponsors import read_names

RECORDED = "eng"
"""The language in which the United Nations record who submits a text."""

LISTS = (Field.MAIN, Field.CO, Field.SPONSOR)


def add_facts(claims: Claims, facts: Sequence[Fact], language: Language) -> Claims:
    """Return the claims of a portal, or if there is none what the facts say."""
    if claims.portal or not facts:
        return claims
    topics = (fact.value for fact in facts if fact.field is Field.TOPIC)
    drafts = (fact.value for fact in facts if fact.field is Field.DRAFT)
    return replace(
        claims,
        topics=tuple(dict.fromkeys(topics)),
        draft=next(drafts, ""),
        sponsors=tuple(_read_sponsors(facts, language)),
    )


def _read_sponsors(facts: Sequence[Fact], language: Language) -> Iterator[Sponsor]:
    """Yield the sponsors of lists in the document's language or in English.

    A list of which nobody is known is none: “the Chair of the Committee”.
    """
    for fact in facts:
        if fact.field not in LISTS:
            continue
        read = [
            list(read_names(fact.value, each))
            for each in (language, find_language(RECORDED))
        ]
        best = max(read, key=lambda found: sum(map(_is_known, found)))
        if all(map(_is_known, best)):
            yield from (replace(each, role=fact.field.value) for each in best)


def _is_known(sponsor: Sponsor) -> bool:
    """Whether a sponsor is a state or a group that the lexicons know."""
    return bool(sponsor.state.iso3 or sponsor.group)
