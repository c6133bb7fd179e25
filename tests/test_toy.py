"""A seventh language, from data alone: Esperanto, in which no organ adopts anything."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

import pytest

LANGUAGE: Final = r"""
[[language]]
code = "epo"
tag = "eo"
title = "Esperanto"
token = '[A-Za-zĈĜĤĴŜŬĉĝĥĵŝŭ]+'
share = 0.1
words = ["la", "de", "kaj", "en", "al", "sian", "pri", "ke", "ĉiuj"]
months = [
  'januaro', 'februaro', 'marto', 'aprilo', 'majo', 'junio', 'julio', 'aŭgusto',
  'septembro', 'oktobro', 'novembro', 'decembro',
]
examples = ["Decidas daŭrigi la traktadon de la afero"]
counterexamples = ["Decides to remain seized of the matter"]
"""

FILES: Final = {
    "patterns.toml": r"""
source = "made up"

[[pattern]]
name = "closing"
why = "The meeting or the date below the last paragraph."
pattern = '(?: (?P<meeting> {numbered-meeting} ) | {day} ) $'

[[pattern]]
name = "date"
why = "A printed date, alone."
pattern = '(?P<day> \d{1,2} ) [ ] (?P<month> {month} ) [ ] (?P<year> \d{4} )'

[[pattern]]
name = "day"
why = "The same without its parts."
pattern = '\d{1,2} [ ] {month} [ ] \d{4}'

[[pattern]]
name = "month"
why = "Months."
pattern = 'januaro | decembro'

[[pattern]]
name = "numbered-meeting"
why = "A meeting."
pattern = '\d+ -a [ ] plenkunsido'
""",
    "organs.toml": """
source = "made up"

[[organ]]
name = "unga"
title = "Ĝenerala Asembleo"
formula = "La Ĝenerala Asembleo"
""",
    "actions.toml": """
source = "made up"

[[verb]]
concept = "decide"
operative = ["decidas"]

[[verb]]
concept = "recall"
preambular = ["rememorante"]

[[object]]
concept = "Concern"
forms = ["zorgon"]

[grammar]
adverbs = ["denove"]
degrees = ["profundan"]
owners = ["sian"]
conjunction = "kaj"
article = "La "
sitting = "(?!)"
leads = ["kaj"]
beside = "dum"
others = []
companion = "kun"
feelings = []

[grammar.followers]
past = []
preambular = []
operative = ["ankaŭ"]

[grammar.copulas]
past = []
preambular = []
operative = []

[grammar.auxiliaries]
past = []
preambular = []
operative = []

[grammar.inside]
past = []
preambular = []
operative = []
""",
}
"""Name of a file in the folder of the language → what stands in it."""

TEXT: Final = """A/RES/99/7

99/7. Akvo kaj putoj en ĉiuj landoj

La Ĝenerala Asembleo,

Rememorante sian rezolucion pri la putoj kaj la akvo,

1. Decidas kunveni en ĉiuj landoj;

2. Decidas ankaŭ raporti al la landoj pri la putoj.

12-a plenkunsido

3 decembro 2044
"""

SCRIPT: Final = """
import sys
from pathlib import Path
from unres.lexicon import records
folder = Path(sys.argv[1])
records.files = lambda package: folder
from unres.convert import convert
result = convert(sys.stdin.buffer.read(), "toy.txt", ["akn", "json"])
sys.stdout.buffer.write(result.files["json"])
"""
"""Converts a text by the lexicons of a folder; a process of its own has no caches."""


@pytest.fixture(name="lexicons")
def lexicons_fixture(tmp_path: Path) -> Path:
    """Give a copy of the lexicons that has one language more."""
    folder = tmp_path / "lexicons"
    with as_file(files("unres.lexicons")) as own:
        shutil.copytree(own, folder)
    with (folder / "languages.toml").open("a", encoding="utf-8") as stream:
        stream.write(LANGUAGE)
    (folder / "eo").mkdir()
    for name, words in FILES.items():
        (folder / "eo" / name).write_text(words, "utf-8")
    return folder


def test_a_language_is_added_by_data_alone(lexicons: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(lexicons)],
        input=TEXT.encode(),
        capture_output=True,
        check=True,
    )
    told = json.loads(done.stdout)
    named = ("language", "symbol", "organ", "title", "adopted", "status")
    assert [told[name] for name in named] == [
        "eo",
        "A/RES/99/7",
        "Ĝenerala Asembleo",
        "Akvo kaj putoj en ĉiuj landoj",
        "2044-12-03",
        "ok",
    ]
    assert told["formula"]["text"] == "La Ĝenerala Asembleo,"
    units = [*told["preamble"], *told["operative"]]
    assert [(it["kind"], it["num"], it["action"], it["concept"]) for it in units] == [
        ("preambular", None, "Rememorante", "recall"),
        ("operative", "1.", "Decidas", "decide"),
        ("operative", "2.", "Decidas ankaŭ", "decide"),
    ]
    closing = [it["text"] for it in told["closing"]]
    assert closing == ["12-a plenkunsido", "3 decembro 2044"]
