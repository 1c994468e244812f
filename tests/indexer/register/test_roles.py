"""What the register holds of a name, as roles, and what articles say of two of them: from real tables."""

from contextlib import closing

import pytest

from tests.indexer.register.conftest import Save
from zhengfa.indexer.register.linking import Together
from zhengfa.indexer.register.roles import Known, read_roles
from zhengfa.indexer.register.store import RegisterFile


def known(file: RegisterFile, name: str = "高岩") -> Known:
    with closing(file.connect()) as connection:
        return read_roles(connection, name)


def shown(found: Known) -> list[tuple[str, str | None, str | None, int]]:
    return [(str(role.label), role.first, role.last, role.articles) for role in found.roles]


def test_all_evidence_in_one_post_is_one_role(save: Save, file: RegisterFile) -> None:
    save(("2019-03-01", "沈阳市公安局局长高岩出席。"), ("2021-03-01", "沈阳市公安局局长高岩、副局长林向前到会。"))
    assert shown(known(file)) == [("沈阳市公安局局长", "2019-03-01", "2021-03-01", 2)]


def test_nobody_has_no_roles(save: Save, file: RegisterFile) -> None:
    save(("2019-03-01", "沈阳市公安局局长高岩出席。"))
    assert known(file, "高") == Known((), {})


def test_a_post_keeps_its_role_when_its_region_gets_another_name(save: Save, file: RegisterFile) -> None:
    save(("2009-03-01", "襄樊市公安局局长高岩出席。"), ("2012-03-01", "襄阳市公安局局长高岩出席。"))
    assert shown(known(file)) == [("襄阳市公安局局长", "2009-03-01", "2012-03-01", 2)]


def test_the_executive_deputy_is_the_deputy(save: Save, file: RegisterFile) -> None:
    save(("2019-03-01", "沈阳市常务副市长高岩出席。"), ("2020-03-01", "沈阳市副市长高岩出席。"))
    [role] = known(file).roles
    assert (str(role.label), set(role.labels)) == ("沈阳市副市长", {"沈阳市常务副市长", "沈阳市副市长"})


@pytest.mark.parametrize(("last", "parts"), [("2018-05-01", 1), ("2020-05-01", 2)])
def test_after_eight_years_without_a_word_it_may_be_somebody_else(
    save: Save, file: RegisterFile, last: str, parts: int
) -> None:
    save(("2010-03-01", "沈阳市公安局局长高岩出席。"), (last, "沈阳市公安局局长高岩讲话。"))
    assert len(known(file).roles) == parts


def test_where_the_region_is_open_two_years_are_enough(save: Save, file: RegisterFile) -> None:
    save(("2010-03-01", "市公安局局长高岩出席。"), ("2013-03-01", "市公安局局长高岩讲话。"))
    assert len(known(file).roles) == 2


def test_whoever_else_held_the_post_in_between_parts_it(save: Save, file: RegisterFile) -> None:
    save(("2012-03-01", "沈阳市公安局局长高岩出席。"), ("2018-03-01", "沈阳市公安局局长高岩讲话。"))
    assert len(known(file).roles) == 1
    save(("2014-03-01", "沈阳市公安局局长林向前出席。"), ("2016-03-01", "沈阳市公安局局长林向前讲话。"))
    assert [(first, last) for _, first, last, _ in shown(known(file))] == [
        ("2012-03-01", "2012-03-01"),
        ("2018-03-01", "2018-03-01"),
    ]


def test_posts_of_many_are_parted_by_no_other_holder(save: Save, file: RegisterFile) -> None:
    save(*((f"20{year}-03-01", f"沈阳市副市长{name}出席。") for year, name in (
        ("12", "高岩"), ("14", "林向前"), ("16", "林向前"), ("18", "高岩")
    )))  # fmt: skip
    assert len(known(file).roles) == 1


def test_who_left_and_got_a_post_again_held_it_twice(save: Save, file: RegisterFile) -> None:
    save(
        ("2014-03-01", "会议决定任命高岩为沈阳市公安局局长。"),
        ("2016-03-01", "会议决定免去高岩的沈阳市公安局局长职务。"),
        ("2018-03-01", "会议决定任命高岩为沈阳市公安局局长。"),
    )
    assert [(first, last) for _, first, last, _ in shown(known(file))] == [
        ("2014-03-01", "2016-03-01"),
        ("2018-03-01", "2018-03-01"),
    ]


