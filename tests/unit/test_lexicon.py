from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoken import ENGLISH, OTHER
from unres.errors import LexiconError
from unres.lexicon import (
    adoption_date,
    find_iso3,
    find_language,
    hrc_sessions,
    match_action,
    notice,
    organs,
    rule,
    state_title,
)
from unres.lexicon.actions import is_acting
from unres.lexicon.folding import join_words
from unres.lexicon.named import roles
from unres.lexicon.state import state_names
from unres.model import Severity
from unres.text import Rule, Span


@pytest.mark.parametrize(
    ("name", "iso3"),
    [
        ("Bolivia, Plurinational State of", "BOL"),
        ("BOLIVIA (PLURINATIONAL STATE OF)", "BOL"),
        ("Korea, Republic of", "KOR"),
        ("Korea, Democratic People's Republic of", "PRK"),
        ("Congo, the Democratic Republic of the", "COD"),
        ("Congo", "COG"),
        ("Cape Verde", "CPV"),
        ("Côte d'Ivoire", "CIV"),
        ("COTE D’IVOIRE", "CIV"),
        ("the Republic of Moldova", "MDA"),
        ("Macedonia, the former Yugoslav Republic of", "MKD"),
        ("TÜRKİYE", "TUR"),
        ("Turkiye", "TUR"),
        ("Netherlands (Kingdom of the)", "NLD"),
        ("Kingdom of the Netherlands", "NLD"),
        ("Gambia, The", "GMB"),
        ("Bahamas (The)", "BHS"),
        ("St. Lucia", "LCA"),
        ("Guinea Bissau", "GNB"),
        ("Trinidad & Tobago", "TTO"),
        ("Palestine, State of", "PSE"),
        ("Dominica", "DMA"),
        ("Dominican Republic", "DOM"),
        ("Niger", "NER"),
        ("Nigeria", "NGA"),
        ("Austria", "AUT"),
        ("Australia", "AUS"),
        ("Slovakia", "SVK"),
        ("Slovenia", "SVN"),
        ("Swaziland", "SWZ"),
        ("Union of Soviet Socialist Republics", "SUN"),
    ],
)
def test_a_state_is_found_by_any_spelling(name: str, iso3: str) -> None:
    assert find_iso3(name, ENGLISH) == iso3


@pytest.mark.parametrize(
    "name", ["", "Korea", "European Union", "Hong Kong", "Republic of", "x" * 9999]
)
def test_what_is_no_state_has_no_code(name: str) -> None:
    assert not find_iso3(name, ENGLISH)


def test_the_title_of_a_state_is_its_present_short_name() -> None:
    assert state_title("TUR", ENGLISH) == "Türkiye"
    assert state_title("CIV", ENGLISH) == "Côte d’Ivoire"
    assert not state_title("XXX", ENGLISH)


def test_names_in_texts_come_with_either_apostrophe() -> None:
    assert (
        state_names(ENGLISH)["Côte d'Ivoire"]
        == state_names(ENGLISH)["Côte d’Ivoire"]
        == "CIV"
    )


@pytest.mark.parametrize(
    ("text", "phrase", "concept"),
    [
        ("Recalling also its resolution 5/1", "Recalling also", "recall"),
        ("RECALLING its resolution 5/1", "RECALLING", "recall"),
        ("Recalling\nfurther the report", "Recalling further", "recall"),
        ("Guided by the Charter", "Guided", "guide"),
        ("Bearing also in mind that", "Bearing also in mind", "bearInMind"),
        ("Having considered the report", "Having considered", "haveConsidered"),
        ("Having also examined it", "Having also examined", "haveExamined"),
        ("Deeply concerned that", "Deeply concerned", "beConcerned"),
        ("Remaining gravely alarmed at", "Remaining gravely alarmed", "beAlarmed"),
        ("Expressing its deep concern also that", "Expressing its deep concern also",
         "expressConcern"),
        ("Expressing regret and concern at", "Expressing regret and concern",
         "expressRegret"),
        ("Noting with deep and growing concern that",
         "Noting with deep and growing concern", "note"),
        ("Taking note with appreciation of", "Taking note with appreciation",
         "takeNote"),
        ("Acting under Chapter VII of the Charter", "Acting", "act"),
        ("Condemning in the strongest possible terms the attack",
         "Condemning in the strongest possible terms", "condemn"),
        ("Stressing the need to", "Stressing", "stress"),
        ("Reaffirming its commitment to", "Reaffirming", "reaffirm"),
        ("Recognising that", "Recognising", "recognize"),
        ("Mindful of", "Mindful", "beMindful"),
        ("Recalling and reaffirming its", "Recalling and reaffirming", "recall"),
    ],
)  # fmt: skip
def test_a_preambular_phrase_is_found(text: str, phrase: str, concept: str) -> None:
    action = match_action(text, "preambular", ENGLISH)
    assert action
    assert (" ".join(text[: action.end].split()), action.concept) == (phrase, concept)


