"""Akoma Ntoso as a flat list of what is printed: the units of any document, in order.

It reads the markup of anybody, nested as the standard asks or flat as the United
Nations' own files are. How deep a unit stands is not told, for the files disagree
about it where the printed page is the same. Every word outside `meta` stands in one
unit, number or note; white space is one blank.
"""

from unres.readers.flat.elements import FlatUnit, UnitKind, read_claim
from unres.readers.flat.walk import read_units

__all__ = ["FlatUnit", "UnitKind", "read_claim", "read_units"]
