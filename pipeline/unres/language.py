"""A language as a value: what all steps carry, and the lexicons know words for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

OPENER: Final = r"[^\W\d_a-zß-öø-ÿа-яё]"
"""A regex of a letter with which a sentence may open: no small one."""
CAPITAL: Final = r"[^\W\d_a-zß-öø-ÿа-яё\u0590-\u08ff\u3040-\u9fff]"
"""A regex of a capital letter: none of a script that has no small ones."""
ENDS: Final = ".,;:!?…。，；：！？،؛؟"
"""The marks that a paragraph may end with, in all scripts."""
PAUSES: Final = ",;:，；：、،؛"
"""Marks inside a sentence."""
COMMAS: Final = (",", "，", "،")
"""Marks that a recital may end with."""
COLONS: Final = (":", "：")
"""Marks before what follows: "the following:"."""
SEMICOLONS: Final = (";", "；", "؛")
"""Marks that an operative paragraph ends with."""
STOPS: Final = (".", "。")
"""Marks that end a sentence and say no more."""
CLOSERS: Final = "”’\"'])»」』）》】］"
"""What may close behind such a mark."""


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """A language, its letters and the words that hold its sentences together.

    A language is one value, made once; no other is equal to it. What is kept by
    language is so found without reading its fields.
    """

    code: str
    """ISO 639-2: "eng"."""
    tag: str
    """BCP 47: "en"; also the folder of its words in the lexicons."""
    title: str
    locale: str = ""
    """What word processors know it by: "en-GB"."""
    unofficial: str = ""
    """What says on a copy that it is not official."""
    token: str = ""
    """A regex of one of its words, in its own letters; one letter is a word too."""
    foreign: str = ""
    """A regex of letters that stand beside its own only in another language."""
    share: float = 1.0
    """How many of the words of a text in it are among `words`, at least."""
    words: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    """Those of `words` that no language near it has, if another may pass for it."""
    others: tuple[str, ...] = ()
    """Words of languages near it that it has not; each takes one of `own` away."""
    source: str = ""
    direction: str = "ltr"
    """How its lines run: "ltr", or "rtl"."""
    months: tuple[str, ...] = ()
    """The regex of each month's names, folded, January first."""
    head: str = r"[^\W\d_]\w*"
    """A regex of the word by which a name is looked for: its first that may be one."""
    bounded: bool = True
    """Whether its words have blanks or marks around them."""
    leading: bool = False
    """Whether dates and numbers stand before the word they go with: “60/251号决议”."""
    conjunction: str = ""
    """What stands between two names: " and "; without a blank at its end it is one
    word with the second."""
    article: str = ""
    """What is one word with a noun that means what was named before: “ال”."""
    brackets: str = ""
    """The brackets around footnote calls, which stay where the call is gone."""
    spelled: tuple[tuple[str, str], ...] = ()
    """Regexes in folded names of states, and how what they match is spelled out."""
    examples: tuple[str, ...] = ()
    """Words that are in it."""
    counterexamples: tuple[str, ...] = ()
    """Words that are not."""


UNKNOWN: Final = Language("und", "und", "unknown")
"""The language of a text in none that is known; the lexicons have no words for it."""
