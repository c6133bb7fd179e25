"""Whether an XML file is what it should be: the XSD, the ids, the profile, the text.

It judges any Akoma Ntoso 3.0 file, whoever wrote it, and fetches nothing.
"""

from __future__ import annotations

from unres.validate.check import Profile, Scope, check_written, validate
from unres.validate.engines import Engine
from unres.validate.finding import (
    Finding,
    FindingRecord,
    FindingSeverity,
    conformance_level,
    finding_records,
)
from unres.validate.sound import is_sound

__all__ = [
    "Engine",
    "Finding",
    "FindingRecord",
    "FindingSeverity",
    "Profile",
    "Scope",
    "check_written",
    "conformance_level",
    "finding_records",
    "is_sound",
    "validate",
]
