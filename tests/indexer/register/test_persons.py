"""Roles of one name → persons: what is joined, what is not, and what is said of it."""

from itertools import combinations

from tests.indexer.register.roles import HELD, roles
from tests.indexer.register.roles import role as make_role
from zhengfa.indexer.register.linking import SURE, UNLIKELY, Together
from zhengfa.indexer.register.persons import to_persons
from zhengfa.indexer.register.records import Link, LinkReason, Person, Role

NAME, COMMON = "高岩松", "王伟"
EARLY, MIDDLE, LATE = ("2011-03-01", "2012-03-01"), ("2013-03-01", "2015-03-01"), ("2016-03-01", "2018-03-01")


def posts(persons: tuple[Person, ...]) -> list[list[str]]:
    return [[str(role.label) for role in person.roles] for person in persons]


def joined(name: str, found: list[Role], **said: Together) -> tuple[Person, ...]:
    """Persons; what is said of two roles by their numbers: _0_1."""
    together = {(int(key[1]), int(key[3])): value for key, value in said.items()}
    return to_persons(name, found, together, {})


def test_a_career_in_one_province_is_one_persons_with_all_its_links() -> None:
    found = roles(("沈阳市公安局副局长", *EARLY), ("沈阳市公安局局长", *MIDDLE), ("辽宁省公安厅副厅长", *LATE))
    [person] = joined(NAME, found)
    assert [str(role.label) for role in person.roles] == [
        "沈阳市公安局副局长",
        "沈阳市公安局局长",
        "辽宁省公安厅副厅长",
    ]
    assert len(person.links) == 2
    assert all(link.probability >= SURE and link.reasons for link in person.links)
    assert person.probability == min(link.probability for link in person.links)
    assert person.maybe == ()


def test_what_is_not_sure_is_apart_and_said_to_be_maybe() -> None:
    found = roles(("贵阳市公安局局长", *EARLY), ("沈阳市公安局局长", *MIDDLE))
    first, second = joined(NAME, found)
    assert first.links == second.links == ()
    assert first.maybe == second.maybe
    [maybe] = first.maybe
    assert UNLIKELY < maybe.probability < SURE


def test_a_contradiction_forbids_what_each_of_two_links_would_join() -> None:
    many = [f"{year}-0{month}-01" for year in range(2011, 2016) for month in (1, 7)]
    found = roles(
        ("大连市公安局局长", *many), ("鞍山市公安局局长", *many), ("辽宁省公安厅副厅长", "2016-03-01", "2017-03-01")
    )
    persons = joined(NAME, found)
    assert not any({"大连市公安局局长", "鞍山市公安局局长"} <= set(labels) for labels in posts(persons))


def test_whoever_fits_two_that_contradict_each_other_joins_neither() -> None:
    many = [f"{year}-0{month}-01" for year in range(2011, 2016) for month in (1, 7)]
    found = roles(
        ("大连市公安局局长", *many), ("鞍山市公安局局长", *many), ("辽宁省公安厅副厅长", "2016-03-01", "2017-03-01")
    )
    persons = joined(NAME, found)
    assert posts(persons) == [["大连市公安局局长"], ["鞍山市公安局局长"], ["辽宁省公安厅副厅长"]]
    rivals = [link for link in persons[2].maybe if LinkReason.RIVAL in link.reasons]
    assert rivals
    assert all(link.probability < SURE for link in rivals)


def test_what_one_title_says_is_joined_first() -> None:
    found = roles(("沈阳市副市长", *EARLY), ("沈阳市公安局局长", *EARLY))
    [person] = joined(COMMON, found, _0_1=Together(is_joint=True))
    [link] = person.links
    assert link.reasons == (LinkReason.JOINT,)


def test_a_post_of_an_unknown_region_joins_a_person_but_joins_no_two() -> None:
    found = roles(("沈阳市公安局局长", *EARLY), ("市公安局局长", "2011-09-01"))
    assert posts(joined(NAME, found)) == [["沈阳市公安局局长", "市公安局局长"]]
    found = roles(("贵阳市公安局局长", *EARLY), ("市公安局局长", "2012-09-01"), ("沈阳市公安局局长", *MIDDLE))
    together = {"_0_1": Together(is_held=True)}
    persons = joined(NAME, found, **together)
    assert not any({"贵阳市公安局局长", "沈阳市公安局局长"} <= set(labels) for labels in posts(persons))


