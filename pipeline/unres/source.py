"""A file as read: its text, what its format knows of it, and the first doubts."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from unres.evidence import Evidence
from unres.language import UNKNOWN, Language
from unres.text import Span


class Severity(StrEnum):
    """How much a notice matters; "review" asks that a person look at the document."""

    INFO = "info"
    WARNING = "warning"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Notice:
    """A doubt with its place in the source; it never stops a run."""

    code: str
    severity: Severity
    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read: one text, whose offsets are the only coordinates there are."""

    text: str
    name: str = ""
    format: str = "text"
    line: int = 1
    """The line of the file on which the text begins; a file may hold several."""
    encoding: str = "utf-8"
    sha256: str = ""
    language: Language = UNKNOWN
    evidence: Evidence = field(default_factory=Evidence)
    notices: tuple[Notice, ...] = ()
