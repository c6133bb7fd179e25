"""What the United Nations calls things, read from the records in `lexicons`.

Each file is read once, on first use; a wrong one raises `LexiconError`.
"""

from __future__ import annotations

from unres.lexicon.actions import (
    Action,
    find_actions_inside,
    match_action,
    read_action,
    verbs,
)
from unres.lexicon.addressee import Addressees, addressees
from unres.lexicon.language import find_language, languages
from unres.lexicon.named import (
    Event,
    Instrument,
    NameRecord,
    Organ,
    RoleRecord,
    events,
    groups,
    instruments,
    organs,
    places,
    roles,
)
from unres.lexicon.names import (
    events_in,
    find_group,
    groups_in,
    instruments_in,
    organs_in,
    other_words,
    places_in,
    roles_in,
)
from unres.lexicon.openings import (
    compile_opening,
    compile_sitting,
    compile_subject,
)
from unres.lexicon.phrases import Complement, Grammar, Verb
from unres.lexicon.rules import (
    SHOWN,
    NoticeRecord,
    RuleRecord,
    dropping_rules,
    notice,
    notice_records,
    rule,
    rule_records,
)
from unres.lexicon.sessions import Session, adoption_date, hrc_sessions
from unres.lexicon.state import (
    Former,
    StateRecord,
    find_iso3,
    name_registered,
    state_names,
    state_title,
    states,
)

__all__ = [
    "SHOWN",
    "Action",
    "Addressees",
    "Complement",
    "Event",
    "Former",
    "Grammar",
    "Instrument",
    "NameRecord",
    "NoticeRecord",
    "Organ",
    "RoleRecord",
    "RuleRecord",
    "Session",
    "StateRecord",
    "Verb",
    "addressees",
    "adoption_date",
    "compile_opening",
    "compile_sitting",
    "compile_subject",
    "dropping_rules",
    "events",
    "events_in",
    "find_actions_inside",
    "find_group",
    "find_iso3",
    "find_language",
    "groups",
    "groups_in",
    "hrc_sessions",
    "instruments",
    "instruments_in",
    "languages",
    "match_action",
    "name_registered",
    "notice",
    "notice_records",
    "organs",
    "organs_in",
    "other_words",
    "places",
    "places_in",
    "read_action",
    "roles",
    "roles_in",
    "rule",
    "rule_records",
    "state_names",
    "state_title",
    "states",
    "verbs",
]
