"""What the register tells of a name."""

from pathlib import Path

import pytest

from tests.indexer.register.conftest import Save
from zhengfa.archive.errors import ConfigError
from zhengfa.indexer.engine import Engine
from zhengfa.indexer.register.register import Official, Register

CAREER = (
    ("2019-03-01", "沈阳市公安局局长高岩出席。"),
    ("2020-05-01", "沈阳市公安局局长高岩出席，大连市公安局局长林向前参加。"),
    ("2021-07-13", "会议决定任命高岩为辽宁省公安厅副厅长，免去其沈阳市公安局局长职务。"),
    ("2022-01-05", "省公安厅副厅长高岩到营口市调研。"),
)


def posts(official: Official) -> list[list[str]]:
    return [[tenure.role.labels[0] for tenure in career.tenures] for career in official.careers]


def test_a_career_is_one_line_of_time_with_its_evidence(save: Save, register: Register) -> None:
    save(*CAREER)
    official = register.official("高岩")
    assert official is not None
    assert posts(official) == [["沈阳市公安局局长", "辽宁省公安厅副厅长"]]
    first, second = official.careers[0].tenures
    assert (first.role.first, first.role.last) == ("2019-03-01", "2021-07-13")
    assert (second.role.first, second.role.last) == ("2021-07-13", "2022-01-05")
    assert first.removed is not None
    assert second.appointed is not None
    cited = official.evidence[first.removed.holding]
    assert (cited.day, cited.portal, cited.sentence) == ("2021-07-13", "ln", CAREER[2][1])


def test_an_article_that_says_two_things_of_a_post_is_one_article(save: Save, register: Register) -> None:
    save(("2021-07-13", "会议决定任命高岩为辽宁省公安厅常务副厅长。辽宁省公安厅副厅长高岩发言。"), CAREER[3])
    official = register.official("高岩")
    assert official is not None
    [tenure] = official.careers[0].tenures
    assert (tenure.role.articles, tenure.role.labels) == (2, ("辽宁省公安厅副厅长", "辽宁省公安厅常务副厅长"))


def test_the_head_of_an_autonomous_region_has_a_post(save: Save, register: Register) -> None:
    save(("2021-07-13", "内蒙古自治区主席高岩讲话。"), ("2022-07-13", "内蒙古自治区政府主席高岩讲话。"), portal=None)
    official = register.official("高岩")
    assert official is not None
    assert posts(official) == [["内蒙古自治区主席"]]


@pytest.mark.parametrize("name", ["高岩", " 高 岩 ", "\u9ad8\u5ca9"])
def test_names_are_found_however_they_are_typed(save: Save, register: Register, name: str) -> None:
    save(*CAREER)
    official = register.official(name)
    assert official is not None
    assert (official.name, official.articles) == ("高岩", 4)


def test_nobody_is_known_whom_no_article_names(save: Save, register: Register) -> None:
    save(*CAREER)
    assert register.official("高") is None
    assert register.official("gaoyan") is None  # pinyin is for lists: it may stand for several names


def test_names_that_sound_alike_are_offered_and_not_merged(save: Save, register: Register) -> None:
    save(*CAREER, ("2021-01-01", "鞍山市委书记高燕讲话。"))
    official = register.official("高岩")
    assert official is not None
    assert [(one.name, one.articles) for one in official.namesakes] == [("高燕", 1)]
    assert posts(official) == [["沈阳市公安局局长", "辽宁省公安厅副厅长"]]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("高岩", ["高岩"]),
        ("gaoyan", ["高岩", "高燕"]),
        ("Yan Gāo", ["高岩", "高燕"]),
        ("gy", ["高岩", "高燕"]),
        ("gao", []),
        ("高", []),
        ("", []),
    ],
)
def test_which_names_a_whole_name_stands_for(save: Save, register: Register, typed: str, names: list[str]) -> None:
    save(*CAREER, ("2021-01-01", "鞍山市委书记高燕讲话。"))
    assert [one.name for one in register.names(typed)] == names


def test_names_alike_are_told_of_a_name_that_nobody_bears(save: Save, register: Register) -> None:
    save(*CAREER)
    assert [one.name for one in register.alike("高言")] == ["高岩"]
    assert register.alike("高") == ()


HOMONYMS = (
    *(("2019-03-01", "沈阳市公安局局长高岩出席。"), ("2021-03-01", "沈阳市公安局局长高岩出席。")),
    *(("2019-04-01", "贵阳市委书记高岩出席。"), ("2021-04-01", "贵阳市委书记高岩出席。")),
)


