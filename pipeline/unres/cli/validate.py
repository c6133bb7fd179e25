"""`unres validate`: what is wrong with Akoma Ntoso files, and where."""

from __future__ import annotations

from typing import Any

import click

from unres.batch.inputs import find_inputs
from unres.batch.judging import judge_files
from unres.batch.outcome import UNEXPECTED
from unres.batch.worker import Limits
from unres.cli import options
from unres.errors import ExitCode
from unres.validate import Engine, FindingSeverity, Profile, Scope
from unres.validate.finding import find_codes, finding_records
from unres.validate.reports import BRIEF, REPORTS, STATISTICS, TOLD, Report
from unres.validate.verdict import VerdictTally


def read_codes(
    context: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> frozenset[str]:
    """Give the codes that are meant, or refuse a word that stands for none."""
    words = [word.strip() for value in values for word in value.split(",")]
    for word in words:
        if not word or not find_codes(word):
            raise click.BadParameter(
                f"no finding has the code or name {word!r}; see them: unres rule"
            )
    return frozenset().union(*map(find_codes, words))


@click.command("validate")
@options.files
@options.form("--format", tuple(REPORTS), "How findings are written.")
@click.option(
    "--statistics", is_flag=True, help="Tell only how often each code was found."
)
@click.option(
    "--select",
    metavar="CODES",
    multiple=True,
    callback=read_codes,
    help="Report only these: codes, names, or how codes begin, such as X,I001.",
)
@click.option(
    "--ignore",
    metavar="CODES",
    multiple=True,
    callback=read_codes,
    help="Leave these out, of all or of those selected.",
)
@options.choice(
    "--engine",
    of=[each.value for each in Engine],
    help="What holds files to the XSD; xmlschema takes 200 times as long.",
)
@click.option(
    "--no-explain",
    is_flag=True,
    help="Do not ask xmlschema for the reasons of the first ten faults of a file.",
)
@click.option(
    "--level",
    type=click.Choice(("1", "2")),
    help="Check only the schema (1), or the Naming Convention too (2).",
)
@options.choice(
    "--profile",
    of=[each.value for each in Profile],
    help="Whose documents the rules U and T001, T002, T003 and T005 are applied to:"
    " auto, files whose FRBRcountry is un; un, all; none, none.",
)
@options.choice(
    "--fail-on",
    of=("error", "warning", "note"),
    usual="warning",
    help="The least that makes the exit status 1.",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@options.of_workers
def command(files: tuple[str, ...], limits: Limits, **choices: Any) -> int:
    """Check FILEs, and the .xml and .akn files in DIRs, as Akoma Ntoso.

    Each is checked for well-formedness, against the OASIS schema, and by the rules
    that unres rule CODE explains: of the Naming Convention for any file, of the UN's
    profile for documents of the United Nations. Nothing is fetched from anywhere. The
    file - is the standard input.
    """
    report = find_report(choices["form"], statistics=choices["statistics"])
    codes = (choices["select"] or frozenset(finding_records())) - choices["ignore"]
    inputs = find_inputs(files, "akn")
    level = int(choices["level"] or 0)
    quoted = choices["form"] not in BRIEF and not choices["statistics"]
    profile, engine = Profile(choices["profile"]), Engine(choices["engine"])
    scope = Scope(level, profile, codes, quoted, engine, not choices["no_explain"])
    tell = None if choices["statistics"] else TOLD.get(choices["form"])
    tally = VerdictTally()
    verdicts = tally.watch(judge_files(inputs, scope, limits, tell))
    options.print_words(report(verdicts))
    if UNEXPECTED in tally.counts:
        return ExitCode.BUG
    failed = tally.count_from(FindingSeverity(choices["fail_on"]))
    return ExitCode.FAILED if failed and not choices["exit_zero"] else ExitCode.OK


def find_report(form: str, *, statistics: bool) -> Report:
    """Give what writes a report in a format."""
    if not statistics:
        return REPORTS[form]
    if form not in STATISTICS:
        raise click.UsageError(
            f"--statistics has no form {form}; use --format {' or '.join(STATISTICS)}"
        )
    return STATISTICS[form]
