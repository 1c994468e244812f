"""Articles that are drawn by their number: always the same, over ten years, of their province, in any number."""

import re

import pytest

from zhengfa.samples.articles import SampleArticle
from zhengfa.samples.catalogue import FIRST_DAY, LAST_DAY, SIZE, Copied, Drawn, open_catalogue
from zhengfa.samples.family import load_family
from zhengfa.samples.material import load_staff
from zhengfa.samples.portals import PORTALS
from zhengfa.samples.schedule import Change, changed
from zhengfa.samples.tenures import load_tenures

DRAWN = [portal for portal_id, portal in PORTALS.items() if isinstance(open_catalogue(portal_id), Drawn)]
ALL_DRAWN = pytest.mark.parametrize("portal_id", [portal.id for portal in DRAWN])
MANY = 50_000


def catalogue(portal_id: str, size: int = SIZE) -> Drawn:
    found = open_catalogue(portal_id, size)
    assert isinstance(found, Drawn)
    return found


def all_articles() -> list[tuple[str, SampleArticle]]:
    return [(portal.id, catalogue(portal.id).article(number)) for portal in DRAWN for number in range(SIZE)]


@ALL_DRAWN
def test_always_the_same_whatever_was_asked_for_before(portal_id: str) -> None:
    first = [catalogue(portal_id).article(number) for number in range(SIZE)]
    again = Drawn(PORTALS[portal_id])
    assert [again.article(number) for number in reversed(range(SIZE))] == first[::-1]


@ALL_DRAWN
@pytest.mark.parametrize("size", [SIZE, 3_000])
def test_they_appear_one_after_the_other_over_ten_years(portal_id: str, size: int) -> None:
    times = [catalogue(portal_id, size).published(number) for number in range(size)]
    assert times == sorted(times)
    assert {time.year for time in times} == set(range(2016, 2026))
    assert FIRST_DAY <= times[0].date() <= times[-1].date() <= LAST_DAY


def test_issues_of_a_newspaper_have_a_day_each() -> None:
    paper = catalogue("sample_jiangxi", MANY)
    days = [paper.published(number) for number in range(MANY)]
    issues = [day for at, day in enumerate(days) if at == 0 or day != days[at - 1]]
    assert len(set(issues)) == len(issues) > 2_900


def test_a_number_is_found_by_its_address_alone() -> None:
    for portal in DRAWN:
        for number in (0, 1, 777, MANY - 1):
            article = catalogue(portal.id, MANY).article(number)
            assert load_family(portal.family).article_number(article.path) == number, portal.id


def test_officials_are_of_the_province_and_hold_their_posts_on_the_day() -> None:
    tenures = [tenure for tenure in load_tenures() if tenure.province not in ("辽宁", "浙江")]
    for portal_id, article in all_articles():
        text, day = "".join(article.body), article.published.date()
        named = [tenure for tenure in tenures if tenure.name in text and tenure.post in text]
        if article.reprint_of:
            assert article.source in {portal.name for portal in PORTALS.values()}
            continue
        assert not [one for one in named if one.province != PORTALS[portal_id].province], article.path
        assert not [t for t in named if t.post + t.name in text and not t.since <= day <= t.until], article.path


def test_news_of_a_city_are_from_there() -> None:
    articles = [article for portal_id, article in all_articles() if portal_id == "sample_yichang"]
    own = [article for article in articles if not article.reprint_of]
    assert sum("宜昌市" in article.headline + "".join(article.body) for article in own) > 20
    assert not [article for article in own if "武汉市" in article.headline]


def test_reprints_name_their_source_and_some_are_edited() -> None:
    exact = edited = 0
    for portal in DRAWN:
        for number in range(SIZE):
            reprint, origin = catalogue(portal.id).article(number), catalogue(portal.id).original_of(number)
            if not reprint.reprint_of:
                continue
            assert origin is not None
            original = origin[0].article(origin[1])
            assert (reprint.source, reprint.reprint_of) == (origin[0].portal.name, original.path)
            assert original.published < reprint.published
            assert not original.reprint_of
            exact += (reprint.headline, reprint.body) == (original.headline, original.body)
            edited += (reprint.headline, reprint.body) != (original.headline, original.body)
    assert exact > 20
    assert edited > 5


def test_names_are_given_to_one_person_each() -> None:
    people: dict[str, set[str]] = {}
    for tenure in load_tenures():
        people.setdefault(tenure.name, set()).add(tenure.province)
    assert [name for name, provinces in people.items() if len(provinces) > 1] == ["温绍庭"]
    staffs = [load_staff(portal_id) for portal_id in PORTALS]
    writers = [name for staff in staffs for name in (*staff.reporters, *staff.editors)]
    assert len(set(writers)) == len(writers)
    assert not set(writers) & people.keys()


def test_texts_are_filled_in() -> None:
    for _, article in all_articles():
        assert not re.search(r"[{}\n$]", "".join(article.body) + article.headline)


def test_a_clone_shows_damaged_copies() -> None:
    clone = open_catalogue("sample_clone")
    assert isinstance(clone, Copied)
    copies = [clone.article(number) for number in range(len(clone))]
    assert {article.published for article in copies} <= {
        clone.original.published(number) for number in range(len(clone.original))
    }
    annotated = [article for article in copies if re.search(r"[\u4e00-\u9fff]\([a-zà-ǜ]+\)", "".join(article.body))]
    assert len(annotated) == len(copies) > 10
    assert any("?" in "".join(article.body) for article in copies)


def test_edits_change_what_they_say() -> None:
    article = catalogue("sample_hubei").article(3)
    for edit in (Change.FIGURE, Change.HEADLINE, Change.CUT):
        after = changed(article, edit)
        assert (after.headline, after.body) != (article.headline, article.body)
        assert (after.path, after.published) == (article.path, article.published)
