"""The form of a search and its query say the same."""

from collections import Counter
from datetime import date
from urllib.parse import unquote, urlencode

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from tests.indexer.language.test_properties import SIGNS, trees
from tests.webui.reading import get, hrefs, text_of, texts_of
from zhengfa.indexer.language.names import Names
from zhengfa.indexer.language.parser import parse
from zhengfa.indexer.language.tree import Node, parts_of
from zhengfa.indexer.query import Query
from zhengfa.webui.form import Form, form_of, lifted, query_text

typed = st.text([sign for sign in SIGNS if sign not in "\ud800\u200b\u202e"], max_size=12)
forms = st.builds(Form, typed, typed, typed, typed, typed, typed, typed, typed)


def conjuncts(tree: Node | None) -> Counter[Node]:
    return Counter(parts_of(tree))


@given(trees)
def test_a_form_filled_by_a_query_writes_the_same_query(tree: Node) -> None:
    assert conjuncts(parse(query_text(form_of(tree), Names()))) == conjuncts(tree)


@given(forms)
def test_a_query_written_by_a_form_fills_a_form_that_writes_the_same_query(form: Form) -> None:
    written = parse(query_text(form, Names()))
    assert conjuncts(parse(query_text(form_of(written), Names()))) == conjuncts(written)


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("", Form()),
        ("扫黑除恶 信访", Form(all="扫黑除恶 信访")),
        ("信访 “一走了之”", Form(all="信访", phrase="一走了之")),
        ("“一走了之” “回头看”", Form(all='"回头看"', phrase="一走了之")),
        ("信访 (甲 OR 乙)", Form(all="信访", any="甲 乙")),
        ("信访 -贵州 -“回头看”", Form(all="信访", none='贵州 "回头看"')),
        ("title:会议 title:“全省”", Form(title='会议 "全省"')),
        ("official:于天敏 post:书记 source:新华社", Form(official="于天敏", post="书记", source="新华社")),
        ("official:于天敏 official:张三", Form(official="于天敏", rest="official:张三")),
        ("信访 near/5 走访 会议", Form(all="会议", rest="信访 near/5 走访")),
        ("甲 OR (乙 丙)", Form(rest="甲 OR 乙 丙")),
        ("(甲 OR 乙) (丙 OR 丁)", Form(any="甲 乙", rest="丙 OR 丁")),
    ],
)
def test_a_query_stands_in_the_fields_that_say_it_and_the_rest_in_the_last(query: str, form: Form) -> None:
    assert form_of(parse(query)) == form


def test_what_is_typed_in_a_field_is_searched_for_even_if_the_language_means_something_else_by_it() -> None:
    assert query_text(Form(any="AND 甲", phrase="甲 OR 乙"), Names()) == '"甲or乙" ("and" OR 甲)'
    assert query_text(Form(official="Tianmin Yu"), Names()) == 'official:"tianminyu"'
    assert query_text(Form(title="2021 会议"), Names()) == "title:2021 title:会议"


def test_days_and_places_of_the_text_become_filters_unless_there_are_some() -> None:
    tree = parse("会议 2021-07 province:辽宁 portal:p")
    query, rest = lifted(Query("x"), tree)
    assert (query.since, query.until) == (date(2021, 7, 1), date(2021, 7, 31))
    assert (query.province, query.portal, rest) == (("辽宁",), ("p",), parse("会议"))
    filtered = Query(province=("贵州",), portal=("q",), since=date(2020, 1, 1))
    assert lifted(filtered, tree) == (filtered, tree)


def fields_of(page: LexborHTMLParser) -> dict[str, str]:
    """The fields of the form as a browser would send them."""
    inputs = page.css(".search-form form :is(input, textarea)")
    sent = [one for one in inputs if one.attributes.get("type") != "checkbox" or "checked" in one.attributes]
    return {
        one.attributes["name"] or "": one.text() if one.tag == "textarea" else one.attributes.get("value") or ""
        for one in sent
    }