@pytest.mark.parametrize(
    ("text", "phrase", "concept"),
    [
        ("Decides to remain seized of the matter.", "Decides", "decide"),
        ("Also decides that", "Also decides", "decide"),
        ("Calls once again upon States", "Calls once again upon", "callUpon"),
        ("Calls on all parties", "Calls on", "callUpon"),
        ("Calls for a ceasefire", "Calls for", "callFor"),
        ("Expresses appreciation to", "Expresses appreciation", "expressAppreciation"),
        ("Expresses its very serious concern at", "Expresses its very serious concern",
         "expressConcern"),
        ("Takes note with appreciation of", "Takes note with appreciation", "takeNote"),
        ("Takes note of the report", "Takes note", "takeNote"),
        ("Notes with concern that", "Notes with concern", "note"),
        ("Further notes with satisfaction", "Further notes with satisfaction", "note"),
        ("Reiterates its call upon States", "Reiterates its call upon", "reiterate"),
        ("Continues to be deeply concerned at", "Continues to be deeply concerned",
         "beConcerned"),
        ("Continues strongly to doubt", "Continues strongly", "continue"),
        ("Unequivocally rejects and condemns the", "Unequivocally rejects and condemns",
         "reject"),
        ("Welcomes and expresses strong support for",
         "Welcomes and expresses strong support", "welcome"),
        ("Authorises Member States", "Authorises", "authorize"),
        ("Encourages further efforts", "Encourages", "encourage"),
        ("Instructs the Committee", "Instructs", "instruct"),
        ("Draws the attention of", "Draws the attention", "drawAttention"),
        ("Looks forward to", "Looks forward", "lookForward"),
    ],
)  # fmt: skip
def test_an_operative_phrase_is_found(text: str, phrase: str, concept: str) -> None:
    action = match_action(text, "operative", ENGLISH)
    assert action
    assert (text[: action.end], action.concept) == (phrase, concept)


@pytest.mark.parametrize("part", ["preambular", "operative"])
@pytest.mark.parametrize(
    "text",
    [
        "United Nations system", "Social and cultural rights", "Children", "Women",
        "Building capacity", "Noteworthy", "Notes-verbales", "Also", "Having",
        "recalling its resolution", "requests the Council", "The Council decides",
        "1. Requests", "", " Requests", "Committee", "Supportive", "Deeply",
    ],
)  # fmt: skip
def test_other_words_are_no_action(text: str, part: str) -> None:
    assert match_action(text, part, ENGLISH) is None


def test_each_part_has_its_own_forms() -> None:
    assert match_action("Recalls the report", "preambular", ENGLISH) is None
    assert match_action("Recalling the report", "operative", ENGLISH) is None
    assert match_action("Request", "operative", ENGLISH) is None


def test_phrases_of_published_resolutions_are_found_whole() -> None:
    counts = {
        "Encourages": 2174, "Requests": 2051, "Calls upon": 1511, "Decides": 1235,
        "Also requests": 261, "Underlines": 245, "Notes with appreciation": 181,
        "Expresses its appreciation": 133, "Reiterates its request": 83,
        "Reiterates its call upon": 39, "Looks forward": 36, "Appropriates": 28,
        "Reaffirms its commitment": 23, "Calls once again upon": 17,
        "Condemns in the strongest terms": 11, "Once again urges": 11,
        "Remains deeply concerned": 5, "Declares its firm opposition": 4,
        "Also condemns in the strongest possible terms": 2,
    }  # fmt: skip
    found = {
        phrase: phrase[: action.end]
        for phrase in counts
        if (action := match_action(f"{phrase} the", "operative", ENGLISH))
    }
    whole = sum(n for phrase, n in counts.items() if found.get(phrase) == phrase)
    assert whole / sum(counts.values()) > 0.98


