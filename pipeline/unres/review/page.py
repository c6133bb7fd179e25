"""The page of one document: the source on one side, the structure on the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from unres.escaping import escape_words, quote_value
from unres.ledger import COPIED
from unres.lexicon import rule_records
from unres.lexicon.rules import notice_records
from unres.review.case import Case, RunCount, count_characters
from unres.review.original import name_notice, write_original
from unres.review.structure import write_structure
from unres.webpage import PageFrame, read_asset, write_webpage

KEYS = (
    "Point at a unit, or at words of the source, and the other side shows where they"
    " meet; click to go there. With the keyboard: Tab or ↑ and ↓ go from unit to unit,"
    " Enter or ← and → to the other side, Escape back."
)


def write_page(case: Case, links: Mapping[str, str]) -> bytes:
    """Return the page of a case in UTF-8, with links to other files by their names.

    The same case gives the same bytes. The page needs no script to say everything.

    Raises:
        LossError: The characters of the source are not all accounted for.
    """
    meta, source = case.document.meta, case.document.source
    title = ": ".join(filter(None, (meta.symbol, meta.title))) or source.name
    whole, rules = count_characters(case)
    body = (
        f'<nav class="ways" aria-label="Pages">{_write_links(links)}</nav>\n'
        f'<header class="top">\n<h1 dir="auto">{escape_words(title)}</h1>\n'
        f"{_write_facts(case)}{_write_sum(whole)}"
        f'<div class="more">\n{"".join(_write_ledger(whole, rules))}'
        f"{''.join(_write_notices(case))}"
        f"<details><summary>How to use this page</summary><p>{KEYS}</p></details>\n"
        f'</div>\n</header>\n<main class="sides">\n{_write_sides(case)}</main>\n'
    )
    style, script = read_asset("unres.review"), read_asset("unres.review", "page.js")
    return write_webpage(PageFrame(title, style, "en", script=script), body)


def _write_links(links: Mapping[str, str]) -> str:
    """Return the links to other files, and to the sides where they are one column."""
    files = (
        f'<a href="{quote_value(href)}">{escape_words(name)}</a>'
        for name, href in links.items()
    )
    sides = (
        '<a class="jump" href="#source">Source</a>',
        '<a class="jump" href="#structure">Structure</a>',
    )
    return " ".join((*sides, *files))


def _write_facts(case: Case) -> str:
    meta, source = case.document.meta, case.document.source
    facts = (source.name, source.format, meta.language.title, meta.type.value)
    status = case.document.status
    told = " · ".join(f"<bdi>{escape_words(fact)}</bdi>" for fact in facts if fact)
    return f'<p class="facts"><b class="status {status}">{status}</b> {told}</p>\n'


def _write_sides(case: Case) -> str:
    """Return both sides, in the direction of the document's language."""
    language = case.document.meta.language
    direction = quote_value(language.direction)
    source = case.document.source
    paged = " paged" if source.evidence.pages else ""
    sort = " plain" if source.format == "text" else paged
    tag = f' lang="{quote_value(language.tag)}"' if language.tag else ""
    return (
        '<section class="pane" id="source" aria-labelledby="~source">'
        '<h2 id="~source">Source</h2>\n'
        f'<div class="original{sort}" dir="{direction}"{tag}>{write_original(case)}'
        "</div>\n</section>\n"
        '<section class="pane" id="structure" aria-labelledby="~structure">'
        '<h2 id="~structure">Structure</h2>\n'
        f'<div class="units" dir="{direction}">\n{write_structure(case)}</div>\n'
        "</section>\n"
    )


def _write_sum(whole: RunCount) -> str:
    return (
        f'<p class="proof"><b>{whole.total:,}</b> characters in the source ='
        f" <b>{whole.stood:,}</b> read as they stand + <b>{whole.changed:,}</b> read as"
        f" something else + <b>{whole.dropped:,}</b> left out ({whole.letters:,} of"
        " them letters or digits)</p>\n"
    )


def _write_ledger(whole: RunCount, rules: Mapping[str, RunCount]) -> Iterator[str]:
    yield (
        "<details><summary>How every character was read"
        '</summary><div class="scroll"><table>\n<thead><tr><th scope="col">rule</th>'
        '<th scope="col">places</th><th scope="col">characters</th>'
        '<th scope="col">as they stand</th><th scope="col">as something else</th>'
        '<th scope="col">left out</th><th scope="col">letters and digits left out</th>'
        '<th scope="col">why</th></tr></thead>\n<tbody>\n'
    )
    for name, count in sorted(rules.items(), key=lambda x: (-x[1].total, x[0])):
        why = rule_records()[name].why if name else "Unchanged."
        yield _write_row(name or COPIED, count, why)
    yield "</tbody>\n<tfoot>\n"
    yield _write_row("in all", whole, "Every character of the source, counted once.")
    yield "</tfoot>\n</table></div></details>\n"


def _write_row(name: str, count: RunCount, why: str) -> str:
    figures = (count.runs, count.total, count.stood, count.changed, count.dropped)
    cells = "".join(f"<td>{n:,}</td>" for n in (*figures, count.letters))
    return (
        f'<tr id="~r-{quote_value(name)}"><th scope="row">{escape_words(name)}'
        f"</th>{cells}<td>{escape_words(why)}</td></tr>\n"
    )


def _write_notices(case: Case) -> Iterator[str]:
    """Yield the list of the doubts by their kind, each with its places."""
    if not case.notices:
        yield '<p class="none">No notices.</p>\n'
        return
    severities = Counter(notice.severity.value for notice in case.notices)
    told = ", ".join(f"{severities[each]} {each}" for each in sorted(severities))
    yield f"<details><summary>Notices: {told}</summary><dl>\n"
    for code in sorted({notice.code for notice in case.notices}):
        record = notice_records()[code]
        yield f"<dt>{escape_words(record.title)} <code>{escape_words(code)}</code></dt>"
        yield f"<dd>{escape_words(record.why)} {escape_words(record.action)} "
        yield ", ".join(
            f'<a href="#{name_notice(number)}">'
            f"{case.places.find(notice.span.start)}</a>"
            for number, notice in enumerate(case.notices, 1)
            if notice.code == code
        )
        yield "</dd>\n"
    yield "</dl></details>\n"
