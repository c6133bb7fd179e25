"""The words of action phrases, sorted so that one look-up finds what begins there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain

from unres.errors import LexiconError
from unres.language import Language
from unres.lexicon.phrases import Phrasebook, Verb, read_phrasebook

PARTS = ("preambular", "operative", "past")
"""The forms of verbs: those of the two parts, and those that tell what was done."""

Phrases = list[tuple[list[str], Verb | None]]
"""Phrases, the longest first; each with its verb, if any."""

Index = Mapping[str, Mapping[str, Phrases]]
"""Phrases by their first word and their second, "" where they have none."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What can stand in an action phrase of one part in one language."""

    openers: frozenset[str]
    """Every word with which a phrase can begin."""
    leads: frozenset[str]
    """What a phrase inside a sentence can begin with: phrases, or words of verbs."""
    finite: Index
    infinitive: Index
    state: Index
    adverbs: Index
    followers: Index
    copulas: Index
    auxiliaries: Index
    owners: Index
    degrees: Index
    feelings: Index
    nouns: Index
    things: Mapping[str, str]
    """What an object means: "Concern" for "concerns"."""
    companion: str
    conjunction: str
    space: str
    """What parts the words: a blank, or nothing where a word is a character."""
    inside: frozenset[str]
    """The concepts of the verbs that act inside a sentence too."""
    free: bool
    """Whether a state of mind needs no copula, as in preambles."""
    alone: Mapping[str, tuple[str, frozenset[str]]] = field(default_factory=dict)
    """Words that open phrases, each with what it is by itself and all that may go on.

    Its concept, or "" where it is none by itself and needs one of those behind it.
    """


@cache
def read_vocabulary(part: str, language: Language) -> Vocabulary:
    """Sort what can stand in the phrases of a part by first words.

    Raises:
        LexiconError: The language or the part is not known, or its records are wrong.
    """
    if part not in PARTS:
        raise LexiconError(f"no part of a resolution is called {part!r}")
    book = read_phrasebook(language)
    grammar = book.grammar
    space = " " if language.bounded else ""
    adverbs = _index(grammar.adverbs, space)
    copulas = _index(grammar.copulas[part], space)
    auxiliaries = _index(grammar.auxiliaries[part], space)
    state, finite = _index_verbs(book, "state", space), _index_verbs(book, part, space)
    free = part == "preambular"
    openers = (adverbs, copulas, auxiliaries, finite, state if free else {})
    known = Vocabulary(
        openers=frozenset(word for index in openers for word in index),
        leads=frozenset(_list_leads(openers, grammar.inside[part], space)),
        finite=finite,
        infinitive=_index_verbs(book, "infinitive", space),
        state=state,
        adverbs=adverbs,
        followers=_index(grammar.followers[part], space),
        copulas=copulas,
        auxiliaries=auxiliaries,
        owners=_index(grammar.owners, space),
        degrees=_index(grammar.degrees, space),
        feelings=_index(grammar.feelings, space),
        nouns=_index((form for it in book.objects for form in it.forms), space),
        things={form: it.concept for it in book.objects for form in it.forms},
        companion=grammar.companion,
        conjunction=grammar.conjunction,
        space=space,
        inside=frozenset(grammar.inside[part]),
        free=free,
    )
    return replace(known, alone=_list_alone(known, openers))


def _list_alone(
    known: Vocabulary, openers: Sequence[Index]
) -> Mapping[str, tuple[str, frozenset[str]]]:
    """Give the words of which it is known what they are with nothing behind them."""
    further = {*known.followers, known.companion, known.conjunction}
    objects = {*known.owners, *known.degrees, *known.nouns}
    led = {*chain(*openers), *known.state, *known.infinitive}
    alone: dict[str, tuple[str, frozenset[str]]] = {}
    for word in known.openers:
        found = [index[word] for index in openers if word in index]
        verb = next((v for each in found for _, v in each.get("", ()) if v), None)
        after = {*chain(*found), *further}
        if verb is None:
            after |= led if "" in after else set()
        elif len(found) > 1:
            continue
        elif verb.takes or verb.composes:
            after |= objects
        alone[word] = verb.concept if verb else "", frozenset(after - {""})
    # Many words have the same behind them: what lives on is looked at again and again.
    shared = {after: after for _, after in alone.values()}
    return {word: (concept, shared[after]) for word, (concept, after) in alone.items()}


def _list_leads(
    openers: Iterable[Index], inside: Collection[str], space: str
) -> Iterator[str]:
    """Give phrases that lead to a verb, and first words of verbs that act inside."""
    found = [some for index in openers for some in index.values()]
    entries = [entry for some in found for each in some.values() for entry in each]
    for words, verb in entries:
        if verb is None:
            yield space.join(words)
        elif verb.concept in inside:
            yield words[0]


def _index_verbs(book: Phrasebook, kind: str, space: str) -> Index:
    """Sort one kind of form of all verbs by first words."""
    forms = ((form, verb) for verb in book.verbs for form in getattr(verb, kind))
    return _sort(forms, space)


def _index(phrases: Iterable[str], space: str) -> Index:
    """Sort phrases that are no verbs by first words."""
    return _sort(((phrase, None) for phrase in phrases), space)


def _sort(phrases: Iterable[tuple[str, Verb | None]], space: str) -> Index:
    """Sort phrases by first words, the longest first."""
    index: dict[str, dict[str, Phrases]] = {}
    for phrase, verb in phrases:
        words = phrase.split() if space else list(phrase)
        first, second = words[0], words[1] if len(words) > 1 else ""
        index.setdefault(first, {}).setdefault(second, []).append((words, verb))
    for found in index.values():
        for some in found.values():
            some.sort(key=_by_length)
    return index


def _by_length(entry: tuple[list[str], Verb | None]) -> int:
    return -len(entry[0])


def skip_phrases(index: Index, words: Sequence[str], at: int, times: int = 1) -> int:
    """Give where the phrases that begin at a word end, or the word itself."""
    for _ in range(times):
        if words[at] not in index:
            break
        end, _verb = find_phrase(index, words, at)
        if end == at:
            break
        at = end
    return at


def find_phrase(
    index: Index, words: Sequence[str], at: int, inner: Index | None = None
) -> tuple[int, Verb | None]:
    """Find the longest phrase at a word; `inner` may stand between its words."""
    found = index.get(words[at])
    if found is None:
        return at, None
    for phrase, verb in _list_likely(found, words, at + 1, inner):
        end = at + 1
        for word in phrase[1:]:
            if inner and words[end] != word:
                end = skip_phrases(inner, words, end)
            if words[end] != word:
                break
            end += 1
        else:
            return end, verb
    return at, None


def _list_likely(
    found: Mapping[str, Phrases], words: Sequence[str], at: int, inner: Index | None
) -> Phrases:
    """Give the phrases that go on with the next word, or with the one behind `inner`.

    What has one word comes last.
    """
    next_ = words[at]
    likely = found.get(next_, []) if next_ else []
    if inner and next_ in inner:
        behind = words[skip_phrases(inner, words, at)]
        if behind and behind != next_ and behind in found:
            likely = sorted([*likely, *found[behind]], key=_by_length)
    return [*likely, *found[""]] if "" in found else likely
