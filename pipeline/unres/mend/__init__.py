"""Mending Akoma Ntoso: anybody's files as level 2, each change told, each word kept."""

from unres.mend.change import Change, Mended, Words
from unres.mend.repair import mend

__all__ = ["Change", "Mended", "Words", "mend"]
