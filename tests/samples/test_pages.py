"""The pages: shaped like the products', in their encodings, all marked, and read back as they were written."""

import re
from collections import Counter
from datetime import timedelta
from html import unescape

import pytest

from tests.samples.reading import HOST, Reader, path_of
from zhengfa.samples.articles import SampleArticle, sample_articles
from zhengfa.samples.family import load_family
from zhengfa.samples.portals import JIANGNAN, LIAOHE, PORTALS

ORIGINALS = [portal.id for portal in PORTALS.values() if not portal.copies]
ALL_PORTALS = pytest.mark.parametrize("portal_id", PORTALS)
ALL_ORIGINALS = pytest.mark.parametrize("portal_id", ORIGINALS)


def assert_read_back(reader: Reader, article: SampleArticle) -> None:
    content = reader.content(article.path)
    assert (content.headline, content.subtitle, content.body) == (article.headline, article.subtitle, article.body)
    byline = content.byline
    assert (byline.source, byline.authors, byline.editor) == (article.source, article.authors, article.editor)
    assert content.published is not None
    assert content.published.local == article.published, article.path


@ALL_ORIGINALS
def test_every_article_is_read_back_as_it_was_written(portal_id: str) -> None:
    reader = Reader(portal_id)
    for article in reader.articles():
        assert_read_back(reader, article)


@ALL_PORTALS
def test_the_list_pages_lead_to_every_article_once(portal_id: str) -> None:
    reader = Reader(portal_id)
    for channel in reader.portal.channels:
        pages = list(reader.lists(channel))
        is_whole = reader.stock.lists(channel).form.rows > 1000
        assert len(pages) > 1 or is_whole or reader.portal.copies
        found = [path_of(row.url) for page in pages for row in page.rows]
        wanted = [reader.stock.shown(number).path for number in reader.stock.lists(channel).numbers]
        assert sorted(found) == sorted(wanted)
        assert len(set(found)) == len(found)


@ALL_PORTALS
def test_rows_have_the_day_and_the_title_of_their_article(portal_id: str) -> None:
    reader = Reader(portal_id)
    for channel in reader.portal.channels:
        for row in reader.rows(channel):
            found = reader.stock.find(path_of(row.url))
            assert found is not None
            article = found.article
            if row.title:
                assert article.headline.startswith(row.title.rstrip(".…"))
            assert row.published is not None
            assert abs(row.published.local.date() - article.published.date()) < timedelta(days=31), row


@ALL_PORTALS
def test_every_page_is_marked_as_a_sample(portal_id: str) -> None:
    reader = Reader(portal_id)
    lists = reader.stock.lists(reader.portal.channels[0])
    framed = [path for at, path in enumerate(lists.paths) if not lists.form.own_page(at)]
    for path in ("/", *framed, next(reader.articles()).path, "/none.html"):
        assert '<meta name="sample" content="zhengfa">' in reader.text(path), path
        assert "本页为样例，人物和事件均为虚构" in reader.text(path), path


@ALL_PORTALS
def test_the_home_page_links_the_channels(portal_id: str) -> None:
    reader = Reader(portal_id)
    page = reader.text("/")
    for channel in reader.portal.channels:
        assert f">{channel.name}</a>" in page
    assert len(re.findall(r"<a ", page)) > 4


@pytest.mark.parametrize("portal_id", [LIAOHE.id, JIANGNAN.id])
def test_the_written_portals_show_what_is_written(portal_id: str) -> None:
    shown = {article.path: article for article in Reader(portal_id).articles()}
    assert shown == {article.path: article for article in sample_articles(portal_id)}


def test_trs_meta_tags() -> None:
    article = sample_articles(LIAOHE.id)[0]
    meta = dict(re.findall(r'<meta name="(\w+)" content="(.*?)">', Reader(LIAOHE.id).text(article.path)))
    assert meta["SiteName"] == "辽河样例长安网"
    assert meta["SiteDomain"] == HOST
    assert meta["ColumnName"] == article.channel
    assert unescape(meta["ArticleTitle"]) == article.headline
    assert meta["PubDate"] == f"{article.published:%Y-%m-%d %H:%M}"
    assert meta["ContentSource"] == article.source


def list_texts(portal_id: str) -> list[str]:
    reader = Reader(portal_id)
    return [reader.text(path) for channel in reader.portal.channels for path in reader.stock.lists(channel).paths]


def test_trs_lists_hold_the_full_headline_in_title_only() -> None:
    cut = [row for page in list_texts(LIAOHE.id) for row in re.findall(r'title="(.*?)">(.*?)…</a>', page)]
    assert cut
    assert all(unescape(full).startswith(unescape(shown)) and full != shown for full, shown in cut)


def test_enorth_lists_cut_headlines_and_name_no_title() -> None:
    pages = list_texts(JIANGNAN.id)
    assert sum("...</a>" in page for page in pages) >= 5
    assert not any("title=" in page for page in pages)


def test_enorth_links_have_no_scheme() -> None:
    links = [link for page in list_texts(JIANGNAN.id) for link in re.findall(r'href="(.*?)"', page)]
    assert {link.split("/")[2] for link in links} == {HOST}
    assert all(link.startswith("//") for link in links)


def test_enorth_needs_gb18030() -> None:
    """Declared gb2312: some pages fit that, and those with rare characters do not even fit GBK."""
    reader = Reader(JIANGNAN.id)
    pages = [reader.text(article.path) for article in reader.articles()]
    assert all("charset=gb2312" in page for page in pages)
    assert sum(not fits(page, "gbk") for page in pages) >= 4
    assert any(fits(page, "gb2312") for page in pages)


def test_bytes_are_in_what_the_pages_say_or_in_more_or_in_something_else() -> None:
    families = [load_family(portal.family) for portal in PORTALS.values()]
    pairs = Counter((family.charset, family.declared.lower()) for family in families)
    assert pairs["gb18030", "gb2312"] >= 3
    assert pairs["gb18030", "gbk"] >= 1
    assert pairs["utf-8", "gb2312"] >= 1, "a wrong declaration"
    assert pairs["utf-8", "utf-8"] >= 8


def fits(text: str, charset: str) -> bool:
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        return False
    return True
