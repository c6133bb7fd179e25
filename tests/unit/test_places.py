"""Line numbers."""

from __future__ import annotations

import pytest

from unres.batch.places import Lines


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_style_of_newline_ends_one_line(newline: str) -> None:
    text = newline.join(["one", "two\fstill two", "", "four"])
    lines = Lines.of(text)
    found = [lines.find_line(text.index(word)) for word in ("one", "still", "four")]
    assert found == [1, 2, 4]


def test_the_end_of_a_text_is_on_its_last_line() -> None:
    assert Lines.of("").find_line(0) == 1
    assert Lines.of("one\n").find_line(4) == 2
