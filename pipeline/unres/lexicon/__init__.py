"""What the United Nations calls things, read from the records in `lexicons`.

Each file is read once, on first use; a wrong one raises `LexiconError`.
"""

from __future__ import annotations

from unres.lexicon.actions import match_action
from unres.lexicon.language import find_language, languages
from unres.lexicon.named import organs
from unres.lexicon.names import find_group, instruments_in, organs_in, roles_in
from unres.lexicon.rules import SHOWN, notice, notice_records, rule, rule_records
from unres.lexicon.sessions import adoption_date, hrc_sessions
from unres.lexicon.state import find_iso3, state_title, states

__all__ = [
    "SHOWN",
    "adoption_date",
    "find_group",
    "find_iso3",
    "find_language",
    "hrc_sessions",
    "instruments_in",
    "languages",
    "match_action",
    "notice",
    "notice_records",
    "organs",
    "organs_in",
    "roles_in",
    "rule",
    "rule_records",
    "state_title",
    "states",
]
