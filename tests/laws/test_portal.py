"""Pages of a portal in every combination: what went in comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from spoken import ENGLISH
from unres.ledger import audit
from unres.lexicon import find_iso3, rule_records
from unres.model import Document, Kind, Source, texts, walk
from unres.readers.language import tell_language
from unres.recover import recover
from unres.segment import segment

STATES = (
    "Albania", "Bolivia, Plurinational State of", "Cape Verde", "Chad",
    "Congo, the Democratic Republic of the", "Côte d'Ivoire", "Eswatini", "Iceland",
    "Iran, Islamic Republic of", "Korea, Republic of", "North Macedonia",
    "Palestine, State of", "Sao Tome and Principe", "Turkey", "Uruguay", "Yemen",
)  # fmt: skip
"""States as the portal spells them."""

TOPICS = (
    "Right to water", "Economic, Social and Cultural Rights", "Right to development",
)  # fmt: skip

ITEM = (
    "Promotion and protection of wells, ponds and rivers, including the right to rain"
)
RECITALS = (
    "Guided by the wish of all peoples to live side by side in peace,",
    "Recalling that rivers and wells are shared by many, and that neighbours do well to"
    " speak of floods before they come,",
    "Noting the meetings at which teachers and nurses told of what they had learned,",
)
ACTS = (
    "Welcomes the work done by the working party on shared wells;",
    "Requests the High Commissioner to draw up a short paper on what States have found"
    " useful, and to send it to all towns along the river;",
    "Decides to keep the matter on its list of work.",
)
LEAD = (
    "At its 40th meeting, on 22 March 2021, the Human Rights Council decided to adopt"
    " the text below:"
)
STAR_NOTE = (
    "The resolutions and decisions adopted by the Human Rights Council will be"
    " contained in the report of the Council on its eighty-eighth session"
    " (A/HRC/88/2), chap. I."
)
FIRST_NOTE = "A/HRC/18/24."
MANGLED = f"GE.2{FIRST_NOTE} -13117"
"""The job number GE.21-13117 with the note in place of its first "1"."""

LISTS = {
    "main": "- Main sponsors{}",
    "co": "- Co-sponsors{}",
    "inFavour": "- In Favour",
    "abstaining": "- Abstaining",
    "against": "- Against",
}
"""The heads of lists in the order of the page; votes have no count."""


EXPECTED = {"symbol-made", "symbol-missing", "portal-taken", "sponsors-missing"}
"""The notices that a right page may have: nothing disagrees, nothing is lost."""


@dataclass(frozen=True)
class Page:
    """What a page is made of."""

    variant: str
    kind: str
    keys: frozenset[str]
    topics: tuple[str, ...]
    item_given: bool
    month: str
    lists: dict[str, tuple[str, ...]]
    declared: dict[str, int]
    dashed: bool
    job: str
    masthead: str
    dated: bool
    star: str
    note_at: str
    number: str
    running_head: bool
    special: bool
    leads: bool
    paged: bool

    @property
    def session(self) -> str:
        """The session as it is numbered."""
        return "S-9" if self.special else "88"

    @property
    def headed(self) -> bool:
        """Whether the portal's header stands on the page."""
        return self.variant != "none"

    @property
    def starred(self) -> str:
        """The star as it is read."""
        return self.star.replace("∗", "*")

    @property
    def old(self) -> bool:
        """Whether nothing but the organ stands above "Resolution 88/1. Title"."""
        return self.masthead == "bare"


KINDS = {
    "RES": ("Final Resolution", "Resolution", "resolution"),
    "DEC": ("Final Decision", "Decision", "decision"),
}
TITLE = "Care of shared wells"


