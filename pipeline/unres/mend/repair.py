"""Mending one file: read, written anew, and compared with what it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from unres.convert import Options, Result, convert
from unres.errors import LossError
from unres.mend.change import Change, Mend, Mended, Words
from unres.mend.compare import Stream, find_changes, find_reread
from unres.readers.akn.parse import parse_root
from unres.readers.akn.unread import list_unread
from unres.validate import Finding, Scope, validate
from unres.validate.finding import FindingSeverity

UNREAD = "X001"
"""The finding of a file that is not well-formed: nothing else is looked for."""


def mend(data: bytes, name: str, options: Options | None = None) -> Mended:
    """Write Akoma Ntoso of anybody's anew: level 2, with every word that it has.

    The text is read as it is printed and marked up by the rules of `unres convert`.
    Letters and digits of text and notes are the same afterwards; what a rule reads
    differently is told as a change.

    Raises:
        SourceError: It is no Akoma Ntoso, has a DOCTYPE, or holds no words.
        LimitError: It is too large or too deep.
        LossError: Letters would be lost or added, and no rule says why.
        SchemaError: What would be written is not valid.
    """
    root, broken = parse_root(data)
    before = Stream(root)
    options = options or Options()
    result = convert(data, name, ("akn",), Options("akn", date=options.date))
    files = tuple(each.files["akn"] for each in result.every)
    written = [parse_root(each)[0] for each in files]
    after = Stream(*written)
    changes = [*_prove_words(before, after, result), *find_changes(before, after)]
    meta = [each.document.meta for each in result.every]
    roles = {each.role for own in meta for each in own.sponsors}
    for line, told, replaced in list_unread(root, written, roles):
        changes.append(Change(Mend.REPLACED if replaced else Mend.LEFT, line, told))
    found = _find_faults(data)
    left = Counter(each.code for own in files for each in _find_faults(own))
    if broken is not None:
        changes.append(Change(Mend.BROKEN, broken.line, broken.message))
    changes += (
        Change(each.code, each.line, each.message)
        for each in found
        if each.code not in left and each.code != UNREAD
    )
    changes.sort(key=lambda change: (change.line, change.kind, change.message))
    words = Words(len(before.letters), len(before.notes))
    return Mended(files, tuple(changes), words, dict(sorted(left.items())))


def _find_faults(data: bytes) -> Sequence[Finding]:
    """Return what is wrong with a file, but for notes of what may well be so."""
    found = validate(data, Scope(quoted=False, explained=False))
    return [each for each in found if each.severity is not FindingSeverity.NOTE]


def _prove_words(before: Stream, after: Stream, result: Result) -> Iterator[Change]:
    """Yield what became of letters that are not the same, or not in their order."""
    if (before.letters, before.notes) == (after.letters, after.notes):
        return
    reread = list(find_reread(result))
    old = Counter(before.letters + before.notes)
    new = Counter(after.letters + after.notes)
    for stood, read, _ in reread:
        old.subtract(stood)
        old.update(read)
    if +old != +new:
        lost, added = (+old) - new, new - (+old)
        raise LossError(
            f"{lost.total()} letters would be lost and {added.total()} added"
            f" ({''.join(lost)[:40]!r}, {''.join(added)[:40]!r}); nothing was written:"
            " this is a bug in unres; please report it and attach the file"
        )
    for *_, told in reread:
        yield Change(Mend.READ, 0, told)
    pairs = enumerate(zip(before.letters, after.letters, strict=False))
    first = next((at for at, (one, other) in pairs if one != other), 0)
    if not reread:
        yield Change(Mend.MOVED, before.place(first), "from here on")
