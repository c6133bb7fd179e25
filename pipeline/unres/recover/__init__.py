"""Clean: `Source` to lines that mean something, whatever layout they came in.

Every shape of file (a paragraph a line; single line breaks; a blank line between
all lines; pages with running heads and footnotes) leaves as the same thing: the
printed lines of the front matter, then a line a paragraph or a row, then the footnotes.
"""

from __future__ import annotations

from unres.model import Source
from unres.recover.characters import read_characters
from unres.recover.furniture import take_furniture
from unres.recover.glued import part_page
from unres.recover.joins import join_lines
from unres.recover.lines import Line, cut_lines
from unres.recover.mangled import mend_job_number, mend_openings
from unres.recover.notes import find_notes
from unres.recover.site import part_site
from unres.recover.stars import take_stars
from unres.recover.tables import find_rows
from unres.text import Text


def recover(source: Source) -> tuple[Line, ...]:
    """Give the lines of a source: front matter, paragraphs, footnotes.

    Keeps every letter and digit but those of page furniture (running heads, page
    and job numbers), which rules that may drop take out by name.
    """
    text = read_characters(Text.of(source.text))
    site, printed = part_site(cut_lines(text))
    lines = take_furniture(tuple(mend_openings(part_page(printed))))
    lines, stars = take_stars(tuple(mend_job_number(lines)))
    lines = find_rows(lines, source.text)
    return (*site, *stars, *join_lines(find_notes(lines)))
