"""The labels that a document uses: each `#label` and the concept it stands for."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import final

from unres.escaping import quote_value
from unres.language import Language
from unres.lexicon import find_group, instruments_in, organs_in, roles_in, state_title
from unres.lexicon.display import show_action, show_name, show_session, words_for
from unres.lexicon.named import events
from unres.lexicon.names import events_in, groups_in, places_in
from unres.lexicon.portal import portals
from unres.lexicon.state import states_in
from unres.writers.akn.markup import Markup

CLASSES = ("Organization", "Role", "Event", "Concept", "Term", "Location", "Reference")
"""The classes of what labels stand for, in the order they are written."""
STATES = "/akn/ontology/organization/un/memberState/"
"""How the IRIs of states as those who act begin."""
RESERVED = frozenset({
    *("coverPage", "preface", "preamble", "body", "conclusions", "original"),
})
"""Ids of elements. All other ids of elements have an underscore; labels have none."""


@final
class Meaning:
    """What a label stands for."""

    __slots__ = ("href", "kind", "name", "show", "shown")

    def __init__(self, kind: str, tail: str, show: str, name: str = "") -> None:
        """Take its class, its place in the ontology, what it is called, its sort.

        A place that begins with "unreg." is not of the UN.
        """
        space = "" if tail.startswith("unreg.") else "un/"
        self.kind = kind
        self.href = f"/akn/ontology/{kind.lower()}/{space}{tail}"
        """Its IRI."""
        self.show = show
        self.shown = quote_value(show)
        """What it is called, as the value of an attribute."""
        self.name = name


@lru_cache(maxsize=4096)
def mean(kind: str, tail: str, show: str, name: str = "") -> Meaning:
    """Give what a label stands for, made once for all documents."""
    return Meaning(kind, tail, show, name)


@final
class Labels:
    """The labels used so far in one document; each is listed once."""

    __slots__ = ("entries", "known", "language", "taken")

    def __init__(self, language: Language) -> None:
        """Begin without any; words of the language of the document are shown."""
        self.language = language
        self.entries: dict[str, Meaning] = {}
        self.taken: set[str] = set()
        self.known: dict[tuple[str, str], str] = {}
        """What was asked for by its kind and name → the reference to its label."""

    def use(self, label: str, kind: str, tail: str, show: str, name: str = "") -> str:
        """Give the reference to a label (`#label`), listing it on its first use.

        `Meaning` says what the others are. A label that already stands for something
        else gets the class after it.
        """
        return self._list(clean_label(label), mean(kind, tail, show, name))

    def _list(self, label: str, entry: Meaning) -> str:
        name = label
        known = self.entries.get(name)
        count = 1
        while name in self.taken or (known and known.href != entry.href):
            name = f"{label}-{entry.kind.lower()}" + (f"-{count}" if count > 1 else "")
            known, count = self.entries.get(name), count + 1
        self.entries.setdefault(name, entry)
        return f"#{name}"

    def _keep(self, kind: str, name: str, sort: str, show: str, above: str = "") -> str:
        """Use a name as the label, and keep the reference for the next time."""
        label = clean_label(name)
        entry = mean(sort, above + label, show)
        used = self.known[kind, name] = self._list(label, entry)
        return used

    def take(self, label: str, before: str = "") -> str:
        """Give an id from the space of the labels to something else."""
        name = f"{before}{clean_label(label)}"
        while name in self.taken or name in self.entries:
            name += "-x"
        self.taken.add(name)
        return name

    def organ(self, name: str, printed: str = "") -> str:
        """Give the label of an organ by its name in the lexicon."""
        if known := self.known.get(("organ", name)):
            return known
        organ = organs_in(self.language).get(name)
        show = organ.title if organ else self._call(printed, name)
        return self._keep("organ", name, "Organization", show)

    def state(self, iso3: str, printed: str) -> str:
        """Give the label of a state as one that acts."""
        if known := self.known.get(("state", iso3)):
            return known
        show = self._state(iso3, printed)
        return self._keep("state", iso3, "Organization", show, "memberState/")

    def group(self, printed: str) -> str:
        """Give the label of a group of states by its printed name."""
        name = find_group(printed, self.language)
        show = groups_in(self.language)[name].title if name else printed
        tail = f"group/{clean_label(name or printed)}"
        return self.use(name or printed, "Organization", tail, show)

    def place(self, name: str, printed: str) -> str:
        """Give the label of a place, or of a state as one."""
        if known := self.known.get(("place", name)):
            return known
        place = places_in(self.language).get(name)
        show = place.title if place else self._state(name, printed)
        return self._keep("place", name, "Location", show)

    def converter(self) -> str:
        """Give the label of the project that converts."""
        show = words_for("converter", self.language) or "unres"
        return self.use("converter", "Organization", "unreg.unres", show)

    def portal(self, name: str) -> str:
        """Give the label of a portal by its name in the lexicon."""
        portal = portals().get(name)
        show = portal.title if portal else name
        tail = f"unreg.{clean_label(name)}"
        return self.use(f"portal-{name}", "Organization", tail, show)

    def role(self, name: str, printed: str = "") -> str:
        """Give the label of an office, or of a part taken in the document."""
        if known := self.known.get(("role", name)):
            return known
        role = roles_in(self.language).get(name)
        show = role.title if role else self._call(printed, name)
        return self._keep("role", name, "Role", show)

    def instrument(self, name: str, printed: str = "") -> str:
        """Give the label of a treaty, a declaration or an agenda."""
        instrument = instruments_in(self.language).get(name)
        show = instrument.title if instrument else self._call(printed, name)
        tail = f"instrument/{clean_label(name)}"
        return self.use(name, "Reference", tail, show, "instrument")

    def concept(self, name: str, show: str = "", group: str = "") -> str:
        """Give the label of a concept, in a group of the ontology."""
        if known := self.known.get((group, name)):
            return known
        shown = show or show_name(name, self.language)
        return self._keep(group, name, "Concept", shown, group and f"{group}/")

    def action(self, name: str) -> str:
        """Give the label of what a paragraph does."""
        known = self.known.get(("action", name))
        return known or self.concept(name, show_action(name, self.language), "action")

    def term(self, phrase: str, language: str) -> str:
        """Give the label of an action phrase as printed."""
        if known := self.known.get(("term", phrase)):
            return known
        label, entry = _read_term(phrase, language)
        used = self.known["term", phrase] = self._list(label, entry)
        return used

    def occasion(self, name: str, printed: str) -> str:
        """Give the label of a conference or an observance."""
        known, told = events().get(name), events_in(self.language).get(name)
        sort = known.sort if known else ""
        tail = "/".join(filter(None, (sort, clean_label(name))))
        show = " ".join(told.title.split()) if told else self._call(printed, name)
        return self.use(name, "Event", tail, show)

    def session(self, target: str, own: str) -> str:
        """Give the label of a session ("unga-hrc.27"); `own` is the author."""
        organ, _, number = target.rpartition(".")
        tail = f"{clean_label(organ or 'un')}.session.{clean_label(number)}"
        label = f"session{number}" if organ in {own, ""} else f"{organ}.session{number}"
        held = organs_in(self.language).get(organ)
        title = held.title if held else ""
        show = show_session(number, title, self.language)
        return self.use(label, "Event", tail, show)

    def _call(self, printed: str, name: str) -> str:
        """Give what is printed, or where nothing is, the words for a name."""
        return " ".join(printed.split()) or show_name(name, self.language)

    def _state(self, iso3: str, printed: str) -> str:
        known = iso3 in states_in(self.language)
        return state_title(iso3, self.language) if known else printed

    def write(self, markup: Markup) -> None:
        """Write what each label stands for, class by class, the states last."""
        ranked: dict[str, list[str]] = {kind: [] for kind in CLASSES}
        states: list[str] = []
        for label, entry in self.entries.items():
            # Labels and IRIs are clean: what is shown alone may hold signs.
            sort = f' name="{entry.name}"' if entry.name else ""
            shown = entry.shown or label
            made = f'eId="{label}"{sort} href="{entry.href}" showAs="{shown}"'
            state = entry.href.startswith(STATES)
            held = states if state else ranked[entry.kind]
            held.append(f"{markup.line}<TLC{entry.kind} {made}/>")
        for lines in (*ranked.values(), states):
            markup.written += lines


@lru_cache(maxsize=4096)
def _read_term(phrase: str, language: str) -> tuple[str, Meaning]:
    """Give the label of an action phrase as printed, and what it stands for."""
    shown = phrase.lower().split()
    words = shown
    if not "".join(words).isalnum():
        words = re.findall(r"[^\W_]+", phrase.lower())
    entry = Meaning("Term", ".".join(["un", language, *words]), " ".join(shown))
    return "-".join(["term", *words]), entry


@lru_cache(maxsize=4096)
def clean_label(text: str) -> str:
    """Give a text as a label: letters, digits, dots and hyphens.

    >>> clean_label("18 (d)"), clean_label("body")
    ('18-d', 'body-label')
    """
    plain = text.isalnum()
    label = text if plain else re.sub(r"[^\w.]+|_", "-", text).strip("-.") or "nn"
    return f"{label}-label" if label in RESERVED else label
