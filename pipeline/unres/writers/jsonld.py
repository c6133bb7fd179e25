"""Linked data: a document as schema.org `Legislation`, in JSON-LD 1.1.

The Expression is the document itself, its Work is `exampleOfWork`, its files are
`encoding`, its units `hasPart`. The context stands in every file, so that nothing is
fetched; `schemas/context.jsonld` is the same one. Things are named by the IRIs of the
Akoma Ntoso output.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from unres import __version__
from unres.iri import docs_url, expression_iri
from unres.language import UNKNOWN
from unres.lexicon import organs
from unres.model import Ballot, DocumentType, Kind, Meta, State, Topic
from unres.resolve import Edition, Node
from unres.writers.akn.identification import CLASSES
from unres.writers.akn.labels import Labels
from unres.writers.json.facts import name_choice
from unres.writers.json.parts import tell_deed
from unres.writers.json.values import Object, Value, dump

MEDIA: Final = {"pdf": "application/pdf", "text": "text/plain"}
"""The format of a source → its media type."""
FRAME: Final = frozenset({Kind.PORTAL, Kind.COVER})
"""The blocks that say what the document is, and are no part of what it rules."""


def write_jsonld(edition: Edition, date: str) -> bytes:
    """Return a document as JSON-LD in UTF-8.

    Holds the words of all units, but not those of the masthead and of a portal. The
    date is the markup date (ISO), or "" if it is not known.
    """
    document, work = edition.document, edition.iri
    meta, source = document.meta, document.source
    expression = expression_iri(work, meta.language)
    labels = Labels(meta.language)
    content: dict[str, Value] = {
        "@context": _context(),
        "@id": expression,
        "@type": ["Legislation", "Expression"],
        "name": meta.title or meta.symbol,
        "inLanguage": "" if meta.language == UNKNOWN else meta.language.tag,
        "realizationOf": work,
        "exampleOfWork": _tell_work(edition, labels),
        "encoding": _tell_file(expression, date),
        "isBasedOn": _keep({
            "@type": "MediaObject",
            "name": source.name,
            "sha256": source.sha256,
            "encodingFormat": MEDIA.get(source.format, ""),
        }),
        "citation": _list_citations(edition.order),
        "hasPart": _tell_units(edition.nodes, expression, labels),
    }
    return dump(_keep(content))


def _tell_file(expression: str, date: str) -> Object:
    """Return the Manifestation: the Akoma Ntoso file."""
    return _keep({
        "@id": f"{expression}.xml",
        "@type": ["LegislationObject", "Manifestation"],
        "encodingFormat": "application/akn+xml",
        "legislationLegalValue": "UnofficialLegalValue",
        "dateModified": date,
        "embodimentOf": expression,
        "creator": {
            "@type": "SoftwareApplication",
            "name": "unres",
            "softwareVersion": __version__,
        },
    })


def _tell_work(edition: Edition, labels: Labels) -> Object:
    """Return the Work: what was adopted, by whom, when and how."""
    meta = edition.document.meta
    undo = CLASSES[meta.type]
    kind = [undo.removeprefix("undo.")] if undo.startswith("undo.") else []
    known = meta.type is not DocumentType.UNKNOWN
    return _keep({
        "@id": edition.iri,
        "@type": ["Legislation", "Work", *kind],
        "name": meta.title,
        "legislationIdentifier": meta.symbol,
        "legislationType": meta.type.value if known else "",
        "legislationDate": meta.adopted,
        "datePublished": meta.issued,
        "legislationPassedBy": _tell_organ(meta, labels),
        "isPartOf": _tell_session(meta, labels),
        "keywords": list(map(_tell_topic, dict.fromkeys(meta.topics))),
        "sameAs": docs_url(meta.symbol) if meta.symbol else "",
        "sponsor": [_tell_state(each.state, labels) for each in meta.sponsors],
        "interactionStatistic": [
            {
                "@type": "InteractionCounter",
                "interactionType": "VoteAction",
                "name": name_choice(count.choice),
                "userInteractionCount": count.value,
            }
            for count in meta.counts
        ],
        "votes": [v for each in edition.ballots for v in _list_votes(each, labels)],
    })


def _tell_topic(topic: Topic) -> Object | str:
    """Return a subject: its words, or what a vocabulary has under its address."""
    if not topic.address:
        return topic.words
    return _keep({
        "@id": topic.address,
        "@type": "DefinedTerm",
        "name": topic.words,
        "inDefinedTermSet": topic.vocabulary,
    })


def _tell_organ(meta: Meta, labels: Labels) -> Object | None:
    """Return the body that adopted a document, and the body above it."""
    organ = organs().get(meta.organ)
    if organ is None or meta.is_draft:
        return None
    above = organ.parent and _tell_thing(labels.organ(organ.parent), labels)
    told = _tell_thing(labels.organ(organ.name), labels)
    return _keep({**told, "subOrganizationOf": above})


def _tell_session(meta: Meta, labels: Labels) -> Object | None:
    if not (meta.session and meta.organ):
        return None
    target = f"{meta.organ}.{meta.session}"
    return _tell_thing(labels.session(target, meta.organ), labels)


def _tell_state(state: State, labels: Labels) -> Object:
    """Return a state; by its name alone where its code is not known."""
    if not state.iso3:
        return {"@type": "Country", "name": state.name}
    told = _tell_thing(labels.state(state.iso3, state.name), labels)
    return {**told, "@type": "Country"}


def _tell_thing(reference: str, labels: Labels) -> dict[str, Value]:
    """Return something of the ontology of Akoma Ntoso by its label."""
    entry = labels.entries[reference.removeprefix("#")]
    return {"@id": entry.href, "@type": entry.kind, "name": entry.show}


def _list_votes(ballot: Ballot, labels: Labels) -> Iterator[Object]:
    """Yield what each listed state voted; on some paragraphs where the ballot says."""
    for count in ballot.counts:
        for state in count.voters:
            parts = [part.removeprefix("#") for part in ballot.parts]
            yield _keep({
                "@type": "VoteAction",
                "agent": _tell_state(state, labels),
                "actionOption": name_choice(count.choice),
                "identifier": parts,
            })


def _tell_units(nodes: Iterable[Node], expression: str, labels: Labels) -> list[Object]:
    shown = (node for node in nodes if node.block.kind not in FRAME)
    return [
        _tell_unit(node, place, expression, labels)
        for place, node in enumerate(shown, 1)
    ]


def _tell_unit(node: Node, place: int, expression: str, labels: Labels) -> Object:
    concept = tell_deed(node)["concept"]
    return _keep({
        "@id": f"{expression}#{node.id}" if node.is_named else "",
        "@type": "Legislation",
        "legislationType": node.kind.value,
        "identifier": node.id if node.is_named else "",
        "position": place,
        "name": node.num,
        "text": node.text,
        "about": _tell_thing(labels.action(str(concept)), labels) if concept else None,
        "citation": _list_citations((node,)),
        "hasPart": _tell_units((*node.notes, *node.parts), expression, labels),
    })


def _list_citations(nodes: Iterable[Node]) -> list[Object]:
    """Return what the words of some blocks cite, each once, in their order."""
    found: dict[str, Object] = {}
    for node in nodes:
        for cited in sorted(node.cited):
            # By its IRI, else at the UN's server.
            iri = cited.iri or (docs_url(cited.symbol) if cited.symbol else "")
            if iri:
                told = {"@id": iri, "@type": "Legislation"}
                symbol = {"legislationIdentifier": cited.symbol}
                found.setdefault(iri, _keep(told | symbol))
    return list(found.values())


def _keep(facts: Object) -> Object:
    """Return facts without those that are not known."""
    return {name: value for name, value in facts.items() if value not in ("", None, [])}


@cache
def _context() -> Object:
    text = (files("unres.schemas") / "context.jsonld").read_text("utf-8")
    context: Object = json.loads(text)["@context"]
    return context