@st.composite
def pages(draw: st.DrawFn) -> Page:
    """Give a page in one of the portal's variants."""
    variant = draw(st.sampled_from(["single", "blank", "none"]))
    names = list(draw(st.permutations(STATES)))
    lists: dict[str, tuple[str, ...]] = {}
    declared: dict[str, int] = {}
    if variant == "single":
        for side in LISTS:
            if draw(st.booleans()):
                size = draw(st.integers(1, 3))
                lists[side], names = tuple(names[:size]), names[size:]
            if side in {"main", "co"} and (side in lists or draw(st.booleans())):
                hidden = draw(st.integers(1, 9))
                declared[side] = len(lists[side]) if side in lists else hidden
    keys = draw(st.sets(st.sampled_from(["Date", "Session", "Agenda Item", "Topic"])))
    masthead = draw(st.sampled_from(["lines", "one", "item", "bare"]))
    portal_only = variant == "none" or "Session" not in keys
    if masthead == "bare" and portal_only:
        masthead = "lines"
    star = "" if masthead == "bare" else draw(st.sampled_from(["", "*", "**", "∗"]))
    return Page(
        variant=variant,
        kind=draw(st.sampled_from(list(KINDS))),
        keys=frozenset(keys),
        topics=tuple(draw(st.lists(st.sampled_from(TOPICS), min_size=1, unique=True))),
        item_given=draw(st.booleans()),
        month=draw(st.sampled_from(["Mar", "Apr"])),
        lists=lists,
        declared=declared,
        dashed=draw(st.booleans()),
        job=draw(st.sampled_from(["", "bare", "whole", "blank", "mangled"])),
        masthead=masthead,
        dated=draw(st.booleans()),
        star=star,
        note_at=draw(st.sampled_from(["between", "inside", "end"])),
        number=draw(st.sampled_from(["point", "plain", "line", "lost"])),
        running_head=draw(st.booleans()),
        special=draw(st.booleans()),
        leads=draw(st.booleans()),
        paged=draw(st.booleans()),
    )


def print_header(page: Page) -> list[str]:
    """Give the lines of the portal's header."""
    if not page.headed:
        return []
    first = [f"{page.kind}/{page.session}/1 {TITLE}"]
    if page.variant == "blank":
        first = ["Original HRC document", "PDF"]
    name = "9th Special" if page.special else "88th Regular"
    values = {
        "Date": f"2021 {page.month}",
        "Session": f"{name} Session (2021 Mar)",
        "Agenda Item": f"Item3: {ITEM}" if page.item_given else "",
        "Topic": ", ".join(page.topics),
    }
    kept = [f"{k}: {v}".rstrip() for k, v in values.items() if k in page.keys]
    return [*first, f"Document Type: {KINDS[page.kind][0]}", *kept, *print_lists(page)]


def print_lists(page: Page) -> list[str]:
    """Give the lines of the lists: heads with their counts, and names below them."""
    lines: list[str] = []
    for side, head in LISTS.items():
        if side not in page.lists and side not in page.declared:
            continue
        lines.append(head.format(page.declared.get(side, "")))
        names = page.lists.get(side, ())
        lines += ["-"] if names and page.dashed else []
        lines += [f"- {name}" if page.dashed else name for name in names]
    return lines


def print_masthead(page: Page) -> list[str]:
    """Give the lines between the header and the title."""
    jobs = {"": [], "bare": ["GE."], "whole": ["GE.21-13117(E)"],
            "blank": ["GE.21- 13117"], "mangled": [MANGLED]}  # fmt: skip
    lines = list(jobs[page.job])
    if page.old:
        return [*lines, "Human Rights Council"]
    named = "Ninth special" if page.special else "Eighty-eighth"
    session = f"Human Rights Council {named} session"
    period = ["1–24 March 2021"] if page.dated else []
    match page.masthead:
        case "one":
            lines.append(f"{session} Agenda item 3 {ITEM}")
        case "item":
            lines += [session, *period, f"Agenda item 3 {ITEM}"]
        case _:
            lines += [session, *period, "Agenda item 3", ITEM]
    named = KINDS[page.kind][1]
    return [*lines, f"{named} adopted by the Human Rights Council{page.star}"]


def print_title(page: Page) -> list[str]:
    """Give the lines of the number and the title."""
    if page.old:
        return [f"{KINDS[page.kind][1]} {page.session}/1. {TITLE}"]
    number = f"{page.session}/1"
    forms = {"point": [f"{number}. {TITLE}"], "plain": [f"{number} {TITLE}"],
             "line": [number, TITLE], "lost": [TITLE]}  # fmt: skip
    return forms[page.number]


def wrap(words: str, width: int = 84) -> list[str]:
    """Break words into lines as the portal's text has them."""
    lines = [""]
    for word in words.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def print_text(page: Page) -> list[str]:
    """Give the lines of the text, with the note of the star somewhere among them."""
    note = wrap(f"{page.starred} {STAR_NOTE}") if page.star else []
    lines = wrap(LEAD) if page.leads else []
    lines.append("The Human Rights Council,")
    for i, recital in enumerate(RECITALS):
        called = page.job == "mangled" and i == 0
        lines += wrap(recital.removesuffix(",") + ",1" if called else recital)
    for number, act in enumerate(ACTS, 1):
        own = wrap(f"{number}. {act}")
        if number == len(ACTS) - 1 and page.note_at == "inside":
            own = [own[0], *note, *own[1:]]
        if number == len(ACTS) - 1 and page.note_at == "between":
            own = [*own, *note]
        if number == len(ACTS) - 1 and page.paged:
            own = [own[0], "page 2", *own[1:]]
        lines += own
    lines += ["40th meeting", "22 March 2021", print_vote(page)]
    return [*lines, *(note if page.note_at == "end" else [])]


