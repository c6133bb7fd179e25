"""What bodies the words of a block name, and what "the Council" means among them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, final

from unres.language import CAPITAL, Language
from unres.lexicon import organs, organs_in
from unres.lexicon.patterns import pattern
from unres.marks.context import Context
from unres.marks.gazetteer import BODY
from unres.marks.names import Name
from unres.marks.tails import is_tail
from unres.model import MarkKind

WITHIN: Final = re.compile(rf"{CAPITAL}[\w'’-]*\s$")
"""A capital right before makes a short word the end of a longer name."""
REACH: Final = 30
"""How far before a short word that capital is looked for."""


@final
class Mention:
    """A body where it is named; `organ` is "" for one that no lexicon knows."""

    __slots__ = ("end", "full", "organ", "start")

    def __init__(self, start: int, end: int, organ: str, *, full: bool) -> None:
        """Take where it stands, what it is, and whether a full name says so."""
        self.start = start
        self.end = end
        self.organ = organ
        self.full = full


def list_mentions(
    text: str, names: Mapping[str, Sequence[Name]], context: Context
) -> list[Mention]:
    """Give every body that a text names, in order, with those no lexicon knows."""
    language = context.language
    goes_on = pattern("body-goes-on", language)
    mentions = [
        Mention(start, end, "" if is_tail(text, start, language) else organ, full=True)
        for start, end, organ in names.get(MarkKind.ORGAN, ())
        if not goes_on.match(text, end)
    ]
    words = names.get(BODY)
    if words:
        mentions += [Mention(start, end, "", full=False) for start, end, _ in words]
        mentions.sort(key=_outer_first)
        mentions = _name_short(text, mentions, context)
    return mentions


def _outer_first(mention: Mention) -> tuple[int, int]:
    """Give a key that sorts by start, the wider first."""
    return mention.start, -mention.end


def _name_short(
    text: str, bodies: Sequence[Mention], context: Context
) -> list[Mention]:
    """Say what the short words among bodies mean; leave out what is inside a name."""
    language = context.language
    new: dict[str, str] = {}
    between = pattern("place-listed", language)
    # Where the text names the organ that speaks, a short word means that one still.
    speaks = context.organ in [body.organ for body in bodies]
    kept = short_words(context.organ, language) if speaks else frozenset[str]()
    mentions: list[Mention] = []
    last = 0
    for mention in bodies:
        if mention.start < last:
            continue
        if mention.full:
            for word in short_words(mention.organ, language) - kept:
                new[word] = mention.organ
        else:
            # Side by side in a list stand two bodies: "… Council and the Council".
            listed = between.fullmatch(text, last, mention.start)
            mention.organ = _resolve(text, mention, context, {} if listed else new)
        mentions.append(mention)
        last = mention.end
    return mentions


def _resolve(
    text: str, mention: Mention, context: Context, new: Mapping[str, str]
) -> str:
    """Say which organ a short word means: the last named, first the one that speaks.

    One without sessions is not meant where the words behind tell of a session.
    """
    language = context.language
    word = text[mention.start : mention.end]
    if not pattern("short-body", language).fullmatch(word) or _is_tail(text, mention):
        return ""
    for sign in ("body-goes-on", "short-name-goes-on"):
        if pattern(sign, language).match(text, mention.end):
            return ""
    own = word in short_words(context.organ, language)
    named = context.named.get(word, _usual(language).get(word, ""))
    organ = new.get(word, context.organ if own else named)
    sits = not organ or organs()[organ].sessions != "none"
    if sits or not own:
        return organ
    meets = pattern("body-meets", language).match(text, mention.end) is not None
    return context.organ if meets else organ


def _is_tail(text: str, mention: Mention) -> bool:
    """Say whether a word ends a longer name; the first word of a sentence is none."""
    at = max(0, mention.start - REACH)
    before = WITHIN.search(text[at : mention.start])
    if before is None:
        return False
    opening = text[max(0, at - 3) : at + before.start()].rstrip()
    return bool(opening.strip("“\"'")) and not opening.endswith((".", ":"))


@cache
def short_words(organ: str, language: Language) -> frozenset[str]:
    """Give the short words for an organ: "Council" for the Human Rights Council.

    Where a language has cases, they are aliases with as many words as the title, or
    told apart.
    """
    known = organs_in(language).get(organ)
    names = [name.split() for name in (known.title, *known.aliases)] if known else []
    cases = [words for words in names if len(words) == len(names[0])]
    ends = {word for words in cases for word in (words[0], words[-1])}
    short = pattern("short-body", language).fullmatch
    told = known.cases if known else ()
    return frozenset((*told, *(word for word in ends if short(word))))


@cache
def _usual(language: Language) -> Mapping[str, str]:
    """Give what short words mean where no body of that name was named."""
    return {
        word: organ.name
        for organ in organs_in(language).values()
        if organ.word
        for word in {organ.word, *short_words(organ.name, language)}
    }
