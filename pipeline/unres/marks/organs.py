"""Bodies by their names, and what "the Council" and "its" mean in a text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from unres.language import CAPITAL, UNKNOWN, Language
from unres.lexicon import organs, organs_in
from unres.lexicon.patterns import pattern
from unres.marks.finder import Context
from unres.marks.gazetteer import BODY, find_known
from unres.marks.tails import is_tail
from unres.marks.tokens import compile_pattern
from unres.model import Mark, MarkKind

WITHIN: Final = re.compile(rf"{CAPITAL}[\w'’-]*\s$")
"""A capital right before makes a short word the end of a longer name."""

REACH: Final = 150
"""How many characters "its" may stand behind the body that it refers to."""


class Mention(NamedTuple):
    """A body where it is named; `organ` is "" for one that no lexicon knows."""

    start: int
    end: int
    organ: str
    full: bool = True


def find_organs(text: str, context: Context) -> Iterator[Mark]:
    """Find bodies by their names, and by short words where it is clear whose."""
    for mention in find_mentions(text, context):
        if mention.organ:
            yield Mark(mention.start, mention.end, MarkKind.ORGAN, mention.organ)


@lru_cache(maxsize=8)
def find_mentions(text: str, context: Context) -> tuple[Mention, ...]:
    """Give every body that a text names, in order, with those no lexicon knows."""
    if context.language == UNKNOWN:
        return ()
    language = context.language
    named = dict(_usual(language), **dict(context.named))
    named |= dict.fromkeys(_short_words(context.organ, language), context.organ)
    usual = dict(named)
    bodies = _list_bodies(text, language)
    # Where the text names the organ that speaks, a short word means that one still.
    speaks = any(body.organ == context.organ for body in bodies)
    kept = _short_words(context.organ, language) if speaks else frozenset[str]()
    mentions: list[Mention] = []
    for mention in bodies:
        if mentions and mention.start < mentions[-1].end:
            continue
        if mention.full:
            words = _short_words(mention.organ, language) - kept
            named |= dict.fromkeys(words, mention.organ)
            mentions.append(mention)
        else:
            last = mentions[-1].end if mentions else 0
            # Side by side in a list stand two bodies: "… Council and the Council".
            between = pattern("place-listed", language)
            listed = between.fullmatch(text, last, mention.start)
            known = usual if listed else named
            organ = _resolve(text, mention, context.organ, known, language)
            mentions.append(mention._replace(organ=organ))
    return tuple(mentions)


def find_before(text: str, at: int, context: Context) -> Mention | None:
    """Find the body that is named last before an offset."""
    mentions = find_mentions(text, context)
    i = bisect_right(mentions, at, key=lambda mention: mention.end)
    return mentions[i - 1] if i else None


def find_at(text: str, at: int, context: Context) -> Mention | None:
    """Find the body whose name starts at an offset."""
    mentions = find_mentions(text, context)
    i = bisect_left(mentions, at, key=lambda mention: mention.start)
    return mentions[i] if i < len(mentions) and mentions[i].start == at else None


def find_owner(text: str, at: int, context: Context) -> str:
    """Say whose resolution or session "its" at an offset means, or "".

    The body named before it in the clause, if it is named as one that acts; else
    the organ that speaks.
    """
    mention = find_before(text, at, context)
    if mention and at - mention.end <= REACH:
        gap = text[mention.end : at]
        acts = _is_adopting(mention) and not pattern(
            "body-attribute", context.language
        ).match(text, mention.end)
        acts = (
            acts
            or pattern("body-before-its", context.language).fullmatch(gap) is not None
        )
        if acts and not compile_pattern("clause", context.language).search(gap):
            loose = not mention.organ and not _is_bound(gap, context.language)
            return context.organ if loose else mention.organ
    return context.organ


def name_bodies(text: str, context: Context) -> dict[str, str]:
    """Give what short words mean after a text, where it names bodies in full."""
    return {
        word: mention.organ
        for mention in find_mentions(text, context)
        if mention.full
        for word in _short_words(mention.organ, context.language)
    }


def _list_bodies(text: str, language: Language) -> list[Mention]:
    """Give the bodies known by name, and every word that may be a body, in order."""
    known = [
        Mention(
            name.start,
            name.end,
            "" if is_tail(text, name.start, language) else name.target,
        )
        for name in find_known(text, MarkKind.ORGAN, language)
        if not pattern("body-goes-on", language).match(text, name.end)
    ]
    words = [Mention(*word[:2], "", False) for word in find_known(text, BODY, language)]
    return sorted([*known, *words], key=lambda body: (body.start, -body.end))


def _resolve(
    text: str, mention: Mention, speaker: str, named: dict[str, str], language: Language
) -> str:
    """Say which organ a short word means: the last named, first the one that speaks.

    One without sessions is not meant where the words behind tell of a session.
    """
    word = text[mention.start : mention.end]
    if not pattern("short-body", language).fullmatch(word) or _is_tail(text, mention):
        return ""
    signs = ("body-goes-on", "short-name-goes-on")
    if any(pattern(sign, language).match(text, mention.end) for sign in signs):
        return ""
    organ = named.get(word, "")
    own = _short_words(speaker, language)
    sits = not organ or organs()[organ].sessions != "none"
    meets = pattern("body-meets", language).match(text, mention.end) is not None
    return organ if sits or not meets or word not in own else speaker


def _is_tail(text: str, mention: Mention) -> bool:
    """Say whether a word ends a longer name; the first word of a sentence is none."""
    at = max(0, mention.start - 30)
    before = WITHIN.search(text[at : mention.start])
    if before is None:
        return False
    opening = text[max(0, at - 3) : at + before.start()].rstrip()
    return bool(opening.strip("“\"'")) and not opening.endswith((".", ":"))


def _is_bound(gap: str, language: Language) -> bool:
    """Say whether the words between a body and "its" tie the two for certain."""
    return bool(pattern("body-acts", language).search(gap)) and not pattern(
        "body-founded", language
    ).search(gap)


def _is_adopting(mention: Mention) -> bool:
    """Say whether a body adopts resolutions; of unknown ones we must think so."""
    return not mention.organ or bool(organs()[mention.organ].number)


@cache
def _short_words(organ: str, language: Language) -> frozenset[str]:
    """Give the short words for an organ: "Council" for the Human Rights Council.

    Where a language has cases, they are aliases with as many words as the title.
    """
    known = organs_in(language).get(organ)
    names = [name.split() for name in (known.title, *known.aliases)] if known else []
    cases = [words for words in names if len(words) == len(names[0])]
    ends = {word for words in cases for word in (words[0], words[-1])}
    return frozenset(
        word for word in ends if pattern("short-body", language).fullmatch(word)
    )


@cache
def _usual(language: Language) -> dict[str, str]:
    """Give what short words mean where no body of that name was named."""
    return {
        word: organ.name
        for organ in organs_in(language).values()
        if organ.word
        for word in {organ.word, *_short_words(organ.name, language)}
    }
