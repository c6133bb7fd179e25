"""What metadata show is in the language of the document: no English in a French one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from spoken import ENGLISH
from unres.annotate import annotate
from unres.language import UNKNOWN
from unres.lexicon import organs_in, roles_in
from unres.lexicon.display import display_in, show_action
from unres.lexicon.names import events_in, places_in
from unres.lexicon.phrases import read_phrasebook
from unres.lexicon.state import states_in
from unres.model import Source
from unres.readers.language import tell_language
from unres.recover import recover
from unres.resolve import resolve
from unres.segment import segment
from unres.writers.akn import write_akn

if TYPE_CHECKING:
    from conftest import Case
    from unres.language import Language

CASES = "segment"
"""The folder of the documents that are written: those in all languages."""


def titles_in(language: Language) -> set[str]:
    """Give all that is called something in a language."""
    return {
        *display_in(language).words.values(),
        *(it.title for it in organs_in(language).values()),
        *(it.title for it in roles_in(language).values()),
        *(it.title for it in events_in(language).values()),
        *(it.title for it in places_in(language).values()),
        *(it.name for it in states_in(language).values()),
        *(
            show_action(verb.concept, language)
            for verb in read_phrasebook(language).verbs
        ),
    }


def test_nothing_is_shown_in_english_but_what_is_called_so(case: Case) -> None:
    language = tell_language(case.text)
    if language == ENGLISH:
        return
    source = Source(case.text, language=language)
    root = etree.fromstring(
        write_akn(resolve(annotate(segment(recover(source), source))), "")
    )
    shown = {each.get("showAs", "") for each in root.iter()}
    printed = " ".join(case.text.split())
    english = {it for it in shown & titles_in(ENGLISH) if it not in printed}
    assert english <= titles_in(language)
    if language == UNKNOWN:
        assert "publisher" in shown or "unknown" in shown
