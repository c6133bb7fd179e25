"""Which unit of one document is which of the other: what is alike first, then near.

1. Units alike in kind, number and words, in order.
2. Between these, units with the same words: renumbered, or of another kind.
3. Anywhere, units with the same words that are left once on both sides: moved.
4. Between those of 1, units whose words are near, or with the same number.
5. Anywhere, units whose words are very near.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from unres.diff.align import Pair, align, find_twins, list_gaps

NEAR: Final = 0.5
"""How much of the words two units share that stand between the same neighbours."""
VERY_NEAR: Final = 0.7
"""How much of them those share that stand anywhere."""
ENOUGH: Final = 4
"""How many words a unit has, at least, that is known again wherever it stands."""
COMMON: Final = 40
"""In how many units a word may stand that tells which are near."""
BEST: Final = 8
"""With how many units, those that share most rare words, one is compared."""


class Key(NamedTuple):
    """What a unit is found by."""

    whole: Hashable
    """Kind, number and words: what is alike in it is the same unit."""
    text: Hashable
    """The words alone; "" for none."""
    number: Hashable
    """Kind and number; "" where it has no number."""
    words: Counter[str]


def pair_units(a: Sequence[Key], b: Sequence[Key]) -> list[Pair]:
    """Return the places of the units that are the same, sorted by the first."""
    return _Pairing(a, b).find()


class _Pairing:
    """The pairs found so far; each unit belongs to one at most."""

    def __init__(self, a: Sequence[Key], b: Sequence[Key]) -> None:
        self.a, self.b = a, b
        self.found: dict[int, int] = {}
        self.taken: set[int] = set()

    def find(self) -> list[Pair]:
        """Go from what is certain to what is likely."""
        anchors = align([key.whole for key in self.a], [key.whole for key in self.b])
        self._take(anchors)
        found = list_gaps(anchors, len(self.a), len(self.b))
        gaps = [(range(*gap_a), range(*gap_b)) for gap_a, gap_b in found]
        for gap in gaps:
            rest_a, rest_b = self._list_rest(*gap)
            same = align(
                [self.a[i].text or ("a", i) for i in rest_a],
                [self.b[j].text or ("b", j) for j in rest_b],
            )
            self._take((rest_a[i], rest_b[j]) for i, j in same)
        everything = range(len(self.a)), range(len(self.b))
        self._take_twins(*self._list_rest(*everything), lambda key: key.text)
        for gap in gaps:
            self._take_near(*self._list_rest(*gap), NEAR)
            self._take_twins(*self._list_rest(*gap), lambda key: key.number)
            self._take_only(*self._list_rest(*gap))
        self._take_near(*self._list_rest(*everything), VERY_NEAR, ENOUGH)
        return sorted(self.found.items())

    def _take(self, pairs: Iterable[Pair]) -> None:
        for i, j in pairs:
            self.found[i] = j
            self.taken.add(j)

    def _list_rest(
        self, places_a: range, places_b: range
    ) -> tuple[list[int], list[int]]:
        """Return the places in two ranges that belong to no pair yet."""
        return (
            [i for i in places_a if i not in self.found],
            [j for j in places_b if j not in self.taken],
        )

    def _take_twins(
        self, rest_a: list[int], rest_b: list[int], find: Callable[[Key], Hashable]
    ) -> None:
        """Pair what is left once on both sides."""
        keys_a = [find(self.a[i]) for i in rest_a]
        twins = find_twins(keys_a, [find(self.b[j]) for j in rest_b])
        self._take((rest_a[i], rest_b[j]) for i, j in twins if keys_a[i])

    def _take_only(self, rest_a: list[int], rest_b: list[int]) -> None:
        """Pair the only two that are left between two neighbours, if they are short.

        Where one word takes the place of another in a short unit, little is shared.
        Units without words are the same whatever their numbers are.
        """
        if len(rest_a) == len(rest_b) == 1:
            a, b = self.a[rest_a[0]], self.b[rest_b[0]]
            most = max(a.words.total(), b.words.total())
            if most == 0 or (most <= ENOUGH and a.number == b.number):
                self._take([(rest_a[0], rest_b[0])])

    def _take_near(
        self, rest_a: list[int], rest_b: list[int], least: float, words: int = 0
    ) -> None:
        """Pair units whose words are near, the nearest first."""
        scored = sorted(
            (-score, i, j)
            for i, j in self._list_candidates(rest_a, rest_b)
            if (score := self._score(i, j)) >= least
            and min(self.a[i].words.total(), self.b[j].words.total()) >= words
        )
        for _, i, j in scored:
            if i not in self.found and j not in self.taken:
                self._take([(i, j)])

    def _list_candidates(self, rest_a: list[int], rest_b: list[int]) -> Iterator[Pair]:
        """Yield the places of units that share words which few units have."""
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for j in rest_b:
            for word in self.b[j].words:
                holders[word].append(j)
        for i in rest_a:
            shared: Counter[int] = Counter()
            for word in self.a[i].words:
                if len(holders.get(word, ())) <= COMMON:
                    shared.update(holders.get(word, ()))
            best = sorted(shared, key=lambda j: (-shared[j], j))[:BEST]
            yield from ((i, j) for j in best)

    def _score(self, i: int, j: int) -> float:
        """Return how much of their words two units share, from 0 to 1."""
        a, b = self.a[i].words, self.b[j].words
        return 2 * (a & b).total() / (a.total() + b.total())
