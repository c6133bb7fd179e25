"""Word files around their words: a template and its parts, by python-docx.

The template is ours (`template.xml`, in Word's flat form), or a file of the user's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import XmlPart

from unres.escaping import replace_forbidden
from unres.iri import valid_date
from unres.language import Language
from unres.lexicon import organs
from unres.model import Meta, Notice, Severity
from unres.text import Span
from unres.writers.docx.words import LEFT, RIGHT, Element, W, make, run
from unres.writers.template.adapt import EDGES, read_template, translate

__all__ = ["TemplatePackage", "read_template"]

LONGEST: Final = 255
"""No property of a file has more characters."""
_PLACE: Final = re.compile(r"\{(symbol|title|job|unofficial)\}")
"""What is filled in at the heads and feet of pages."""
_AFTER_BIDI: Final = ("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:jc")
"""What follows the direction of a paragraph in the schema."""


class TemplatePackage:
    """A Word file that is made from a template: ours, or the user's."""

    def __init__(self, reference: bytes) -> None:
        """Open the template; b"" is ours.

        Raises:
            SourceError: The reference is no Word file that can be used.
        """
        data, self._names = read_template(reference)
        self._word = docx.Document(BytesIO(data))
        self._notes = self._word.part.part_related_by(RT.FOOTNOTES)

    def link(self, address: str, in_notes: bool) -> str:
        """Return the id of the body's or the notes' relationship to an address."""
        part = self._notes if in_notes else self._word.part
        return part.relate_to(address, RT.HYPERLINK, is_external=True)

    def comment(
        self, notices: Iterable[Notice], places: Sequence[tuple[Span, Element]]
    ) -> None:
        """Add a comment for each notice that asks for a review, at what it is about.

        Where no words are at its place it stands at those before.
        """
        for each in notices if places else ():
            if each.severity is not Severity.REVIEW:
                continue
            words = replace_forbidden(f"{each.message} ({each.code})")
            comment = self._word.comments.add_comment(words, "unres", "")
            # python-docx asks the clock.
            del comment._comment_elm.attrib[f"{W}date"]
            before = [place for place in places if place[0].start <= each.span.start]
            _, own = max(before or places[:1], key=lambda place: place[0].start)
            number, call = comment.comment_id, run("", "CommentReference")
            call.append(make("commentReference", id=number))
            own.insert(1, make("commentRangeStart", id=number))
            own.extend((make("commentRangeEnd", id=number), call))

    def fill(
        self, body: Sequence[Element], notes: Sequence[Element], meta: Meta
    ) -> None:
        """Fill in the body, the footnotes, the heads and feet, and the language."""
        organ = organs().get(meta.organ)
        facts = {
            "symbol": meta.symbol,
            "title": meta.title if organ and organ.headed else "",
            "job": meta.job_number,
            "unofficial": meta.language.unofficial,
        }
        kinds, rels = EDGES | {RT.FOOTNOTES}, self._word.part.rels.values()
        parts = [it.target_part for it in rels if it.reltype in kinds]
        edges = [part.element for part in parts if isinstance(part, XmlPart)]
        for own in (text for edge in edges for text in edge.iter(f"{W}t")):
            own.text = _PLACE.sub(
                lambda m: replace_forbidden(facts[m[1]]), own.text or ""
            )
        self._word.element.body[:0] = body
        for root in (self._word.element, *edges):
            root.extend(notes if root.tag == f"{W}footnotes" else ())
            translate(root, self._names)
            if meta.language.direction == "rtl":
                _turn(root)
        self._set_language(meta.language)

    def _set_language(self, language: Language) -> None:
        """Set the language of all text, and its direction as that of paragraphs."""
        locale = language.locale or "und"
        eastern = locale if language.tag == "zh" else "zh-CN"
        turned = locale if language.direction == "rtl" else "ar-SA"
        lang = make("lang", val=locale, eastAsia=eastern, bidi=turned)
        styles = self._word.styles
        for looks in styles.element.iterfind(f"{W}docDefaults/{W}rPrDefault/{W}rPr"):
            looks.append(lang)
        if language.direction == "rtl":
            looks = styles["Normal"].element.get_or_add_pPr()
            looks.insert_element_before(make("bidi"), *_AFTER_BIDI)
        # LibreOffice drops marks of Arabic and Chinese at the ends of justified lines,
        # and stretches Arabic words to fill these.
        if language.direction == "rtl" or not language.bounded:
            for adjusted in list(styles.element.iter(f"{W}jc")):
                if adjusted.get(f"{W}val") == "both":
                    adjusted.getparent().remove(adjusted)

    def count_notes(self, start: int) -> None:
        """Let Word count the footnotes from a number on."""
        section = self._word.sections[0]._sectPr
        if start > 1:
            for own in section.findall(f"{W}footnotePr"):
                section.remove(own)
            # Only heads and feet stand before it.
            at = sum(own.tag.endswith("Reference") for own in section)
            section.insert(at, make("footnotePr", make("numStart", val=start)))

    def describe(self, meta: Meta, date: str) -> None:
        """Set the properties: what the source gives, and the markup date if any."""
        told = self._word.core_properties
        told._element.clear()
        told.title = replace_forbidden(meta.title)[:LONGEST]
        told.subject = replace_forbidden(meta.symbol)[:LONGEST]
        told.author = "unres"
        topics = dict.fromkeys(topic.words for topic in meta.topics)
        told.keywords = replace_forbidden("; ".join(topics))[:LONGEST]
        told.language = meta.language.tag
        if day := valid_date(date):
            told.created = told.modified = datetime.fromisoformat(day)

    def save(self) -> bytes:
        """Return the bytes of the file: parts by name, with the same time for each."""
        made, kept = BytesIO(), BytesIO()
        self._word.save(made)
        with ZipFile(made) as parts, ZipFile(kept, "w") as packed:
            # The types of the parts come first, as "[" does.
            for name in sorted(parts.namelist()):
                entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                entry.compress_type = ZIP_DEFLATED
                # Zero everywhere: the default is the system that happens to run.
                entry.create_system = 0
                packed.writestr(entry, parts.read(name), compresslevel=6)
        return kept.getvalue()


