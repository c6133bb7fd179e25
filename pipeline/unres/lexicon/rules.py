"""The rules by which text is read differently, and the notices that doubts bear."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from typing import Final

from unres.errors import LexiconError
from unres.lexicon.records import find_record, load_records
from unres.model import Notice, Severity
from unres.text import Rule, Span

SHOWN: Final = 40
"""How many characters of the source a message shows."""


@dataclass(frozen=True, slots=True)
class RuleRecord:
    """A named way to read differently: what it does and why it may."""

    name: str
    drops: bool
    """Whether it may lose letters or digits."""
    why: str
    source: str


@dataclass(frozen=True, slots=True)
class NoticeRecord:
    """A kind of doubt: how much it matters, what it means and what to do."""

    code: str
    severity: str
    title: str
    why: str
    action: str
    source: str


rule_records: Final = cache(partial(load_records, RuleRecord, "rules.toml", "rule"))
"""Return every cleaning rule's record by its name."""


@cache
def dropping_rules() -> frozenset[str]:
    """Give the names of the rules that may lose letters."""
    return frozenset(name for name, each in rule_records().items() if each.drops)


@cache
def rule(name: str) -> Rule:
    """Find a rule by its name.

    Raises:
        LexiconError: There is no such rule.
    """
    record = find_record(rule_records(), name, "rule")
    return Rule(record.name, record.drops)


notice_records: Final = cache(
    partial(load_records, NoticeRecord, "notices.toml", "notice")
)
"""Return every kind of notice by its code."""


def notice(code: str, span: Span, message: str) -> Notice:
    """Make a notice of a known code, as severe as its record says.

    Raises:
        LexiconError: There is no such code, or its severity is none of ours.
    """
    record = find_record(notice_records(), code, "notice")
    try:
        return Notice(code, Severity(record.severity), span, message)
    except ValueError as fault:
        raise LexiconError(f"notices.toml: {code}: {fault}") from fault
