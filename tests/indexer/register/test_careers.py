"""Careers through the whole pipeline: made-up ones with homonyms, and one from the shared texts."""

from contextlib import closing
from pathlib import Path

import pytest

from bench.career_archive import tell_careers
from bench.career_spans import Measured
from bench.career_truth import judge
from bench.homonyms import make_careers
from bench.labelled_links import load_labels, register_shared
from bench.link_scores import Scores, score
from bench.links import judge_shared
from tests.indexer.register.conftest import Save
from zhengfa.indexer.register.register import Register
from zhengfa.indexer.register.roles import read_roles

SEED, SIZE = 1, 100  # two or three seconds


def test_made_up_careers_are_the_same_each_time() -> None:
    assert [(one.name, one.spells) for one in make_careers(SEED, SIZE)] == [
        (one.name, one.spells) for one in make_careers(SEED, SIZE)
    ]


def test_made_up_careers_with_homonyms_are_put_together() -> None:
    measured = Measured()
    with tell_careers(SEED, SIZE) as told:
        scores = score(judge(told, measured))
    assert scores.pairs.precision >= 0.98
    assert scores.pairs.recall >= 0.75
    assert scores.evidence.precision >= 0.98
    assert measured.places.right > 0.9 * (measured.places.right + measured.places.wrong + measured.places.open)
    assert measured.places.wrong < 0.02 * measured.places.right
    assert measured.appointed.right > 0.9 * (measured.appointed.right + measured.appointed.open)


def test_labelled_officials_of_the_shared_texts_are_put_together(shared: Path) -> None:
    scores: Scores = score(judge_shared(shared))
    assert scores.names == len(load_labels())
    assert (scores.pairs.precision, scores.mixed) == (1.0, 0)
    assert scores.pairs.recall >= 0.98


def test_a_career_over_two_provinces_is_one_line_of_time(shared: Path) -> None:
    with register_shared(shared) as (file, _):
        official = Register(file, shared).official("张国清")
        assert official is not None
        [career] = official.careers
        held = {str(tenure.role.label) for tenure in career.tenures}
        assert {"天津市市长", "辽宁省委书记"} <= held
        assert all(link.reasons for link in career.person.links)
        with closing(file.connect()) as connection:
            assert len(read_roles(connection, "张国清").roles) == len(career.tenures)


MOVED = (
    ("2018-03-05", "天津市召开信访工作会议。市委副书记、市长高岩松主持会议。"),
    ("2019-11-20", "天津市委副书记、市长高岩松到和平区调研。"),
    ("2022-02-17", "辽宁省委书记、省政法队伍教育整顿领导小组组长高岩松作出批示。"),
)


@pytest.mark.parametrize("telling", [None, "近日，高岩松已任辽宁省委书记。此前，他担任天津市市长。"])
def test_an_invented_leader_who_moved_is_one_line_of_time(save: Save, register: Register, telling: str | None) -> None:
    save(*MOVED, *([("2020-09-01", telling)] if telling else []))
    official = register.official("高岩松")
    assert official is not None
    [career] = official.careers
    labels = [str(tenure.role.label) for tenure in career.tenures]
    assert labels[:2] == ["天津市委副书记", "天津市市长"]
    assert "辽宁省委书记" in labels[2:]
    assert [gap.first for gap in career.gaps] == ["2019-11-20"]
    assert career.overlaps == ()
