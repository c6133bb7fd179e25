"""PREMIS 3 of one document: its files, what was done with them, and by what program.

After the PREMIS Data Dictionary 3.0 (Library of Congress, 2015). The kinds of events
are terms of the Library's vocabulary eventType, formats have PRONOM's identifiers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from unres.escaping import escape_words

PREMIS: Final = "http://www.loc.gov/premis/v3"
XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
VOCABULARY: Final = "http://id.loc.gov/vocabulary/preservation/eventType"
LOCAL: Final = "local"
"""The type of identifiers that are unique in the package alone."""
EVENTS: Final = {
    "ingestion": "ing",
    "normalization": "nor",
    "validation": "val",
    "fixity check": "fix",
}
"""Kind of event → its term in the vocabulary."""


class PremisFormat(NamedTuple):
    """A file format: its media type, and its key in PRONOM, if one is sure."""

    name: str
    pronom: str = ""


FORMATS: Final[Mapping[str, PremisFormat]] = {
    "text": PremisFormat("text/plain", "x-fmt/111"),
    "pdf": PremisFormat("application/pdf"),
    ".xml": PremisFormat("application/akn+xml", "fmt/101"),
    ".docx": PremisFormat(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "fmt/412",
    ),
    ".html": PremisFormat("text/html", "fmt/471"),
    ".json": PremisFormat("application/json", "fmt/817"),
    ".jsonl": PremisFormat("application/x-ndjson"),
    ".jsonld": PremisFormat("application/ld+json", "fmt/880"),
    ".marc.xml": PremisFormat("application/marcxml+xml", "fmt/101"),
    ".plain.txt": PremisFormat("text/plain", "x-fmt/111"),
}
"""The format of an original, or the end of a result's name → what it is called."""
UNKNOWN: Final = PremisFormat("application/octet-stream")


@dataclass(frozen=True, slots=True)
class PremisFile:
    """A file of the package."""

    path: str
    sha256: str
    size: int
    format: PremisFormat
    original: str = ""
    """The name under which it was found, for an original alone."""
    source: str = ""
    """The path of what it was made from, for a result alone."""


@dataclass(frozen=True, slots=True)
class PremisEvent:
    """What was done with some files of the package."""

    kind: str
    """A key of `EVENTS`."""
    when: str
    detail: str
    outcome: str
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    """The paths of the files that it was done with."""
    results: tuple[str, ...] = ()
    """The paths of the files that came of it."""


@dataclass(frozen=True, slots=True)
class Agent:
    """The program that did it."""

    name: str
    version: str
    """"" where it is not known."""
    note: str


def write_premis(
    files: Sequence[PremisFile], events: Sequence[PremisEvent], agents: Sequence[Agent]
) -> bytes:
    """Return the PREMIS record of some files, events and their agents.

    The first agent converted and validated, the last one packed.
    """
    links: dict[str, list[int]] = {file.path: [] for file in files}
    for number, event in enumerate(events, 1):
        for path in dict.fromkeys(event.sources + event.results):
            links[path].append(number)
    parts = [_tell_object(file, links[file.path]) for file in files]
    for number, event in enumerate(events, 1):
        made = event.kind in {"normalization", "validation"}
        parts.append(_tell_event(number, event, agents[0 if made else -1]))
    parts += map(_tell_agent, dict.fromkeys(agents))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<premis xmlns="{PREMIS}" xmlns:xsi="{XSI}" version="3.0">\n'
        f"{''.join(parts)}</premis>\n"
    ).encode()


def _tell_object(file: PremisFile, events: Sequence[int]) -> str:
    form, original = file.format, ""
    if file.original:
        original = f"    <originalName>{escape_words(file.original)}</originalName>\n"
    return f"""  <object xsi:type="file">
{_identify("object", file.path)}    <objectCharacteristics>
      <fixity>
        <messageDigestAlgorithm>SHA-256</messageDigestAlgorithm>
        <messageDigest>{file.sha256}</messageDigest>
      </fixity>
      <size>{file.size}</size>
      <format>
        <formatDesignation>
          <formatName>{form.name}</formatName>
        </formatDesignation>
{_tell_registry(form)}      </format>
    </objectCharacteristics>
{original}{_tell_source(file.source)}{
        "".join(_identify("linkingEvent", f"event-{each}") for each in events)
    }  </object>
"""


def _tell_registry(form: PremisFormat) -> str:
    if not form.pronom:
        return ""
    return f"""        <formatRegistry>
          <formatRegistryName>PRONOM</formatRegistryName>
          <formatRegistryKey>{form.pronom}</formatRegistryKey>
        </formatRegistry>
"""


def _tell_source(path: str) -> str:
    if not path:
        return ""
    return f"""    <relationship>
      <relationshipType>derivation</relationshipType>
      <relationshipSubType>has source</relationshipSubType>
{_identify("relatedObject", path)}    </relationship>
"""


def _tell_event(number: int, event: PremisEvent, agent: Agent) -> str:
    notes = "".join(
        "      <eventOutcomeDetail><eventOutcomeDetailNote>"
        f"{escape_words(note)}</eventOutcomeDetailNote></eventOutcomeDetail>\n"
        for note in event.notes
    )
    linked = "".join(
        _identify("linkingObject", path, role)
        for role, paths in (("source", event.sources), ("outcome", event.results))
        for path in paths
    )
    kind = (
        f'authority="eventType" authorityURI="{VOCABULARY}"'
        f' valueURI="{VOCABULARY}/{EVENTS[event.kind]}"'
    )
    return f"""  <event>
{_identify("event", f"event-{number}")}    <eventType {kind}>{event.kind}</eventType>
    <eventDateTime>{escape_words(event.when)}</eventDateTime>
    <eventDetailInformation>
      <eventDetail>{escape_words(event.detail)}</eventDetail>
    </eventDetailInformation>
    <eventOutcomeInformation>
      <eventOutcome>{event.outcome}</eventOutcome>
{notes}    </eventOutcomeInformation>
{_identify("linkingAgent", _name_agent(agent), "executing program")}{linked}  </event>
"""


def _tell_agent(agent: Agent) -> str:
    version = ""
    if agent.version:
        version = f"    <agentVersion>{agent.version}</agentVersion>\n"
    return f"""  <agent>
{_identify("agent", _name_agent(agent))}    <agentName>{agent.name}</agentName>
    <agentType>software</agentType>
{version}    <agentNote>{escape_words(agent.note)}</agentNote>
  </agent>
"""


def _name_agent(agent: Agent) -> str:
    return " ".join(filter(None, (agent.name, agent.version or agent.note)))


def _identify(what: str, value: str, role: str = "") -> str:
    """Return the identifier of something, and the role that it has where it stands."""
    told = f"      <{what}Role>{role}</{what}Role>\n" if role else ""
    return f"""    <{what}Identifier>
      <{what}IdentifierType>{LOCAL}</{what}IdentifierType>
      <{what}IdentifierValue>{escape_words(value)}</{what}IdentifierValue>
{told}    </{what}Identifier>
"""