def _turn_back(paragraph: Element) -> None:
    """Make one paragraph of a part read from left to right."""
    if (looks := paragraph.find(W + "pPr")) is None:
        looks = make("pPr")
        paragraph.insert(0, looks)
    names = (*_AFTER_BIDI, "w:rPr", "w:sectPr")
    after = {W + name.removeprefix("w:") for name in names}
    at = next((i for i, own in enumerate(looks) if own.tag in after), len(looks))
    looks.insert(at, make("bidi", val="0"))


def _turn(root: Element) -> None:
    """Make a part read from right to left, but for words that do not."""
    for own in root.iter(W + "p"):
        words = "".join(str(text) for text in own.itertext(W + "t"))
        # One word reads the same either way, and stays where its style puts it; so
        # does a symbol with its number, and a note behind its marker.
        named = any(word.isalpha() and not word.isupper() for word in words.split())
        several = named and words.split()[1:] and root.tag != f"{W}footnotes"
        if several and not RIGHT.search(words):
            _turn_back(own)
    for own in root.iter(W + "r"):
        words = "".join(str(text) for text in own.itertext(W + "t"))
        if own.find(W + "rPr") is None:
            own.insert(0, make("rPr"))
        if RIGHT.search(words) or not LEFT.search(words):
            own[0].append(make("rtl"))
    for own in root.iter(W + "tblPr"):
        own.insert(1, make("bidiVisual"))
    for own in root.iter(W + "sectPr"):
        grid = own.find(W + "docGrid")
        own.insert(len(own) if grid is None else own.index(grid), make("bidi"))
