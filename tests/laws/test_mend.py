"""Akoma Ntoso of others keeps its words, however it is marked up."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sizes import SOAK
from unres.mend.compare import Stream
from unres.mend.repair import mend
from unres.readers.akn.parse import parse_root
from unres.text import letters
from unres.validate import validate

ROOT = Path(__file__).resolve().parent.parent.parent
GOLD = sorted((ROOT.parent / "shared" / "corpus" / "gold").glob("*.xml"))
SAMPLE = GOLD if SOAK else GOLD[:: max(1, len(GOLD) // 16)]

WORDS = st.sampled_from([
    "Recalling its resolution 60/251 of 15 March 2006,", "Calls upon States:", "1.",
    "(a)", "(iv)", "Annex", "I", "The General Assembly,", "wells, w", "4 May 2001",
    "Adopted without a vote.", "A/RES/91/7", "ffi", "\u00a0", " ", "مياه", "水",
])  # fmt: skip
NAMES = st.sampled_from([
    "p", "num", "paragraph", "content", "point", "list", "intro", "heading", "section",
    "subheading", "container", "span", "table", "tr", "td", "conclusions", "preamble",
    "attachment", "doc", "authorialNote", "embeddedStructure", "outcome", "eol",
    "noteRef", "documentRef", "caption", "th", "crossHeading", "wrapUp", "blockList",
])  # fmt: skip
NODES = st.recursive(
    WORDS,
    lambda inner: st.builds(
        lambda name, within: f"<{name}>{''.join(within)}</{name}>",
        NAMES,
        st.lists(inner, max_size=5),
    ),
    max_leaves=25,
)


@given(st.lists(NODES, min_size=1, max_size=4).map("".join))
@example("<authorialNote></authorialNote>Recalling its resolution 60/251,")
def test_letters_are_kept_whatever_the_markup(body: str) -> None:
    xml = f"<akomaNtoso><statement>{body}</statement></akomaNtoso>".encode()
    before = Stream(parse_root(xml)[0])
    if not before.letters:
        return
    after = Stream(parse_root(mend(xml, "x.xml").files[0])[0])
    old, new = (letters(each.letters + each.notes) for each in (before, after))
    assert sorted(new) == sorted(old)


@pytest.mark.skipif(not GOLD, reason="there is no corpus here")
@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.stem)
def test_the_files_of_the_un_are_mended_whole_and_clean(path: Path) -> None:
    data = path.read_bytes()
    [made] = mend(data, path.name).files
    before, after = (Stream(parse_root(each)[0]) for each in (data, made))
    assert (after.letters, after.notes) == (before.letters, before.notes)
    # Where the printed number of votes is not that of the listed states, it stays so.
    found = [each for each in validate(made) if each.severity != "note"]
    assert {each.code for each in found} <= {"U007"}