def test_an_unknown_part_is_refused() -> None:
    with pytest.raises(LexiconError, match="no part"):
        match_action("Recalling", "middle", ENGLISH)
    assert match_action("Recalling", "preambular", OTHER) is None


@pytest.mark.parametrize("words", [
    "Recalling its resolution 5/1", "Once again recalls", "The Council", "recalls",
    "Recalls", "RECALLS", "Re", "", " Recalls", "Deeply", "Mindful, too",
])  # fmt: skip
def test_a_text_acts_where_it_opens_a_phrase_of_either_part(words: str) -> None:
    parts = ("preambular", "operative")
    acts = any(match_action(words, part, ENGLISH) for part in parts)
    assert is_acting(words, ENGLISH) == acts


@pytest.mark.parametrize(("words", "acts"), [
    ("ссылаясь на свою резолюцию", True), ("Призывает государства", True),
    ("государства-члены", False), ("в том числе", False),
])  # fmt: skip
def test_a_text_acts_by_a_small_letter_where_phrases_have_one(
    words: str, *, acts: bool
) -> None:
    assert is_acting(words, find_language("ru")) == acts


@pytest.mark.parametrize(("words", "acts"), [
    ("وإذ تشير إلى قرارها", True), ("تـقـرر أن تبقي", True), ("تُقرّر أن", True),
    ("الدول الأعضاء", False),
])  # fmt: skip
def test_a_text_acts_however_its_words_are_stretched(words: str, *, acts: bool) -> None:
    assert is_acting(words, find_language("ar")) == acts


def test_a_line_that_opens_no_phrase_is_read_fast() -> None:
    line = "United Nations system organizations " * 30
    match_action(line, "operative", ENGLISH)
    times = []
    for _ in range(5):
        start = time.process_time()
        for _ in range(1000):
            match_action(line, "operative", ENGLISH)
        times.append(time.process_time() - start)
    assert min(times) < 0.1


def test_organs_that_adopt_know_their_formula_and_symbol() -> None:
    council = organs()["unga-hrc"]
    assert council.formula == "The Human Rights Council"
    assert council.parent == "unga"
    assert council.symbol.format(number="27/20") == "A/HRC/RES/27/20"
    assert "Office of the High Commissioner" in organs()["ohchr"].aliases
    assert roles()["secretaryGeneral"].title == "Secretary-General"


def test_a_rule_says_whether_it_may_drop() -> None:
    assert rule("running-head") == Rule("running-head", drops=True)
    assert not rule("join-line").drops
    with pytest.raises(LexiconError, match="no rule"):
        rule("tidy-up")


def test_a_notice_is_as_severe_as_its_record() -> None:
    made = notice("title-missing", Span(3, 5), "no title before the formula")
    assert made.severity is Severity.REVIEW
    assert made.span == Span(3, 5)
    with pytest.raises(LexiconError, match="no notice"):
        notice("weather", Span(0, 0), "rain")


def test_dates_of_adoption_are_found_by_symbol() -> None:
    assert adoption_date("S/RES/2768 (2025)") == "2025-01-15"
    assert adoption_date("A/HRC/RES/5/1") == "2007-06-18"
    assert not adoption_date("A/RES/1/9999")
    assert hrc_sessions()["27"].last == "2014-09-26"


PHRASES = st.from_regex(r"[abc-]{1,4}(?: [abc-]{1,4})?", fullmatch=True)


@given(st.lists(PHRASES, min_size=1, max_size=8))
def test_of_joined_words_the_longest_at_a_place_matches(words: list[str]) -> None:
    joined = re.compile(join_words(words))
    for word in words:
        longest = max((it for it in words if word.startswith(it)), key=len)
        found = joined.match(word)
        assert found
        assert found[0] == longest


@pytest.mark.parametrize(
    ("word", "printed"),
    [
        ("once again", "Once\nAGAIN"),
        ("l'assemblée", "L’Assemblée"),
        ("по-прежнему", "По‑прежнему"),
        ("تطلب", "تُطلب"),
    ],
)
def test_joined_words_match_what_is_printed_of_them(word: str, printed: str) -> None:
    assert re.fullmatch(join_words([word, "other"]), printed)


def test_no_words_match_nothing() -> None:
    assert re.search(join_words([]), "any words") is None
