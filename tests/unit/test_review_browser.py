"""Review pages in a real browser: pointing, clicking, keys, colours, sizes, print."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from browser import Browser, find_browser, open_browser
from reviewed import TEXT, list_cases
from unres.review.index import describe_case, write_index
from unres.review.page import write_page

ARABIC = "إن مجلس حقوق الإنسان،\n\n1- يقرر أن يجتمع كل سنة؛\n\n2- يطلب تقريرا؛\n"

WELLS = "".join(
    f"{number}. Requests a report on well {number} of the shared wells;\n\n"
    for number in range(3, 4000)
)

HUGE = TEXT.replace("_____", f"{WELLS[:199_000]}\n\n_____", 1)
LONG = TEXT.replace("_____", f"{WELLS[:20_000]}\n\n_____", 1)

ODD = "1. One\x01;\r2. <b>Two</b> &amp;;\r\n\f3. Three\u202e.\n"

pytestmark = pytest.mark.skipif(not find_browser(), reason="no Chromium is installed")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    texts = {"short": TEXT, "arabic": ARABIC, "long": LONG, "odd": ODD}
    lines = []
    for name, text in texts.items():
        (case,) = list_cases(text.encode(), name)
        page = write_page(case, {"All documents": "index.html"})
        (folder / f"{name}.html").write_bytes(page)
        lines.append(describe_case(name, f"{name}.html", case))
    (folder / "index.html").write_bytes(write_index(lines))
    return folder


def open_page(browser: Browser, path: Path, fragment: str = "", **how: Any) -> None:
    browser.look(how.pop("width", 1400), 900, dark=how.pop("dark", False))
    browser.open(path, fragment, **how)
    assert browser.complaints == []
    assert [url for url in browser.requests if url.startswith("http")] == []


def list_lit(browser: Browser) -> Any:
    return browser.eval("[...document.querySelectorAll('.on')].map(e => e.dataset.u)")


def find_unit(browser: Browser, name: str) -> Any:
    return browser.eval(f"document.querySelector('#{name} > .own').dataset.u")


def focused(browser: Browser) -> Any:
    return browser.eval("document.activeElement.getAttribute('href')")


def is_in_view(browser: Browser, selector: str) -> Any:
    return browser.eval(
        f"(() => {{ const e = document.querySelector({json.dumps(selector)});"
        " const at = e.getClientRects()[0];"
        " const pane = e.closest('.pane').getBoundingClientRect();"
        " return at.top < pane.bottom && at.bottom > pane.top"
        " && at.top < innerHeight && at.bottom > 0; })()"
    )


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("name", ["short", "odd", "arabic"])
def test_the_source_side_is_the_source(
    browser: Browser, folder: Path, name: str, script: bool
) -> None:
    open_page(browser, folder / f"{name}.html", script=script)
    text = {"short": TEXT, "odd": ODD, "arabic": ARABIC}[name]
    found = browser.eval("document.querySelector('.original').textContent")
    assert found == text.replace("\x01", "\ufffd")


def test_pointing_shows_the_words_of_a_unit_and_the_unit_of_words(
    browser: Browser, folder: Path
) -> None:
    open_page(browser, folder / "short.html")
    unit = find_unit(browser, "para_1")
    browser.point("#para_1 .words")
    assert list_lit(browser) == [unit, unit]
    other = find_unit(browser, "preamble__container_1")
    browser.point(f"[id='~s{other}']")
    assert set(list_lit(browser)) == {other}
    browser.point("h1")
    assert list_lit(browser) == []


def test_pointing_brings_the_words_into_view(browser: Browser, folder: Path) -> None:
    open_page(browser, folder / "long.html", "#para_200")
    words = f"[id='~s{find_unit(browser, 'para_200')}']"
    assert is_in_view(browser, words)
    browser.eval("document.querySelector('#source').scrollTop = 0")
    assert not is_in_view(browser, words)
    browser.point("#para_200 .words")
    browser.wait("document.querySelector('#source').scrollTop > 0")
    assert is_in_view(browser, words)


def test_a_click_goes_to_the_other_side_and_back(
    browser: Browser, folder: Path
) -> None:
    open_page(browser, folder / "long.html")
    unit = find_unit(browser, "para_300")
    browser.eval("document.querySelector('#para_300').scrollIntoView()")
    browser.point("#para_300 .words", click=True)
    assert browser.eval("location.hash") == f"#~s{unit}"
    assert is_in_view(browser, f"[id='~s{unit}']")
    assert focused(browser) == "#para_300"
    browser.point(f"[id='~s{unit}']", click=True)
    assert browser.eval("location.hash") == "#para_300"
    browser.point("h1")
    assert set(list_lit(browser)) == {unit}


def test_keys_go_from_unit_to_unit_and_from_side_to_side(
    browser: Browser, folder: Path
) -> None:
    open_page(browser, folder / "short.html")
    browser.eval("document.querySelector('#para_1 .at').focus()")
    unit, after = find_unit(browser, "para_1"), find_unit(browser, "para_2")
    browser.press("ArrowDown")
    assert focused(browser) == f"#~s{after}"
    assert set(list_lit(browser)) == {after}
    browser.press("ArrowUp")
    browser.press("Enter")
    assert focused(browser) == "#para_1"
    assert browser.eval("location.hash") == f"#~s{unit}"
    browser.press("ArrowDown")
    assert focused(browser) == "#para_2"
    browser.press("ArrowRight")
    assert focused(browser) == f"#~s{after}"
    browser.press("ArrowLeft")
    assert focused(browser) == "#para_2"
    browser.press("Tab")
    assert set(list_lit(browser)) == {str(int(after) + 1)}
    browser.press("Escape")
    assert focused(browser) == f"#~s{after}"
    for _ in range(3):
        browser.press("Escape")
    assert list_lit(browser) == []


def test_every_link_is_reached_by_the_keyboard_and_has_a_name(
    browser: Browser, folder: Path
) -> None:
    open_page(browser, folder / "short.html")
    assert browser.eval("[...document.links].every(a => a.tabIndex === 0)")
    assert browser.eval(
        "[...document.links].every(a => a.textContent.trim() || a.ariaLabel)"
    )
    marks = ["nav[aria-label]", "header", "main", "section[aria-labelledby]"]
    assert browser.eval(f"{marks}.every(each => document.querySelector(each))")


def test_links_do_it_without_a_script(browser: Browser, folder: Path) -> None:
    open_page(browser, folder / "long.html", script=False)
    browser.point("#preface .at, .own .at", click=True)
    browser.wait("location.hash.startsWith('#~s')")
    lit = "getComputedStyle(document.querySelector(':target')).backgroundColor"
    assert browser.eval(lit) == "rgb(255, 233, 168)"


CONTRAST = """(() => {
  const canvas = document.createElement("canvas").getContext("2d",
    { willReadFrequently: true });
  const read = (colour, under) => {
    canvas.fillStyle = `rgb(${under})`; canvas.fillRect(0, 0, 1, 1);
    canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (rgb) => {
    const [r, g, b] = rgb.map(v => v / 255).map(
      v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const behind = (node) => node
    ? read(getComputedStyle(node).backgroundColor, behind(node.parentElement))
    : [255, 255, 255];
  const poor = [];
  for (const node of document.querySelectorAll("body *")) {
    const own = [...node.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    if (!own || node.matches("script, style")) continue;
    const back = behind(node);
    const [a, b] = [light(read(getComputedStyle(node).color, back)), light(back)];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) poor.push([node.className || node.tagName, ratio]);
  }
  return poor;
})()"""


@pytest.mark.parametrize("dark", [True, False])
@pytest.mark.parametrize("name", ["short", "index"])
def test_all_words_stand_out(
    browser: Browser, folder: Path, name: str, dark: bool
) -> None:
    open_page(browser, folder / f"{name}.html", dark=dark)
    assert browser.eval(CONTRAST) == []
    paper = browser.eval("getComputedStyle(document.body).backgroundColor")
    assert paper == ("rgb(22, 24, 27)" if dark else "rgb(255, 255, 255)")
    # What is lit stands out, too.
    browser.eval("document.querySelectorAll('[data-u]').forEach("
                 "each => each.classList.add('on'))")  # fmt: skip
    assert browser.eval(CONTRAST) == []


@pytest.mark.parametrize("name", ["short", "arabic", "odd", "index"])
def test_a_narrow_window_has_one_column_and_nothing_beside_it(
    browser: Browser, folder: Path, name: str
) -> None:
    open_page(browser, folder / f"{name}.html", width=360)
    assert browser.eval("document.documentElement.scrollWidth") <= 360
    if name != "index":
        assert browser.eval(
            "document.querySelector('#structure').getBoundingClientRect().top >="
            " document.querySelector('#source').getBoundingClientRect().bottom"
        )


def test_the_sides_stand_beside_each_other_and_arabic_begins_at_the_right(
    browser: Browser, folder: Path
) -> None:
    open_page(browser, folder / "arabic.html")
    tops = "[...document.querySelectorAll('.pane')].map(e => e.offsetTop)"
    assert len(set(browser.eval(tops))) == 1
    right = (
        "(() => { const own = document.querySelector('#para_1 > .own');"
        " const [a, b] = ['.about', '.words'].map(each =>"
        " own.querySelector(each).getBoundingClientRect().left); return a > b; })()"
    )
    assert browser.eval(right)


def test_print_shows_all_of_both_sides(browser: Browser, folder: Path) -> None:
    open_page(browser, folder / "long.html")
    browser.call("Emulation.setEmulatedMedia", media="print")
    assert browser.eval(
        "[...document.querySelectorAll('.pane')].every("
        "each => each.scrollHeight <= each.clientHeight + 1)"
    )
    browser.call("Emulation.setEmulatedMedia", media="")


def test_a_long_page_answers_at_once(browser: Browser, folder: Path) -> None:
    (case,) = list_cases(HUGE.encode())
    (folder / "huge.html").write_bytes(write_page(case, {}))
    open_page(browser, folder / "huge.html")
    # Time of the processor, for machines that test are busy.
    browser.call("Performance.enable", timeDomain="threadTicks")
    before = browser.measure("TaskDuration")
    browser.eval(
        "[...document.querySelectorAll('.own .at')].slice(-50)"
        ".forEach(each => each.focus())"
    )
    assert (browser.measure("TaskDuration") - before) / 50 < 0.06
