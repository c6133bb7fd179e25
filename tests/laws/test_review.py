"""Whatever a file holds, its page shows each character once and accounts for it."""

from __future__ import annotations

import re

from hypothesis import assume, example, given
from hypothesis import strategies as st

from reviewed import list_cases, read_page
from unres.errors import SourceError
from unres.escaping import REPLACEMENT
from unres.review.case import count_characters
from unres.review.page import write_page

LINES = [
    "A/HRC/RES/27/20", "The Human Rights Council,", "Recalling resolution 5/1,1",
    "1. Decides to meet;", "(a) Here;", "(i) There;", "2. Requests 2 reports.2",
    "1 See A/1.", "Annex", "I", "2/4", "GE.14-17882 (E)", "a   b    c", "1    2    3",
    "_______", "<script>alert(1)</script>", "</span></div>", "&#0;&lt;", "\f", "\r",
    "\r\n", "\x01", "\u202e", "25th meeting", "inter-", "national", "[Adopted.]",
]  # fmt: skip

FORBIDDEN = re.compile("[^\t\n\f\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

texts = st.lists(st.sampled_from(LINES) | st.text(max_size=20), min_size=1).map(
    "\n".join
)


@given(texts)
@example("1. One;\r2. Two;\r\r3. Three.\f\x01\n")
@example("\n\nA/HRC/RES/1/1\n\n")
def test_the_source_side_is_the_source_and_the_counts_are_its_length(text: str) -> None:
    try:
        cases = list_cases(text.encode())
    except SourceError:
        assume(condition=False)
    for case in cases:
        source = case.document.source.text
        data = write_page(case, {})
        assert data == write_page(case, {})
        page = read_page(data)
        (shown,) = page.find("original")
        assert shown.text == FORBIDDEN.sub(REPLACEMENT, source)
        whole, rules = count_characters(case)
        assert whole.total == len(source)
        assert sum(each.total for each in rules.values()) == len(source)
        assert len(page.ids) == len(set(page.ids))
        assert {href[1:] for href in page.links if href.startswith("#")} <= {*page.ids}
        # Nothing of the source is markup.
        assert [e.name for e in page.elements if e.name == "script"] == ["script"]
