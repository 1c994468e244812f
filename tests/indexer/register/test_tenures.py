"""Tenures with their evidence, gaps and overlaps, and those that one title names together. All people are invented."""

import pytest

from tests.indexer.register.conftest import Save
from tests.indexer.register.roles import APPOINTED, HELD, HOLDS, REMOVED, post, role_of, roles
from zhengfa.indexer.officials.records import StatementKind
from zhengfa.indexer.register.records import Evidence, Person
from zhengfa.indexer.register.register import Official, Register
from zhengfa.indexer.register.tenures import Career, CitedAs, JointTenure, Span, Tenure, joint, to_career, to_tenure

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


def told(*evidence: tuple[StatementKind, str | None, str | None]) -> Tenure:
    """The tenure that statements of some kinds show, each with its day and since when."""
    found = (Evidence(at, kind, day, since) for at, (kind, day, since) in enumerate(evidence))
    return to_tenure(role_of(post("沈阳市公安局局长"), tuple(found)))


def days(*evidence: Evidence | None) -> list[str | None]:
    return [one.at if one else None for one in evidence]


def test_a_tenure_goes_from_the_first_to_the_last_day_that_finds_the_person_in_the_post() -> None:
    found = told((HOLDS, "2019-03-01", None), (HOLDS, "2018-03-01", None), (HOLDS, "2020-03-01", None))
    assert days(found.first, found.last) == ["2018-03-01", "2020-03-01"]
    assert days(found.appointed, found.removed, found.told, found.nominated) == [None] * 4


def test_appointment_and_removal_are_the_first_and_the_last_report() -> None:
    found = told(
        (APPOINTED, "2018-01-05", None),
        (APPOINTED, "2018-01-09", None),
        (HOLDS, "2019-03-01", None),
        (REMOVED, "2021-07-01", None),
        (REMOVED, "2021-07-02", None),
    )
    assert days(found.appointed, found.removed) == ["2018-01-05", "2021-07-02"]
    assert days(found.first, found.last) == ["2018-01-05", "2021-07-02"]


def test_what_is_only_told_of_has_no_first_and_last_day() -> None:
    found = told((HELD, "2021-03-01", None), (HELD, "2022-03-01", "2015"))
    assert days(found.first, found.last, found.told) == [None, None, "2015"]  # what has a date tells more


def test_whoever_is_expected_is_not_in_the_post_yet() -> None:
    found = told((StatementKind.NOMINATED, "2018-01-01", None), (HOLDS, "2018-03-01", None))
    assert days(found.nominated, found.first) == ["2018-01-01", "2018-03-01"]


def test_who_holds_a_post_since_a_month_held_it_then() -> None:
    found = told((HOLDS, "2021-03-01", "2018-05"))
    assert days(found.first) == ["2018-05"]


@pytest.mark.parametrize(
    ("last", "silences"),
    [("2019-06-01", []), ("2020-03-01", [Span("2018-03-01", "2020-03-01")])],
)
def test_a_year_and_a_half_without_evidence_is_a_silence(last: str, silences: list[Span]) -> None:
    assert list(told((HOLDS, "2018-03-01", None), (HOLDS, last, None)).silences) == silences


def career_of(*held: tuple[str, ...]) -> Career:
    return to_career(Person(1, "高岩", tuple(roles(*held)), (), 1.0, ()))


@pytest.mark.parametrize(
    ("then", "gaps"),
    [("2020-06-01", []), ("2021-06-01", [Span("2020-03-01", "2021-06-01")])],
)
def test_half_a_year_without_any_post_is_a_gap(then: str, gaps: list[Span]) -> None:
    found = career_of(("沈阳市公安局局长", "2018-03-01", "2020-03-01"), ("辽宁省公安厅副厅长", then, "2023-01-01"))
    assert list(found.gaps) == gaps


def test_a_post_that_goes_on_leaves_no_gap() -> None:
    found = career_of(
        ("沈阳市委常委", "2018-03-01", "2023-03-01"),
        ("沈阳市公安局局长", "2018-03-01", "2019-03-01"),
        ("沈阳市委政法委书记", "2022-01-01", "2023-03-01"),
    )
    assert found.gaps == ()


@pytest.mark.parametrize(
    ("other", "count"),
    [("大连市委书记", 1), ("沈阳市和平区委书记", 0), ("沈阳市副市长", 0)],
)
def test_posts_held_at_once_in_regions_apart_are_shown(other: str, count: int) -> None:
    found = career_of(("沈阳市公安局局长", "2018-03-01", "2020-03-01"), (other, "2019-03-01", "2021-03-01"))
    assert [overlap.span for overlap in found.overlaps] == [Span("2019-03-01", "2020-03-01")] * count


def test_on_the_day_of_a_change_posts_do_not_overlap() -> None:
    found = career_of(("沈阳市公安局局长", "2018-03-01", "2020-03-01"), ("大连市委书记", "2020-03-01", "2021-03-01"))
    assert found.overlaps == ()
