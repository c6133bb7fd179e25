"""Word files made by hand, and files spoilt at random: the same everywhere."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from copy import deepcopy
from io import BytesIO
from random import Random

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REL = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PARTS = ("numbering", "styles", "footnotes", "header")


def level(at: int, text: str, form: str = "decimal", more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


LEVELS = level(0, "%1.") + level(1, "%1.%2") + level(2, "(%3)", "lowerLetter")
SHARED = (
    f'<w:abstractNum w:abstractNumId="7">{LEVELS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base"/><w:pPr>'
    '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Child"><w:name w:val="Child"/>'
    '<w:basedOn w:val="Base"/><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr>'
    "</w:style>"
)


def para(
    words: str, number: str = "", at: str = "", style: str = "", more: str = ""
) -> str:
    props = f'<w:pStyle w:val="{style}"/>' if style else ""
    own = f'<w:ilvl w:val="{at}"/>' if at else ""
    own += f'<w:numId w:val="{number}"/>' if number else ""
    props += f"<w:numPr>{own}</w:numPr>" if own else ""
    run = f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>' if words else ""
    return f"<w:p><w:pPr>{props}</w:pPr>{run}{more}</w:p>"


def pack(body: str, **parts: str) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        names = f'xmlns:w="{W}" xmlns:r="{KIND[:-1]}"'
        inner = f"<w:document {names}><w:body>{body}</w:body></w:document>"
        archive.writestr("word/document.xml", inner)
        links = ""
        for name in PARTS:
            if name in parts:
                tag = "hdr" if name == "header" else name
                part = f'<w:{tag} xmlns:w="{W}">{parts[name]}</w:{tag}>'
                archive.writestr(f"word/{name}.xml", part)
                links += (
                    f'<Relationship Id="{name}" Type="{KIND}{name}"'
                    f' Target="{name}.xml"/>'
                )
        rels = f'<Relationships xmlns="{REL}">{links}</Relationships>'
        archive.writestr("word/_rels/document.xml.rels", rels)
    return data.getvalue()


def run(words: str, props: str = "") -> str:
    looks = f"<w:rPr>{props}</w:rPr>" if props else ""
    return f'<w:r>{looks}<w:t xml:space="preserve">{words}</w:t></w:r>'


def cell(words: str, props: str = "") -> str:
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{para(words)}</w:tc>"


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText>HYPERLINK "https://undocs.org/A/88/1"</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>resolution</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
CALL = '<w:r><w:footnoteReference w:id="1"/></w:r>'
BOX = (
    "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Annex</w:t></w:r></w:p>"
    "</w:txbxContent></w:pict></w:r>"
)
CHANGE = "<w:ins><w:r><w:t> also</w:t></w:r></w:ins><w:del><w:r/></w:del>"


def pack_all() -> bytes:
    """Give a Word file that holds one of everything."""
    begun, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = (cell("State", begun) + cell("Votes"), cell("", on) + cell("17"))
    table = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    body = (
        para("The General Assembly,")
        + para("Recalling its ", more=FIELD + CALL)
        + para("Decides to meet;", "1", "0", more=CHANGE)
        + para("In the spring;", "1", "2", more=BOX)
        + f"<w:sdt><w:sdtContent><w:tbl>{table}</w:tbl></w:sdtContent></w:sdt>"
        + para("Requests a report.", "3", "0", style="Child")
        + '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'
    )
    note = f'<w:footnote w:id="1">{para("Resolution 88/2.")}</w:footnote>'
    parts = {"footnotes": note, "header": para("A/RES/88/1"), "styles": STYLES}
    return pack(body, numbering=SHARED, **parts)


def list_parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zip_parts(parts: dict[str, bytes]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return packed.getvalue()


PACKAGE = "http://schemas.openxmlformats.org/package/2006/content-types"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def complete(data: bytes) -> bytes:
    """Give a file the parts that a word processor asks for."""
    whole = BytesIO(data)
    parts = list_parts(data)
    kinds = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD}{kind}+xml"/>'
        for name, kind in (
            ("document", "document.main"),
            ("numbering", "numbering"),
            ("styles", "styles"),
            ("footnotes", "footnotes"),
            ("header", "header"),
        )
        if f"word/{name}.xml" in parts
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    types = f'<Types xmlns="{PACKAGE}"><Default Extension="rels" ContentType="{rels}"/>'
    main = f'Id="r" Type="{KIND}officeDocument" Target="word/document.xml"'
    with zipfile.ZipFile(whole, "a") as archive:
        archive.writestr("[Content_Types].xml", f"{types}{kinds}</Types>")
        links = f'<Relationships xmlns="{REL}"><Relationship {main}/></Relationships>'
        archive.writestr("_rels/.rels", links)
    return whole.getvalue()


Parts = dict[str, bytes]
ENTITY = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]>'


def _flip(parts: Parts, chance: Random) -> bytes:
    data = bytearray(zip_parts(parts))
    for _ in range(chance.randint(1, 4)):
        data[chance.randrange(len(data))] ^= chance.randint(1, 255)
    return bytes(data)


def _cut(parts: Parts, chance: Random) -> bytes:
    data = zip_parts(parts)
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randint(1, 400) :]


def _drop(parts: Parts, chance: Random) -> bytes:
    for name in chance.sample(sorted(parts), chance.randint(1, len(parts) - 1)):
        del parts[name]
    return zip_parts(parts)


def _swap(parts: Parts, chance: Random) -> bytes:
    one, other = chance.sample(sorted(parts), 2)
    parts[one], parts[other] = parts[other], parts[one]
    return zip_parts(parts)


def _spoil(parts: Parts, chance: Random) -> bytes:
    """Give a file with a part whose bytes are spoilt before it is packed."""
    name = chance.choice(sorted(parts))
    part = parts[name]
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(part) + 1)
        new = bytes(chance.choices(b'<&"a/\x00\xff 9', k=chance.randint(0, 3)))
        part = part[:at] + new + part[at + chance.randint(0, 40) :]
    parts[name] = part
    return zip_parts(parts)


def _turn(parts: Parts, chance: Random) -> bytes:
    """Give a file with elements of a part moved, doubled, renamed and taken out."""
    name = chance.choice(sorted(parts))
    root = etree.fromstring(parts[name])
    for _ in range(chance.randint(1, 6)):
        nodes = list(root.iter())
        place, own = chance.choice(nodes), chance.choice(nodes)
        match chance.randint(0, 4):
            case 0 if own is not root:
                own.getparent().remove(own)
            case 1:
                place.append(deepcopy(own))
            case 2:
                own.tag = place.tag
            case 3 if own.attrib:
                key = chance.choice(sorted(own.attrib))
                own.set(key, chance.choice(("", "-1", "99999999999", "x", "٣", "²")))
            case _:
                own.text = place.text
    parts[name] = etree.tostring(root)
    return zip_parts(parts)


def _declare(parts: Parts, chance: Random) -> bytes:
    name = chance.choice(sorted(parts))
    parts[name] = chance.choice((ENTITY, LAUGHS, b" " * 5000 + ENTITY)) + parts[name]
    return zip_parts(parts)


def _nest(parts: Parts, chance: Random) -> bytes:
    name = chance.choice(sorted(parts))
    parts[name] = zip_parts(parts)
    return zip_parts(parts)


def _deepen(parts: Parts, chance: Random) -> bytes:
    """Give a file with the body inside many elements of its own."""
    tag = chance.choice(("w:ins", "w:sdt", "w:p", "w:r", "w:tbl", "w:txbxContent"))
    many = chance.choice((10, 60, 100, 240, 5000))
    opening, closing = f"<{tag}>".encode() * many, f"</{tag}>".encode() * many
    part = parts["word/document.xml"]
    part = part.replace(b"<w:body>", b"<w:body>" + opening)
    parts["word/document.xml"] = part.replace(b"</w:body>", closing + b"</w:body>")
    return zip_parts(parts)


def _swell(parts: Parts, chance: Random) -> bytes:
    name = chance.choice(sorted(parts))
    parts[name] += b" " * chance.choice((1 << 16, 1 << 20, 3 << 20))
    return zip_parts(parts)


def _link(parts: Parts, chance: Random) -> bytes:
    """Give a file whose parts are said to be elsewhere."""
    target = chance.choice((
        "../../../etc/passwd",
        "http://[::1",
        "//host/x",
        "\\0",
        "",
    ))
    mode = chance.choice(("", ' TargetMode="External"'))
    kind = chance.choice(("header", "footnotes", "styles", "attachedTemplate", "frame"))
    link = f'<Relationship Id="x" Type="{KIND}{kind}" Target="{target}"{mode}/>'
    name = "word/_rels/document.xml.rels"
    parts[name] = parts[name].replace(
        b"<Relationship ", f"{link}<Relationship ".encode(), 1
    )
    return zip_parts(parts)


CHANGES: tuple[Callable[[Parts, Random], bytes], ...] = (
    _flip, _cut, _drop, _swap, _spoil, _turn, _turn, _declare, _nest, _deepen, _swell,
    _link,
)  # fmt: skip


def spoil_word(data: bytes, seed: int) -> bytes:
    """Give a Word file with one change; each kind comes in its turn."""
    return CHANGES[seed % len(CHANGES)](list_parts(data), Random(seed))
