"""Tenures that one title names together. People and events are invented."""

import pytest

from tests.indexer.register.conftest import Save
from zhengfa.indexer.register.register import Official, Register
from zhengfa.indexer.register.tenures import CitedAs, JointTenure, Tenure, joint

TWICE = (("2021-03-01", "辽宁省委常委、政法委书记高岩出席。"), ("2022-03-01", "省委常委、政法委书记高岩讲话。"))


def joined(save: Save, register: Register, *texts: tuple[str, str]) -> tuple[Official, tuple[JointTenure, ...]]:
    save(*texts)
    official = register.official("高岩")
    assert official is not None
    return official, tuple(tenures for career in official.careers for tenures in joint(career))


def test_posts_of_one_title_are_one_row(save: Save, register: Register) -> None:
    _, [tenures] = joined(save, register, *TWICE)
    assert tenures.label == "辽宁省委常委、政法委书记"
    assert len(tenures.tenures) == 2
    assert (tenures.role.first, tenures.role.last, tenures.role.articles) == ("2021-03-01", "2022-03-01", 2)


def test_a_post_that_is_named_alone_as_well_has_its_own_row(save: Save, register: Register) -> None:
    _, found = joined(save, register, *TWICE, ("2023-03-01", "辽宁省委政法委书记高岩出席。"))
    assert [tenures.label for tenures in found] == ["辽宁省委常委", "辽宁省委政法委书记"]


def test_posts_that_happen_to_have_the_same_days_are_not_joined(save: Save, register: Register) -> None:
    _, found = joined(save, register, ("2021-03-01", "沈阳市公安局局长高岩出席。铁岭市委书记高岩讲话。"))
    assert sorted(tenures.label for tenures in found) == ["沈阳市公安局局长", "铁岭市委书记"]


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("辽宁省委常委、省委政法委书记", "辽宁省委常委、政法委书记"),
        ("辽宁省副省长、省委政法委书记", "辽宁省副省长、省委政法委书记"),
        ("辽宁省副省长、省公安厅厅长", "辽宁省副省长、公安厅厅长"),
        ("辽宁省委副秘书长、省信访局局长", "辽宁省委副秘书长、信访局局长"),
        ("沈阳市公安局党委副书记、副局长", "沈阳市公安局党委副书记、副局长"),
        ("沈阳市和平区委常委、公安分局局长", "沈阳市和平区委常委、公安分局局长"),
    ],
)
def test_what_the_posts_have_in_common_is_said_once(save: Save, register: Register, title: str, label: str) -> None:
    _, [tenures] = joined(save, register, ("2021-03-01", f"{title}高岩出席。"))
    assert tenures.label == label


def test_a_sentence_is_cited_once_with_what_it_tells_most_of(save: Save, register: Register) -> None:
    appointed = ("2020-01-05", "会议决定任命高岩为辽宁省公安厅副厅长。")
    official, [tenures] = joined(save, register, appointed, ("2021-03-01", "辽宁省公安厅副厅长高岩出席。"))
    assert [(said, cited.day) for said, cited in official.cited(tenures)] == [
        ((CitedAs.APPOINTED,), "2020-01-05"),
        ((CitedAs.LAST,), "2021-03-01"),
    ]


def test_the_one_article_is_the_first_and_the_last(save: Save, register: Register) -> None:
    official, [tenures] = joined(save, register, TWICE[0])
    [(said, cited)] = official.cited(tenures)
    assert (said, cited.sentence) == ((CitedAs.FIRST, CitedAs.LAST), TWICE[0][1])


def test_evidence_is_named_as_the_fields_of_a_tenure() -> None:
    assert set(CitedAs) <= set(Tenure.__slots__)
