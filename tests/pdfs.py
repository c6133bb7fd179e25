"""A writer of small PDFs: tagged or not, locked, of several pages."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

FONTS = {
    "plain": "Times-Roman",
    "italic": "Times-Italic",
    "bold": "Times-Bold",
    "code": "Courier",
}
"""Name in the pages → one of the fonts that every reader has."""


@dataclass
class Sheet:
    """A page to write: its content, its tree, its links."""

    width: int = 612
    height: int = 792
    rotate: int = 0
    content: list[str] = field(default_factory=list)
    tree: list[tuple[str, list[object]]] = field(default_factory=list)
    """Elements as (type, parts): parts are elements or numbers of contents."""
    links: list[tuple[tuple[float, float, float, float], str]] = field(
        default_factory=list
    )
    count: int = 0

    def text(
        self,
        x: float,
        y: float,
        words: str,
        mark: str = "",
        **style: object,
    ) -> int:
        """Print words with their base line at a place; give the number of the content.

        `mark` is the tag of marked content, "Artifact" for what is no content;
        `style` may say `font` and `size`.
        """
        font, size = style.get("font", "plain"), style.get("size", 10)
        number = self.count
        escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        shown = f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET"
        if mark == "Artifact":
            shown = f"/Artifact BMC {shown} EMC"
        elif mark:
            shown = f"/{mark} <</MCID {number}>> BDC {shown} EMC"
            self.count += 1
        self.content.append(shown)
        return number

    def paragraph(
        self, kind: str, x: float, y: float, *lines: str, **style: object
    ) -> None:
        """Print lines 12 points apart as one element of the tree."""
        numbers: list[object] = [
            self.text(x, y - 12 * i, line, mark="Span", **style)
            for i, line in enumerate(lines)
        ]
        self.tree.append((kind, numbers))

    def rule(self, left: float, y: float, right: float) -> None:
        """Draw a level line."""
        self.content.append(f"{left} {y} m {right} {y} l S")


def write_pdf(
    *sheets: Sheet, password: str = "", tagged: bool = True, picture: bool = False
) -> bytes:
    """Write pages as a PDF; with a password it is locked (RC4, 40 bits)."""
    return _Writer(password).write(sheets, tagged=tagged, picture=picture)


class _Writer:
    def __init__(self, password: str) -> None:
        self.objects: list[bytes] = []
        self.password = password
        self.key = b""

    def add(self, body: str | bytes) -> int:
        self.objects.append(body.encode("latin-1") if isinstance(body, str) else body)
        return len(self.objects)

    def stream(self, data: str) -> int:
        raw = data.encode("cp1252", "replace")
        if self.key:
            number = len(self.objects) + 1
            salt = number.to_bytes(3, "little") + b"\0\0"
            raw = _rc4(hashlib.md5(self.key + salt).digest()[:10], raw)
        head = f"<</Length {len(raw)}>>\nstream\n".encode()
        return self.add(head + raw + b"\nendstream")

    def write(self, sheets: tuple[Sheet, ...], *, tagged: bool, picture: bool) -> bytes:
        lock = self._lock() if self.password else 0
        fonts = " ".join(
            f"/{name} <</Type /Font /Subtype /Type1 /BaseFont /{base}"
            " /Encoding /WinAnsiEncoding>>"
            for name, base in FONTS.items()
        )
        drawn = self._picture() if picture else 0
        image = f" /XObject <</Im {drawn} 0 R>>" if picture else ""
        first = len(self.objects) + 1
        pages = first + 3 * len(sheets)
        root = pages + 1
        kids = []
        for i, sheet in enumerate(sheets):
            shown = (["612 0 0 792 0 0 cm /Im Do"] if picture else []) + sheet.content
            content = self.stream("\n".join(shown))
            notes = self.add(f"[{' '.join(map(_link, sheet.links))}]")
            kids.append(
                self.add(
                    f"<</Type /Page /Parent {pages} 0 R /Contents {content} 0 R"
                    f" /MediaBox [0 0 {sheet.width} {sheet.height}] /Annots {notes} 0 R"
                    f" /Rotate {sheet.rotate} /StructParents {i}"
                    f" /Resources <</Font <<{fonts}>>{image}>>>>"
                )
            )
        refs = " ".join(f"{kid} 0 R" for kid in kids)
        self.add(f"<</Type /Pages /Kids [{refs}] /Count {len(kids)}>>")
        catalogue = self.add("")
        assert catalogue == root
        tree = ""
        if tagged and any(sheet.tree for sheet in sheets):
            made = self._tree(sheets, kids)
            tree = f" /MarkInfo <</Marked true>> /StructTreeRoot {made} 0 R"
        self.objects[root - 1] = f"<</Type /Catalog /Pages {pages} 0 R{tree}>>".encode()
        return self._file(root, lock)

    def _picture(self) -> int:
        data = b"\x80"
        head = (
            b"<</Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace"
            b" /DeviceGray /BitsPerComponent 8 /Length 1>>\nstream\n"
        )
        return self.add(head + data + b"\nendstream")

    def _tree(self, sheets: tuple[Sheet, ...], kids: list[int]) -> int:
        root = self.add("")
        document = self.add("")
        parents: list[str] = []
        tops: list[int] = []
        for i, sheet in enumerate(sheets):
            owners: dict[int, int] = {}
            for element in sheet.tree:
                tops.append(self._element(element, document, kids[i], owners))
            row = " ".join(f"{owners[n]} 0 R" for n in sorted(owners))
            parents.append(f"{i} [{row}]")
        nums = self.add(f"<</Nums [{' '.join(parents)}]>>")
        refs = " ".join(f"{top} 0 R" for top in tops)
        self.objects[document - 1] = (
            f"<</Type /StructElem /S /Document /P {root} 0 R /K [{refs}]>>".encode()
        )
        self.objects[root - 1] = (
            f"<</Type /StructTreeRoot /K [{document} 0 R]"
            f" /ParentTree {nums} 0 R>>".encode()
        )
        return root

    def _element(
        self,
        element: tuple[str, list[object]],
        parent: int,
        page: int,
        owners: dict[int, int],
    ) -> int:
        kind, parts = element
        own = self.add("")
        refs = []
        for part in parts:
            if isinstance(part, int):
                refs.append(str(part))
                owners[part] = own
            else:
                assert isinstance(part, tuple)
                refs.append(f"{self._element(part, own, page, owners)} 0 R")
        body = f"/S /{kind} /P {parent} 0 R /Pg {page} 0 R /K [{' '.join(refs)}]"
        self.objects[own - 1] = f"<</Type /StructElem {body}>>".encode()
        return own

    def _lock(self) -> int:
        # ISO 32000-1, 7.6.3: algorithms 2, 3 and 4, revision 2.
        pad = bytes.fromhex(
            "28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a"
        )
        padded = (self.password.encode() + pad)[:32]
        owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
        rights = (-4).to_bytes(4, "little", signed=True)
        self.key = hashlib.md5(padded + owner + rights + b"0123456789abcdef").digest()[
            :5
        ]
        user = _rc4(self.key, pad)
        return self.add(
            f"<</Filter /Standard /V 1 /R 2 /P -4 /O <{owner.hex()}>"
            f" /U <{user.hex()}>>>"
        )

    def _file(self, root: int, lock: int) -> bytes:
        out = bytearray(b"%PDF-1.7\n")
        offsets = []
        for number, body in enumerate(self.objects, 1):
            offsets.append(len(out))
            out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
        start = len(out)
        out += f"xref\n0 {len(offsets) + 1}\n0000000000 65535 f \n".encode()
        out += b"".join(f"{offset:010} 00000 n \n".encode() for offset in offsets)
        ident = b"0123456789abcdef".hex()
        locked = f" /Encrypt {lock} 0 R" if lock else ""
        out += (
            f"trailer\n<</Size {len(offsets) + 1} /Root {root} 0 R"
            f" /ID [<{ident}> <{ident}>]{locked}>>\nstartxref\n{start}\n%%EOF\n"
        ).encode()
        return bytes(out)


def _link(link: tuple[tuple[float, float, float, float], str]) -> str:
    (left, bottom, right, top), target = link
    return (
        f"<</Type /Annot /Subtype /Link /Rect [{left} {bottom} {right} {top}]"
        f" /A <</S /URI /URI ({target})>>>>"
    )


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
