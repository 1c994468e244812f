"""How probable it is that two roles are one person's: each reason, the thresholds, and that nothing is silent."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.indexer.register.roles import HELD, role
from zhengfa.indexer.register.linking import SURE, UNLIKELY, Together, link
from zhengfa.indexer.register.records import Link, LinkReason, Role

RARE, ORDINARY, COMMON = "訚柏林", "高岩松", "王伟"
NOTHING = Together()
THEN, LATER = ("2015-03-01", "2016-03-01", "2017-03-01"), ("2017-09-01", "2018-09-01", "2019-09-01")
MUCH_LATER = ("2026-01-01", "2026-02-01")


def judged(name: str, one: Role, other: Role, together: Together = NOTHING, namesakes: int = 0) -> Link:
    return link(name, one, other, together, namesakes)


def between(name: str, one: tuple[str, ...], other: tuple[str, ...], together: Together = NOTHING) -> Link:
    return judged(name, role(*one), role(*other, number=1), together)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("沈阳市公安局局长", "沈阳市公安局副局长", LinkReason.SAME_REGION),
        ("沈阳市公安局局长", "沈阳市公安局局长", LinkReason.SAME_POST),
        ("沈阳市和平区委书记", "沈阳市公安局局长", LinkReason.NESTED_REGION),
        ("大连市公安局局长", "沈阳市公安局局长", LinkReason.SAME_PROVINCE),
        ("沈阳市公安局局长", "辽宁省公安厅副厅长", LinkReason.SAME_SYSTEM),
        ("贵阳市公安局局长", "沈阳市公安局局长", LinkReason.FAR_APART),
        ("辽宁省委常委、政法委书记", "贵州省委副书记", LinkReason.LEADERS),
        ("公安部副部长", "贵州省副省长", LinkReason.LEADERS),
        ("市公安局局长", "沈阳市公安局局长", LinkReason.REGION_OPEN),
        ("市公安局局长", "市公安局局长", LinkReason.SAME_POST),
    ],
)
def test_where_both_posts_are_is_a_reason(one: str, other: str, reason: LinkReason) -> None:
    assert reason in between(ORDINARY, (one, *THEN), (other, *LATER)).reasons


@pytest.mark.parametrize(
    ("together", "reason"),
    [
        (Together(is_joint=True), LinkReason.JOINT),
        (Together(is_reprint=True), LinkReason.REPRINT),
        (Together(is_told=True), LinkReason.TOLD),
        (Together(is_changed=True), LinkReason.TOLD),
        (Together(is_held=True), LinkReason.SAME_ARTICLE),
    ],
)
def test_what_articles_say_of_both_is_a_reason_and_enough_in_one_city(together: Together, reason: LinkReason) -> None:
    found = between(ORDINARY, ("沈阳市副市长", *THEN), ("沈阳市公安局局长", *THEN), together)
    assert reason in found.reasons
    assert found.probability >= SURE


def test_what_is_told_is_believed_of_far_provinces_and_common_names() -> None:
    far = ("贵阳市公安局副局长", *THEN), ("沈阳市公安局局长", *LATER)
    assert between(COMMON, *far).probability <= UNLIKELY
    assert between(COMMON, *far, Together(is_told=True)).probability >= SURE


def test_one_article_that_names_both_as_held_far_apart_means_two() -> None:
    found = between(RARE, ("大连市公安局局长", *THEN), ("沈阳市公安局局长", *LATER), Together(is_held=True))
    assert LinkReason.NAMED_APART in found.reasons
    assert found.probability <= UNLIKELY


def test_one_decision_on_who_left_and_who_got_a_post_means_two() -> None:
    posts = ("沈阳市公安局局长", *THEN), ("沈阳市公安局局长", *LATER)
    assert between(RARE, *posts).probability >= SURE
    found = between(RARE, *posts, Together(is_exchanged=True))
    assert LinkReason.NAMED_APART in found.reasons
    assert found.probability <= UNLIKELY


def test_a_common_name_links_less_than_a_rare_one_and_says_so() -> None:
    found = [
        between(name, ("大连市公安局局长", *THEN), ("沈阳市中级法院院长", *LATER)) for name in (RARE, ORDINARY, COMMON)
    ]
    assert [one.probability for one in found] == sorted((one.probability for one in found), reverse=True)
    assert LinkReason.RARE_NAME in found[0].reasons
    assert LinkReason.COMMON_NAME in found[2].reasons
    assert found[2].probability < 0.5 < found[0].probability


def test_known_namesakes_make_a_link_weaker() -> None:
    one, other = role("大连市公安局局长", *THEN), role("沈阳市司法局局长", *LATER, number=1)
    alone, among = (judged(ORDINARY, one, other, namesakes=count).probability for count in (0, 5))
    assert among < alone


def test_nobody_holds_posts_far_apart_at_once_for_long() -> None:
    short = between(RARE, ("大连市委书记", *THEN), ("沈阳市公安局局长", *THEN))
    assert LinkReason.OVERLAP in short.reasons
    assert UNLIKELY < short.probability < SURE  # two days may be wrong
    years = [f"{year}-0{month}-01" for year in (2015, 2016, 2017) for month in (1, 7)]
    assert between(RARE, ("大连市委书记", *years), ("沈阳市公安局局长", *years)).probability <= UNLIKELY


def test_one_late_report_is_a_doubt_and_no_contradiction() -> None:
    late = (*THEN, "2018-12-01")
    in_order, with_late = (
        between(ORDINARY, ("大连市公安局副局长", *days), ("沈阳市公安局局长", *LATER)) for days in (THEN, late)
    )
    assert LinkReason.LATE in with_late.reasons
    assert UNLIKELY < with_late.probability < in_order.probability


def test_posts_that_one_may_hold_at_once_are_no_contradiction_once_a_title_has_both() -> None:
    posts = ("沈阳市副市长", *THEN), ("沈阳市公安局局长", *THEN)
    assert between(ORDINARY, *posts, Together(is_one_title=True)).probability >= SURE
    assert between(COMMON, *posts).probability < SURE  # named for years, and never together


def test_years_between_make_a_link_weaker() -> None:
    soon, late = (
        between(COMMON, ("大连市公安局局长", *THEN), ("沈阳市公安局局长", *days)) for days in (LATER, MUCH_LATER)
    )
    assert LinkReason.LONG_GAP in late.reasons
    assert late.probability < soon.probability


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("沈阳市委书记", "沈阳市公安局副局长"),  # down
        ("沈阳市和平区司法局局长", "辽宁省省长"),  # up too fast
    ],
)
def test_careers_do_not_fall_and_do_not_leap(one: str, other: str) -> None:
    assert LinkReason.UNLIKELY_STEP in between(ORDINARY, (one, *THEN), (other, *LATER)).reasons


def test_judges_seldom_become_policemen() -> None:
    same, other = (
        between(COMMON, ("沈阳市中级法院副院长", *THEN), (title, *LATER)).probability
        for title in ("沈阳市中级法院院长", "沈阳市公安局局长")
    )
    assert other < same


def test_posts_of_which_no_day_is_known_are_linked_without_their_times() -> None:
    undated = role("大连市公安局局长", "2020-01-01", kind=HELD, number=1)
    assert undated.first is None
    found = judged(ORDINARY, role("沈阳市公安局局长", *THEN), undated)
    assert found.probability > UNLIKELY
    assert not {LinkReason.LONG_GAP, LinkReason.OVERLAP, LinkReason.LATE} & set(found.reasons)


TITLES = (
    *("沈阳市公安局局长", "沈阳市副市长", "大连市委书记", "沈阳市和平区委常委", "辽宁省委政法委书记", "贵州省省长"),
    *("市公安局局长", "公安局局长", "公安部副部长", "省公安厅副厅长", "贵阳市中级法院院长", "辽宁省扫黑办主任"),
)
DAYS = st.lists(st.dates().filter(lambda day: 2009 < day.year < 2027).map(str), min_size=0, max_size=5)
ROLES = st.builds(lambda title, days: (title, tuple(days)), st.sampled_from(TITLES), DAYS)
SAID = st.builds(Together, is_told=st.booleans(), is_changed=st.booleans(), is_held=st.booleans())


@given(st.sampled_from((RARE, ORDINARY, COMMON)), ROLES, ROLES, SAID, st.integers(0, 9))
def test_a_link_is_the_same_from_either_side_and_never_without_a_reason(
    name: str, one: tuple[str, tuple[str, ...]], other: tuple[str, tuple[str, ...]], together: Together, namesakes: int
) -> None:
    first, second = role(one[0], *one[1], number=0), role(other[0], *other[1], number=1)
    found = judged(name, first, second, together, namesakes)
    back = judged(name, second, first, together, namesakes)
    assert (found.probability, set(found.reasons)) == (back.probability, set(back.reasons))
    assert 0 <= found.probability < 1  # certain is nothing but a human's word
    assert found.reasons


def test_every_reason_has_an_example_in_these_tests_or_is_of_whole_persons() -> None:
    of_persons = {LinkReason.RIVAL, LinkReason.JUDGED_SAME, LinkReason.JUDGED_DIFFERENT}
    titles = [
        role(title, *days, number=number)
        for number, (title, days) in enumerate((title, days) for title in TITLES for days in (THEN, LATER, MUCH_LATER))
    ]
    saying = [NOTHING, *(Together(**{name: True}) for name in ("is_joint", "is_reprint", "is_told", "is_held"))]
    found = {
        reason
        for one, other in combinations(titles, 2)
        for together in saying
        for name in (RARE, COMMON)
        for reason in judged(name, one, other, together).reasons
    }
    assert found | of_persons | {LinkReason.LATE} == set(LinkReason)