def test_two_who_held_posts_at_once_far_apart_are_two(save: Save, register: Register) -> None:
    save(*HOMONYMS)
    official = register.official("高岩")
    assert official is not None
    assert posts(official) == [["沈阳市公安局局长"], ["贵阳市委书记"]]


def judge(tmp_path: Path, how: str, *labels: str) -> None:
    (tmp_path / "officials.yaml").write_text(
        f"- name: 高岩\n  {how}: [{', '.join(labels)}]\n  by: 李编辑\n  date: 2026-11-27\n  why: 简历\n", "utf-8"
    )


def test_a_human_joins_and_the_register_says_who_and_why(save: Save, register: Register, tmp_path: Path) -> None:
    save(*HOMONYMS)
    judge(tmp_path, "same", "沈阳市公安局局长", "贵阳市委书记")
    official = register.official("高岩")
    assert official is not None
    assert posts(official) == [["沈阳市公安局局长", "贵阳市委书记"]]
    [link] = official.careers[0].person.links
    assert (link.probability, link.note) == (1.0, "李编辑, 2026-11-27: 简历")


def test_a_human_splits(save: Save, register: Register, tmp_path: Path) -> None:
    save(*CAREER)
    judge(tmp_path, "different", "沈阳市公安局局长", "辽宁省公安厅副厅长")
    official = register.official("高岩")
    assert official is not None
    assert posts(official) == [["沈阳市公安局局长"], ["辽宁省公安厅副厅长"]]


@pytest.mark.parametrize(
    ("years", "is_met"),
    [
        ("2019", True),
        ("2020", True),
        ("2018", False),
        ("2010..2019", True),
        ("2021..", True),
        ("2022..", False),
        ("..2019", True),
        ("..2018", False),
    ],
)
def test_years_tell_which_time_in_a_post_is_meant(
    save: Save, register: Register, tmp_path: Path, years: str, is_met: bool
) -> None:
    save(*CAREER)
    judge(tmp_path, "same", f"沈阳市公安局局长@{years}", "辽宁省公安厅副厅长")
    official = register.official("高岩")
    assert official is not None
    assert (not official.unmet) == is_met


def test_a_decision_on_a_post_that_nobody_holds_is_told_of(save: Save, register: Register, tmp_path: Path) -> None:
    save(*CAREER)
    judge(tmp_path, "same", "沈阳市公安局局长", "沈阳市公安局长")
    official = register.official("高岩")
    assert official is not None
    assert [post for _, post in official.unmet] == ["沈阳市公安局长"]


def test_a_wrong_file_of_decisions_is_an_error_that_names_it(save: Save, register: Register, tmp_path: Path) -> None:
    save(*CAREER)
    (tmp_path / "officials.yaml").write_text("- name: 高岩\n  same: [沈阳市公安局局长]\n", "utf-8")
    with pytest.raises(ConfigError, match=r"officials\.yaml: \[0\]\.same"):
        register.official("高岩")


def test_figures_of_one_person_count_every_article(save: Save, register: Register, engine: Engine) -> None:
    save(*CAREER, ("2022-02-05", "辽宁省公安厅副厅长高岩出席。高岩指出。"))
    official = register.official("高岩")
    assert official is not None
    figures = register.figures(engine, official, official.careers[0])
    assert figures.articles == 5
    assert [(one.value, one.count) for one in figures.companions] == [("林向前", 1)]
    assert [(one.value, one.count) for one in figures.portals] == [("ln", 5)]
    assert [(one.value, one.count) for one in figures.months][-1] == ("2022-02", 1)


def test_figures_of_one_of_several_count_those_that_name_the_post(
    save: Save, register: Register, engine: Engine
) -> None:
    save(*HOMONYMS)
    save(("2022-01-01", "贵阳市委书记高岩、市长王维出席。"), portal="gz")
    official = register.official("高岩")
    assert official is not None
    figures = register.figures(engine, official, official.careers[1])
    assert figures.articles == 3
    assert [(one.value, one.count) for one in figures.companions] == [("王维", 1)]
    assert [(one.value, one.count) for one in figures.portals] == [("ln", 2), ("gz", 1)]
    assert [one.value for one in figures.months] == ["2019-04", "2021-04", "2022-01"]
    assert register.figures(engine, official, None).articles == 5