def wrong_form(client: FlaskClient, fields: dict[str, str]) -> LexborHTMLParser:
    """The page that answers a form that cannot be written into a query."""
    return get(client, f"/search/form/query?{urlencode(fields)}", 400)


@pytest.mark.parametrize(
    "address",
    [
        "/?q=会议 (沈阳市 OR 昆明市) -调研 高远洲 near/5 主持&not=portal:yunnan&since=2013&sort=oldest",
        "/?q=高远洲 2022&level=province",
        "/?q=official:wangwei post:局长 province:辽宁&until=2022-06&sort=newest",
        "/?q=“出席会议”&not=year:2024&since=2010-03-02&sort=newest",
        "/?q=高远洲 OR (王伟 会议)",
        "/?province=浙江&since=2015",
    ],
)
def test_a_search_goes_through_the_form_and_finds_the_same(officials: FlaskClient, address: str) -> None:
    before = get(officials, address)
    written = officials.get("/search/form/query", query_string=fields_of(get(officials, "/search/form" + address[1:])))
    assert written.status_code == 302
    after = get(officials, written.location)
    assert texts_of(after, ".snippet") == texts_of(before, ".snippet") != []
    assert text_of(after, "#total") == text_of(before, "#total")


def test_the_last_field_is_there_only_when_the_query_says_more_than_the_others_can(client: FlaskClient) -> None:
    assert not get(client, "/search/form?q=会议").css("#form-rest")
    page = get(client, "/search/form?q=会议 甲 near/3 乙")
    assert text_of(page, "#form-rest") == "甲 near/3 乙"
    assert "原样保留" in text_of(page, "#hint-rest")


def test_a_query_that_cannot_be_read_is_kept_as_it_was_typed_with_what_is_wrong(client: FlaskClient) -> None:
    page = get(client, "/search/form?q=会议 “全省")
    assert text_of(page, "#form-rest") == "会议 “全省"
    assert "引号没有配对" in text_of(page, ".problem")


def test_nothing_that_is_typed_is_lost_where_something_is_wrong(client: FlaskClient) -> None:
    wrong = {"form.all": "会议", "since": "昨天", "province": "浙江"}
    page = wrong_form(client, wrong)
    assert "日期 since 不能是“昨天”" in text_of(page, "fieldset #form-since-problem")
    [field] = page.css("[aria-invalid=true]")
    assert (field.id, field.attributes["aria-describedby"]) == ("form-since", "form-since-problem")
    assert not page.css("[role=alert]")  # it is said where it is wrong, and not once more above the form
    assert {name: fields_of(page)[name] for name in wrong} == wrong
    page = wrong_form(client, {"form.all": "会议", "form.rest": "(甲", "province": "浙江"})
    assert "括号没有配对" in text_of(page, ".problem")
    assert (fields_of(page)["form.all"], fields_of(page)["form.rest"]) == ("会议", "(甲")


def test_what_is_put_right_keeps_the_filters_and_the_other_fields(client: FlaskClient) -> None:
    page = get(client, "/search/form?q=会议 “全省&province=浙江")
    assert hrefs(page, ".search-form a.button") == ["/search/form?q=会议+“全省”&province=浙江"]
    page = wrong_form(client, {"form.all": "会议", "form.rest": "(甲 near/3 乙", "province": "浙江"})
    [address] = hrefs(page, ".search-form a.button")
    assert unquote(client.get(address).location).replace("+", " ") == "/?q=会议 甲 near/3 乙&province=浙江"


def test_a_phrase_may_hold_quotation_marks_of_all_kinds(officials: FlaskClient) -> None:
    answer = officials.get("/search/form/query", query_string={"form.phrase": '"“「『〝'})
    assert answer.status_code == 302
    assert fields_of(get(officials, answer.location.replace("/?", "/search/form?")))["form.phrase"] == '"“「『〝'


def test_a_form_that_writes_too_long_a_query_says_so(client: FlaskClient) -> None:
    page = wrong_form(client, {"form.all": "甲 " * 200, "form.none": "乙 " * 200})
    assert text_of(page, ".problem")
