"""The pages: shaped like the products', in their encodings, all marked, and holding what the articles say."""

import re
from html import unescape

import pytest

from zhengfa.samples.articles import SampleArticle, sample_articles
from zhengfa.samples.enorth import enorth_pages
from zhengfa.samples.portals import JIANGNAN, LIAOHE
from zhengfa.samples.trs import trs_pages

TRS, ENORTH = trs_pages("127.0.0.1:8801"), enorth_pages("127.0.0.1:8802")
ALL_PAGES = pytest.mark.parametrize("pages", [TRS, ENORTH], ids=["trs", "enorth"])
BODIES = {"trs": r'<div class="TRS_Editor">.*?</div>', "enorth": r'<div class="neirong">.*?</div>'}


@ALL_PAGES
def test_every_page_is_marked_as_a_sample(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        assert '<meta name="sample" content="zhengfa">' in page, path
        assert "本页为样例，人物和事件均为虚构" in page, path


@pytest.mark.parametrize(("portal_id", "pages", "pattern"), [(LIAOHE.id, TRS, "trs"), (JIANGNAN.id, ENORTH, "enorth")])
def test_pages_hold_their_article(portal_id: str, pages: dict[str, str], pattern: str) -> None:
    for article in sample_articles(portal_id):
        page = pages[article.path]
        body = re.search(BODIES[pattern], page, re.S)
        assert body is not None
        assert _paragraphs(body[0]) == article.body
        assert "样例，" not in body[0]
        assert f"<h1>{article.headline}</h1>" in unescape(page)
        _assert_byline(article, page)


def test_trs_meta_tags() -> None:
    article = sample_articles(LIAOHE.id)[0]
    meta = dict(re.findall(r'<meta name="(\w+)" content="(.*?)">', TRS[article.path]))
    assert meta["SiteName"] == "辽河样例长安网"
    assert meta["SiteDomain"] == "127.0.0.1:8801"
    assert meta["ColumnName"] == article.channel
    assert unescape(meta["ArticleTitle"]) == article.headline
    assert meta["PubDate"] == f"{article.published:%Y-%m-%d %H:%M}"
    assert meta["ContentSource"] == article.source


def test_trs_lists_hold_the_full_headline_in_title_only() -> None:
    cut = [row for page in TRS.values() for row in re.findall(r'title="(.*?)">(.*?)…</a>', page)]
    assert cut
    assert all(full.startswith(shown) and full != shown for full, shown in map(_unescaped, cut))


def test_enorth_lists_cut_headlines_and_name_no_title() -> None:
    lists = [page for path, page in ENORTH.items() if "/more/" in path]
    assert sum("...</a>" in page for page in lists) >= 5
    assert not any("title=" in page for page in lists)


def test_enorth_links_are_protocol_relative() -> None:
    links = [link for page in ENORTH.values() for link in re.findall(r'href="(.*?)"', page)]
    assert {link.split("/")[2] for link in links} == {"127.0.0.1:8802"}
    assert all(link.startswith("//") for link in links)


def test_enorth_needs_gb18030() -> None:
    """Declared gb2312: some pages fit that, and those with rare characters do not even fit GBK."""
    assert all("charset=gb2312" in page for page in ENORTH.values())
    assert sum(not _fits(page, "gbk") for page in ENORTH.values()) >= 4
    assert any(_fits(page, "gb2312") for page in ENORTH.values())


def _paragraphs(body: str) -> tuple[str, ...]:
    return tuple(unescape(text).removeprefix("\u3000\u3000") for text in re.findall(r"<p[^>]*>(.*?)</p>", body))


def _assert_byline(article: SampleArticle, page: str) -> None:
    assert f"时间：{article.published:%Y-%m-%d %H:%M}" in page
    assert f"来源：{article.source}" in page
    assert f"作者：{' '.join(article.authors)}" in page or not article.authors
    assert ("责任编辑：" in page) == bool(article.editor)
    assert article.editor is None or f"责任编辑：{article.editor}</div>" in page
    assert article.subtitle is None or f">{article.subtitle}</h2>" in unescape(page)


def _unescaped(pair: tuple[str, str]) -> tuple[str, str]:
    return unescape(pair[0]), unescape(pair[1])


def _fits(text: str, charset: str) -> bool:
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        return False
    return True
