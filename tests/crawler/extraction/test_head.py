import json
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from zhengfa.crawler.extraction.head import Head, read_head


def head(html: str, founder: str = "") -> Head:
    return read_head(html, LexborHTMLParser(html), founder)


def described(*things: Any) -> dict[str, str]:
    scripts = (thing if isinstance(thing, str) else json.dumps(thing, ensure_ascii=False) for thing in things)
    return head("".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)).json_ld


def test_meta_tags_are_known_by_name_property_or_itemprop_in_lower_case() -> None:
    tags = '<meta name=ArticleTitle content=" 会议 召开 "><meta property=og:title content=甲>'
    assert head(f"{tags}<meta itemprop=author content=乙>").meta == {
        "articletitle": "会议 召开",
        "og:title": "甲",
        "author": "乙",
    }


def test_the_first_meta_tag_that_says_anything_counts() -> None:
    assert head("<meta name=a content=' '><meta name=A content=甲><meta name=a content=乙><meta content=丙>").meta == {
        "a": "甲"
    }


def test_the_title_is_one_line() -> None:
    assert head("<title>\n某市&amp;某县\n召开会议 </title>").title == "某市&某县 召开会议"
    assert head("<p>无</p>").title == ""


def test_founders_fields_are_read() -> None:
    comment = (
        "<!--enpproperty <Title>会议</Title><author></author><date>2021-07-13</date><broken>x</other>/enpproperty-->"
    )
    assert head("", comment).founder == {"title": "会议", "date": "2021-07-13"}


@pytest.mark.parametrize(
    "thing",
    [
        {"@type": "NewsArticle", "headline": "会议"},
        {"@type": ["Article", "Thing"], "headline": "会议"},
        [{"@type": "BreadcrumbList", "headline": "甲"}, {"@type": "Article", "headline": "会议"}],
        {"@graph": [{"@type": "Organization", "headline": "甲"}, {"@type": "WebPage", "headline": "会议"}]},
        '{"@type": "Article", "headline": "会\n议"};',
    ],
    ids=["plain", "several types", "listed", "graph", "line end and semicolon"],
)
def test_json_ld_of_an_article_is_read(thing: Any) -> None:
    assert described(thing)["headline"].replace(" ", "") == "会议"


def test_baidus_form_names_no_type_but_a_time() -> None:
    assert described({"title": "会议", "pubDate": "2021-07-13T09:56:00"})["title"] == "会议"


@pytest.mark.parametrize(
    "thing",
    [
        {"@type": "CollectionPage", "headline": "甲"},
        {"headline": "甲"},
        {"@type": [], "headline": "甲"},
        {"@type": 5, "headline": "甲"},
        '{"@type": "Article", "headline": "甲"',
        "[" * 100_000,
        '"甲"',
        "5",
        {"@graph": {"@type": "Article"}},
        {"@type": "Article", "headline": "甲" * 200_000},
    ],
    ids=["list page", "no type", "no types", "odd type", "cut off", "deep", "text", "number", "odd graph", "too long"],
)
def test_other_json_ld_says_nothing(thing: Any) -> None:
    assert described(thing) == {}


def test_a_person_is_a_name_and_several_are_their_names() -> None:
    authors = [{"@type": "Person", "name": "王芳"}, "李明", {"@type": "Person"}, None, True]
    said = described(
        {"@type": "Article", "author": authors, "publisher": {"name": "某市日报"}, "datePublished": 1626141360}
    )
    assert said == {"@type": "Article", "author": "王芳、李明", "publisher": "某市日报", "datePublished": "1626141360"}


def test_the_first_article_described_counts() -> None:
    assert described({"@type": "Article", "a": "甲"}, {"@type": "Article", "a": "乙", "b": "丙"}) == {
        "@type": "Article",
        "a": "甲",
        "b": "丙",
    }