def test_careers_do_not_come_back_to_where_they_were_before_another_city() -> None:
    found = roles(
        ("大连市司法局局长", *EARLY),
        ("鞍山市副市长", "2013-01-01", "2013-03-01"),
        ("大连市委常委、政法委书记", "2014-03-01", "2015-03-01"),
        ("鞍山市委副书记", "2016-01-01", "2017-01-01"),
    )
    assert len(joined(NAME, found)) > 1


def test_a_late_article_makes_no_tenure_longer_and_is_kept() -> None:
    days = [f"20{year}-03-01" for year in range(11, 16)]
    found = [
        make_role("沈阳市公安局局长", *days, "2017-03-01", number=0),
        make_role("大连市公安局局长", *LATE, number=1),
    ]
    [person] = joined(NAME, found, _0_1=Together(is_told=True))
    first, second = person.roles
    assert (first.last, [one.day for one in first.late]) == ("2015-03-01", ["2017-03-01"])
    assert second.late == ()


def test_a_post_that_is_only_told_of_stands_where_it_is_told() -> None:
    found = [
        make_role("大连市公安局局长", "2016-09-01", kind=HELD, number=0),
        make_role("辽宁省公安厅副厅长", *LATE, number=1),
    ]
    [person] = joined(NAME, found, _0_1=Together(is_told=True))
    assert [role.first for role in person.roles] == ["2016-03-01", None]


def link_of(one: int, other: int, probability: float, reason: LinkReason) -> dict[tuple[int, int], Link]:
    return {(one, other): Link(one, other, probability, (reason,), "李编辑, 2026-11-27: 简历")}


def test_a_humans_word_joins_what_nothing_else_would() -> None:
    found = roles(("贵阳市公安局局长", *EARLY), ("沈阳市公安局局长", *EARLY))
    assert len(to_persons(NAME, found, {}, {})) == 2
    [person] = to_persons(NAME, found, {}, link_of(0, 1, 1.0, LinkReason.JUDGED_SAME))
    assert person.links[0].note


def test_a_humans_word_parts_what_all_else_would_join() -> None:
    found = roles(("沈阳市公安局副局长", *EARLY), ("沈阳市公安局局长", *MIDDLE))
    assert len(to_persons(NAME, found, {}, {})) == 1
    judged = link_of(0, 1, 0.0, LinkReason.JUDGED_DIFFERENT)
    assert len(to_persons(NAME, found, {(0, 1): Together(is_joint=True)}, judged)) == 2


def test_of_two_human_words_no_third_link_gets_round_the_one_that_parts() -> None:
    found = roles(("沈阳市公安局副局长", *EARLY), ("沈阳市公安局局长", *MIDDLE), ("辽宁省公安厅副厅长", *LATE))
    judged = link_of(0, 1, 0.0, LinkReason.JUDGED_DIFFERENT) | link_of(1, 2, 1.0, LinkReason.JUDGED_SAME)
    persons = to_persons(NAME, found, {}, judged)
    assert ["沈阳市公安局局长", "辽宁省公安厅副厅长"] in posts(persons)
    assert ["沈阳市公安局副局长"] in posts(persons)


def test_nothing_is_merged_silently() -> None:
    found = roles(
        *(("沈阳市公安局副局长", *EARLY), ("沈阳市公安局局长", *MIDDLE), ("辽宁省公安厅副厅长", *LATE)),
        *(("贵阳市副市长", *EARLY), ("贵州省副省长", *LATE), ("市公安局局长", "2014-01-01")),
    )
    for name in (NAME, COMMON):
        for person in to_persons(name, found, {}, {}):
            linked = {frozenset((link.one, link.other)) for link in person.links}
            assert len(linked) == len(person.roles) - 1  # as many as join them, and all are shown
            numbers = {role.number for role in person.roles}
            assert all(pair <= numbers for pair in linked)


def test_persons_come_in_the_order_of_their_first_days() -> None:
    found = roles(("贵阳市公安局局长", *LATE), ("沈阳市公安局局长", *EARLY))
    persons = to_persons(COMMON, found, {}, {})
    assert [person.number for person in persons] == [1, 2]
    assert [str(person.roles[0].label) for person in persons] == ["沈阳市公安局局长", "贵阳市公安局局长"]


def test_every_role_is_exactly_one_persons() -> None:
    found = roles(
        *((title, *days) for title in ("沈阳市公安局局长", "贵阳市委书记", "市法院院长") for days in (EARLY, LATE))
    )
    persons = to_persons(COMMON, found, {}, {})
    assert sorted(role.number for person in persons for role in person.roles) == list(range(len(found)))
    assert not any(one is other for one, other in combinations(persons, 2))
