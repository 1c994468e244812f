"""Page, search, export and form give the same set for the same query."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import cast

from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from tests.webui.reading import get, hrefs, text_of
from zhengfa.indexer.export.columns import choose_columns
from zhengfa.indexer.export.taking import take
from zhengfa.indexer.query import FacetName, Query, Sort
from zhengfa.indexer.search import search
from zhengfa.webui.form import form_of, lifted, query_text
from zhengfa.webui.services import EXTENSION, Services
from zhengfa.webui.urls import all_args, from_args, search_url

TEXTS = ("", "会议", "高远洲", "“出席会议”", "局长 OR 书记", "会议 -调研", "official:wangwei", "2014..2022 会议", "王?")
VALUES: Mapping[FacetName, tuple[str, ...]] = {
    FacetName.PROVINCE: ("辽宁", "云南", "unknown"),
    FacetName.PORTAL: ("liaoning", "zhejiang", "law-daily"),
    FacetName.YEAR: ("2014", "2022", "unknown"),
    FacetName.OFFICIAL: ("高远洲", "王伟"),
    FacetName.KIND: ("meeting", "other"),
}
pairs = st.sampled_from([(name, value) for name, values in VALUES.items() for value in values])


Pairs = set[tuple[FacetName, str]]


def asked(text: str, filters: Pairs, excluded: Pairs, ends: list[date]) -> Query:
    values = {name.value: tuple(sorted(value for one, value in filters if one is name)) for name in VALUES}
    since, until = (ends[0] if ends else None), (ends[1] if len(ends) > 1 else None)
    kept = tuple(sorted(excluded - filters))
    sort = Sort.NEWEST if not text else Sort.RELEVANCE
    return Query(text, **values, excluded=kept, since=since, until=until, sort=sort)  # type: ignore[arg-type]


queries = st.builds(
    asked,
    st.sampled_from(TEXTS),
    st.sets(pairs, max_size=2),
    st.sets(pairs, max_size=2),
    st.lists(st.dates(date(2008, 1, 1), date(2025, 12, 31)), max_size=2).map(sorted),
)


def on_page(app: Flask, query: Query) -> tuple[set[str], str]:
    """The articles on the first page, and how many it says there are."""
    with app.test_request_context():
        address = search_url(query)
    page = get(app.test_client(), address)
    return {href.split("?")[0].removeprefix("/article/") for href in hrefs(page, ".hit h3 a")}, text_of(page, "#total")


@settings(max_examples=60)
@given(queries)
def test_page_search_export_and_form_find_the_same(officials_app: Flask, query: Query) -> None:
    here = cast(Services, officials_app.extensions[EXTENSION])
    result = search(here.engine, query, here.names)
    shown, total = on_page(officials_app, query)
    assert shown == {hit.article_id for hit in result.hits}
    assert total.endswith(f"共 {result.total} 篇")

    with here.open_archive() as archive, take(here.engine, archive, query, here.names, choose_columns(())) as taken:
        exported = {one.article_id for one in taken.articles}
        assert (shown <= exported, len(exported), taken.total) == (True, result.total, result.total)

    rest, tree = lifted(query, here.parse(query.text))
    with officials_app.test_request_context():
        written = from_args(
            MultiDict([*all_args(replace(rest, text="")), ("q", query_text(form_of(tree), here.names))])
        )
    assert search(here.engine, written, here.names).total == result.total
