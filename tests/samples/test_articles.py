"""The articles: always the same, enough of them, varied, and without contradictions."""

import re
from itertools import pairwise

import pytest

from zhengfa.samples.articles import SampleArticle, sample_articles
from zhengfa.samples.material import load_topics
from zhengfa.samples.portals import JIANGNAN, LIAOHE, WRITTEN
from zhengfa.samples.tenures import load_tenures

ALL_PORTALS = pytest.mark.parametrize("portal_id", [portal.id for portal in WRITTEN])


@ALL_PORTALS
def test_always_the_same(portal_id: str) -> None:
    first = sample_articles(portal_id)
    sample_articles.cache_clear()
    assert sample_articles(portal_id) == first


@ALL_PORTALS
def test_newest_first_over_several_years(portal_id: str) -> None:
    times = [article.published for article in sample_articles(portal_id)]
    assert times == sorted(times, reverse=True)
    assert {time.year for time in times} == set(range(2019, 2026))
    assert all(time.second == 0 for time in times)


def test_counts() -> None:
    liaohe, jiangnan = _channels(LIAOHE.id), _channels(JIANGNAN.id)
    assert liaohe == {"政法要闻": 92, "平安建设": 62}
    assert jiangnan == {"政法动态": 95 + 9 + 3, "法治时评": 42 + 1}


@ALL_PORTALS
def test_articles_differ(portal_id: str) -> None:
    articles = sample_articles(portal_id)
    for field in ("headline", "body", "path"):
        assert len({getattr(article, field) for article in articles}) == len(articles), field


@ALL_PORTALS
def test_articles_are_short_and_filled_in(portal_id: str) -> None:
    for article in sample_articles(portal_id):
        text = "".join(article.body)
        assert 3 <= len(article.body) <= 7
        assert 140 <= len(text) <= 600
        assert not re.search(r"[{}\n]", text + article.headline + (article.subtitle or ""))


@ALL_PORTALS
def test_each_optional_field_is_there_and_not_there(portal_id: str) -> None:
    articles = sample_articles(portal_id)
    for field in ("subtitle", "authors", "editor"):
        assert {bool(getattr(article, field)) for article in articles} == {True, False}, field


def test_reprints_keep_text_and_credit_the_original() -> None:
    originals = {article.path: article for article in sample_articles(LIAOHE.id)}
    reprints = [article for article in sample_articles(JIANGNAN.id) if article.reprint_of]
    assert 8 <= len(reprints) <= 10
    for reprint in reprints:
        original = originals[reprint.reprint_of or ""]
        assert (reprint.headline, reprint.body) == (original.headline, original.body)
        assert reprint.source == LIAOHE.name
        assert reprint.published.date() > original.published.date()


def test_no_other_text_stands_on_both_portals() -> None:
    shared = _bodies(sample_articles(LIAOHE.id)) & _bodies(sample_articles(JIANGNAN.id))
    assert len(shared) == 9


def test_rare_characters() -> None:
    texts = [article.headline + "".join(article.body) for article in sample_articles(JIANGNAN.id)]
    assert sum(any(rare in text for rare in "㛃䶮𠮷") for text in texts) == 4


def test_datelines_name_nobody_but_the_authors() -> None:
    for article in (*sample_articles(LIAOHE.id), *sample_articles(JIANGNAN.id)):
        named = re.match(r"本报讯（记者 (.+?)）", article.body[0])
        assert named is None or tuple(named[1].split()) == article.authors


def test_tenures_of_an_official_follow_each_other() -> None:
    by_name: dict[str, list[tuple[str, str]]] = {}
    for tenure in load_tenures():
        by_name.setdefault(tenure.name, []).append((tenure.since.isoformat(), tenure.until.isoformat()))
    assert all(before[1] < after[0] for spans in by_name.values() for before, after in pairwise(sorted(spans)))
    assert len(by_name) >= 25
    assert sum(len(spans) > 1 for spans in by_name.values()) >= 3


def test_careers_show_in_the_articles() -> None:
    """Each post of an official who moves on is printed in at least one article."""
    text = "\n".join("".join(article.body) for portal in WRITTEN for article in sample_articles(portal.id))
    tenures = [tenure for tenure in load_tenures() if tenure.province in {portal.province for portal in WRITTEN}]
    names = [tenure.name for tenure in tenures]
    moved = [tenure for tenure in tenures if names.count(tenure.name) > 1]
    assert [tenure for tenure in moved if tenure.post + tenure.name not in text] == []


def test_officials_hold_their_posts_on_the_day() -> None:
    for portal in WRITTEN:
        for article in sample_articles(portal.id):
            text, day = "".join(article.body), article.published.date()
            wrong = [t for t in load_tenures() if t.post + t.name in text and not t.since <= day <= t.until]
            assert wrong == [] or article.reprint_of, article.path


def test_leads_of_news_introduce_their_official() -> None:
    leads = [lead for topic in load_topics() if topic.roles for story in topic.stories for lead in story.leads]
    assert [lead for lead in leads if "{lead}" not in lead] == []


def _channels(portal_id: str) -> dict[str, int]:
    names = [article.channel for article in sample_articles(portal_id)]
    return {name: names.count(name) for name in names}


def _bodies(articles: tuple[SampleArticle, ...]) -> set[tuple[str, ...]]:
    return {article.body for article in articles}
