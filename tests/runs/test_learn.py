"""Documents of a run that teach each other days of adoption."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from poison import do_run, fill, read_tree

from unres.batch.execute import preview
from unres.batch.inputs import find_inputs
from unres.batch.merge import merge
from unres.batch.outcome import Status
from unres.batch.plan import Run, Shard, learn_days
from unres.batch.work import Task
from unres.batch.worker import Limits
from unres.convert import Options, convert, prepare
from unres.marks import Learned

HEAD = b"Resolution adopted by the General Assembly\n\nThe General Assembly,\n\n"
PRINTS = HEAD + b"Recalling its resolution 70/114 of 14 December 2015,\n\n1. Decides.\n"
OTHER = PRINTS.replace(b"14 Dec", b"15 Dec")
CITES = HEAD + b"1. Reaffirms resolution 70/114;\n\n2. Decides.\n"
PLAIN = HEAD + b"1. Decides.\n"
LINK = b"/akn/un/statement/deliberation/unga/2015-12-14/70-114"

Make = Callable[..., Run]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """What gives a run into a folder."""

    def make_run(name: str = "out", jobs: int = 1) -> Run:
        task = Task(convert, Options(), {"akn": ".xml"}, prepare=prepare)
        return Run(task, tmp_path / name, limits=Limits(jobs))

    return make_run


@pytest.mark.parametrize(("first", "second"), [("a", "b"), ("b", "a")])
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_day_that_another_document_prints_is_learned_in_any_order(
    first: str, second: str, jobs: int, tmp_path: Path, make: Make
) -> None:
    folder = fill(tmp_path / "in", {first: PRINTS, second: CITES, "c": PLAIN})
    outcomes = do_run(folder, make(jobs=jobs))
    assert [each.status for each in outcomes] == [Status.WRITTEN] * 3
    found = read_tree(tmp_path / "out")
    assert LINK in found[f"{second}.xml"]
    cites = outcomes["ab".index(second)]
    notices = [n.message for _, n in cites.notices if n.code.startswith("citation")]
    assert len(notices) == 1
    assert f"{first}.txt" in notices[0]
    again = do_run(folder, make())
    assert {each.status for each in again} == {Status.CURRENT}
    assert read_tree(tmp_path / "out") == found


def test_a_day_on_which_documents_differ_is_not_learned(
    tmp_path: Path, make: Make
) -> None:
    folder = fill(tmp_path / "in", {"a": PRINTS, "b": CITES, "c": OTHER})
    do_run(folder, make())
    assert LINK not in read_tree(tmp_path / "out")["b.xml"]


def test_what_is_learned_follows_the_documents(tmp_path: Path, make: Make) -> None:
    folder = fill(tmp_path / "in", {"b": CITES, "c": PLAIN})
    do_run(folder, make())
    alone = read_tree(tmp_path / "out")["b.xml"]
    fill(folder, {"a": PRINTS})
    assert [each.status for each in do_run(folder, make())] == [
        Status.WRITTEN,
        Status.WRITTEN,
        Status.CURRENT,
    ]
    taught = read_tree(tmp_path / "out")["b.xml"]
    assert LINK not in alone
    assert LINK in taught
    (folder / "a.txt").unlink()
    asked = [bool(why) for _, why in preview(find_inputs([str(folder)]), make())]
    assert asked == [True, False]
    learner, _ = do_run(folder, make())
    assert learner.reason.startswith(
        "the dates that other documents print have changed"
    )
    assert read_tree(tmp_path / "out")["b.xml"] == alone


def test_parts_learn_from_each_other_once_they_are_one(
    tmp_path: Path, make: Make
) -> None:
    folder = fill(tmp_path / "in", {"a": PRINTS, "b": CITES, "c": CITES, "d": PLAIN})
    do_run(folder, make("whole"))
    for number in (1, 2):
        do_run(folder, replace(make(), shard=Shard(number, 2)))
    assert LINK not in read_tree(tmp_path / "out")["b.xml"]
    assert len(list(merge(tmp_path / "out", []))) == 4
    do_run(folder, make())
    assert read_tree(tmp_path / "out") == read_tree(tmp_path / "whole")


def test_the_teacher_is_the_document_whose_key_comes_first() -> None:
    day, other = {"A/1": "2015-12-14"}, {"A/1": "2015-12-15"}
    taught = {"A/1": Learned("A/1", "2015-12-14", "a")}
    assert learn_days([("b", day), ("a", day), ("c", day)]) == taught
    assert learn_days([("b", day), ("a", other)]) == {}