def test_what_is_told_later_of_a_post_does_not_part_it(save: Save, file: RegisterFile) -> None:
    save(("2010-03-01", "沈阳市公安局局长高岩出席。"), ("2024-03-01", "沈阳市公安局原局长高岩被查。"))
    assert shown(known(file)) == [("沈阳市公安局局长", "2010-03-01", "2010-03-01", 2)]


def test_an_appointment_told_years_later_is_of_its_own_day(save: Save, file: RegisterFile) -> None:
    save(("2024-03-01", "高岩，男，汉族。2015年3月任沈阳市公安局局长。"))
    assert shown(known(file)) == [("沈阳市公安局局长", "2015-03", "2015-03", 1)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("沈阳市副市长、市公安局局长高岩出席。", Together(is_joint=True, is_held=True)),
        ("沈阳市副市长高岩出席。市公安局局长高岩讲话。", Together(is_held=True)),
        ("沈阳市公安局局长高岩出席。高岩曾任沈阳市司法局局长。", Together(is_told=True)),
        ("决定任命沈阳市司法局局长高岩为沈阳市公安局局长。", Together(is_changed=True)),
        ("任命高岩为沈阳市公安局局长；免去高岩的沈阳市司法局局长职务。", Together(is_changed=True)),
        ("高岩，男，现任沈阳市司法局局长，拟任沈阳市公安局局长。", Together(is_told=True)),
    ],
)
def test_what_one_article_says_of_two_posts(save: Save, file: RegisterFile, text: str, said: Together) -> None:
    save(("2020-03-01", text))
    assert known(file).together == {(0, 1): said}


def test_one_decision_that_removes_and_appoints_in_one_post_is_on_two(save: Save, file: RegisterFile) -> None:
    save(
        ("2018-03-01", "沈阳市公安局局长高岩出席。"),
        ("2020-03-01", "任命高岩（女）为沈阳市公安局局长；免去高岩的沈阳市公安局局长职务。"),
    )
    found = known(file)
    assert len(found.roles) == 2
    assert found.together == {(0, 1): Together(is_exchanged=True)}


def test_who_keeps_a_post_beside_a_new_one_is_one(save: Save, file: RegisterFile) -> None:
    text = "任命高岩为沈阳市委副书记、政法委书记；免去高岩的沈阳市委副书记、统战部部长职务。"
    save(("2020-03-01", text))
    assert not any(said.is_exchanged for said in known(file).together.values())
    assert len([role for role in known(file).roles if str(role.label) == "沈阳市委副书记"]) == 1


def test_reprints_of_one_article_name_one_person(save: Save, file: RegisterFile) -> None:
    text = "市公安局局长高岩到联系点讲授专题党课。"
    save(("2020-03-01", text), portal="ln")
    save(("2020-03-02", text), portal="gz")
    found = known(file)
    assert [role.province for role in found.roles] == ["210000", "520000"]
    assert found.together == {(0, 1): Together(is_reprint=True)}


def test_one_title_that_names_two_posts_is_no_reprint_of_itself(save: Save, file: RegisterFile) -> None:
    save(("2020-03-01", "沈阳市公安局局长、大连市公安局局长高岩到联系点讲授专题党课。"))
    found = known(file)
    assert [str(role.label) for role in found.roles] == ["沈阳市公安局局长", "大连市公安局局长"]
    assert found.together == {(0, 1): Together(is_joint=True, is_held=True)}


def test_a_role_knows_all_its_articles_also_where_several_say_the_same(save: Save, file: RegisterFile) -> None:
    save(
        ("2019-03-01", "沈阳市公安局局长高岩出席。"),
        ("2019-03-01", "会后，沈阳市公安局局长高岩讲话。"),
        ("2020-03-01", "大连市委书记高岩出席。"),
    )
    found = known(file).roles
    assert [(len(role.found_in), role.articles) for role in found] == [(2, 2), (1, 1)]
    assert not found[0].found_in & found[1].found_in