def print_vote(page: Page) -> str:
    """Give the line of the vote, as the lists have it."""
    if not set(page.lists) & {"inFavour", "against", "abstaining"}:
        return "[Adopted without a vote.]"
    sides = ("inFavour", "against", "abstaining")
    numbers = [len(page.lists.get(side, ())) or 5 for side in sides]
    return "[Adopted by a recorded vote of {} to {}, with {} abstentions.]".format(
        *numbers
    )


def print_page(page: Page) -> str:
    """Give the page as text."""
    symbol = f"A/HRC/{page.kind}/{page.session}/1"
    head = [f"United Nations {symbol}", "General Assembly"]
    lines = [
        *(head if page.running_head else []),
        *print_header(page),
        *print_masthead(page),
        *print_title(page),
        *print_text(page),
    ]
    return ("\n" if page.variant == "single" else "\n\n").join(lines)


def words_of(document: Document, *kinds: Kind) -> list[str]:
    """Give the words of the document's own blocks of some kinds."""
    return [str(block.text) for block in document.of_kind(*kinds)]


def name_sides(page: Page, sides: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Give the lists of some sides that the page shows."""
    return {side: page.lists[side] for side in sides if side in page.lists}


def check_portal(page: Page, document: Document) -> None:
    """Hold what the portal says against what was put into its header."""
    claims, meta = document.meta.claims, document.meta
    assert bool(claims.portal) is page.headed
    assert (
        claims.issued
        == (
            f"2021-{'03' if page.month == 'Mar' else '04'}"
            if "Date" in page.keys
            else ""
        )
        or not page.headed
    )
    assert claims.topics == meta.topics
    assert tuple(topic.words for topic in meta.topics) == (
        page.topics if page.headed and "Topic" in page.keys else ()
    )
    sponsors: dict[str, tuple[str, ...]] = {}
    for sponsor in meta.sponsors:
        own = sponsors.get(sponsor.role, ())
        sponsors[sponsor.role] = (*own, sponsor.state.name)
        assert sponsor.state.iso3 == find_iso3(sponsor.state.name, ENGLISH)
    assert sponsors == name_sides(page, ("main", "co"))
    assert dict(claims.declared) == page.declared
    voters = {
        count.choice: tuple(state.name for state in count.voters)
        for count in meta.counts
        if count.voters
    }
    assert voters == name_sides(page, ("inFavour", "against", "abstaining"))
    assert all(count.portal for count in meta.counts if count.voters)


def check_meta(page: Page, document: Document) -> None:
    """Hold the record against what the page says, printed or not."""
    meta = document.meta
    assert meta.type.value == KINDS[page.kind][2]
    assert meta.title == TITLE
    assert meta.session == page.session
    assert meta.adopted == "2021-03-22"
    assert meta.meeting == "40"
    assert meta.organ == "unga-hrc"
    lost = page.number == "lost" and not page.old
    told = page.variant == "single" or not lost or page.running_head
    number = f"{page.session}/1"
    assert meta.number == (number if told else "")
    symbol = f"A/HRC/{page.kind}/{number}"
    assert meta.symbol == (symbol if told else "")
    given = page.headed and "Agenda Item" in page.keys and page.item_given
    if page.old:
        assert meta.agenda_item == ("3" if given else "")
    else:
        assert (meta.agenda_item, meta.agenda_title) == ("3", ITEM)
    assert meta.job_number == ("" if page.job in {"", "bare"} else "GE.21-13117")


@settings(max_examples=200, deadline=None)
@given(pages())
def test_what_a_page_is_made_of_comes_out_again(page: Page) -> None:
    text = print_page(page)
    source = Source(text, language=tell_language(text))
    document = segment(recover(source), source)
    drops = {name for name, record in rule_records().items() if record.drops}
    assert audit(texts(document), text, drops)
    check_portal(page, document)
    check_meta(page, document)
    lead = [LEAD] if page.leads else []
    assert words_of(document, Kind.PREAMBULAR) == [*lead, *RECITALS]
    assert words_of(document, Kind.OPERATIVE) == list(ACTS)
    notes = [b for b in walk(document.blocks) if b.kind is Kind.NOTE]
    made = {page.starred: STAR_NOTE} if page.star else {}
    made |= {"1": FIRST_NOTE} if page.job == "mangled" else {}
    assert {str(note.num): str(note.text) for note in notes} == made
    codes = {notice.code for notice in document.notices}
    assert codes - EXPECTED == set()
