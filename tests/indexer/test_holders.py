"""Officials and posts in the index: the same on every engine."""

import pytest

from tests.indexer.conftest import Find
from tests.making import Archivist
from zhengfa.indexer.language.parser import parse
from zhengfa.indexer.needles import asks_for_holders
from zhengfa.indexer.query import FacetName, Result

YU = "辽宁省委常委、政法委书记于天敏主持会议。于天敏强调,要抓好落实。"
DEPUTY = "辽宁省委政法委常务副书记单志刚出席。"
POLICE = "沈阳市公安局局长王伟出席，大连市公安局局长王维参加。"
PLAIN = "会议由于天敏感而推迟，政法委书记会议另行通知。"


def found(result: Result) -> set[str]:
    return {hit.url[-1] for hit in result.hits}


@pytest.fixture
def search(find: Find, archivist: Archivist) -> Find:
    for number, text in enumerate((YU, DEPUTY, POLICE, PLAIN)):
        archivist.save_text(f"http://a.cn/{number}", text)
    return find


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("official:于天敏", "0"),
        ("官员：於天敏", "0"),
        ("official:天敏", ""),
        ("official:于天", ""),
        ("official:yutianmin", "0"),
        ('official:"Tianmin Yu"', "0"),
        ("official:ytm", "0"),
        ("official:shanzhigang", "1"),
        ("official:danzhigang", ""),
        ("official:wangwei", "2"),
        ("official:yutian*", "0"),
        ("official:于*", "0"),
        ("official:王?", "2"),
        ("official:王??", ""),
        ("official:于*敏", "0"),
        ("official:于天敏书记", "0"),
        ("official:省委政法委书记于天敏", "0"),
        ("official:于天敏省委政法委书记", "0"),
        ("official:公安局局长于天敏", ""),
        ('official:"大连市公安局局长王维"', "2"),
        ('official:"沈阳市公安局局长王维"', ""),
        ("post:政法委书记", "0"),
        ("post:中共辽宁省委政法委员会书记", "0"),
        ("post:政法委副书记", "1"),
        ("post:政法委常务副书记", "1"),
        ("post:书记", "0"),
        ("post:公安局长", "2"),
        ("post:公安", "2"),
        ("post:省委*", "01"),
        ("post:王伟", ""),
        ("post:辽宁省委常委、政法委书记", "0"),
        ("official:(于天敏 OR 王维)", "02"),
        ("official:于天敏 post:公安局局长", ""),
        ("政法委书记 -post:政法委书记", "13"),
    ],
)
def test_officials_and_posts_are_found_as_such(search: Find, query: str, expected: str) -> None:
    assert found(search(query)) == set(expected)


def test_facets_count_officials_and_posts_by_article(search: Find) -> None:
    facets = search("", limit=0).facets
    assert {bucket.value: bucket.count for bucket in facets[FacetName.OFFICIAL]} == dict.fromkeys(
        ("于天敏", "单志刚", "王伟", "王维"), 1
    )
    assert {bucket.value for bucket in facets[FacetName.POST]} == {
        *("辽宁省委常委", "辽宁省委政法委书记", "辽宁省委政法委常务副书记"),
        *("沈阳市公安局局长", "大连市公安局局长"),
    }


def test_filters_by_official_and_post(search: Find) -> None:
    assert found(search("", official=("王维", "于天敏"))) == {"0", "2"}
    assert found(search("", official=("王维", "于天敏"), post=("沈阳市公安局局长",))) == {"2"}


def test_a_hit_says_whom_the_article_names(search: Find) -> None:
    [hit] = search("official:于天敏").hits
    assert hit.officials == (
        {"name": "于天敏", "posts": ["辽宁省委常委", "辽宁省委政法委书记"], "titles": ["辽宁省委常委、政法委书记"]},
    )


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("official:ytm", {"于天敏"}),
        ("official:于*", {"于天敏"}),
        ("post:政法委书记", {"辽宁省委常委、政法委书记"}),
        ("post:政法*", {"辽宁省委常委、政法委书记"}),
        ("official:于天敏书记", {"于天敏", "辽宁省委常委、政法委书记", "辽宁省委常委、政法委书记于天敏"}),
    ],
)
def test_what_was_found_is_marked_as_the_text_has_it(search: Find, query: str, marked: set[str]) -> None:
    [hit] = [hit for hit in search(f"{query} 落实").hits if hit.url.endswith("0")]
    assert {fragment.text for fragment in hit.snippet if fragment.is_match} - {"落实"} <= marked


def test_suspected_clones_name_nobody(find: Find, archivist: Archivist) -> None:
    archivist.save_text("http://jizihe.com/page/1.shtml", YU)
    assert find("official:于天敏").total == 0
    [hit] = find("于天敏").hits
    assert (hit.officials, bool(hit.clone_signs)) == ((), True)


def test_names_with_dots_are_one_name(find: Find, archivist: Archivist) -> None:
    archivist.save_text("http://a.cn/1", "自治区副主席艾力•买买提出席。")
    assert find("official:艾力·买买提").total == find("official:艾力・买买提").total == 1


@pytest.mark.parametrize(
    ("query", "expected"),
    [("official:甲", True), ("甲 OR post:乙", True), ("甲 乙", False), ("-official:甲", False), ("title:甲", False)],
)
def test_only_officials_differ_from_hit_to_hit(query: str, expected: bool) -> None:
    assert asks_for_holders(parse(query)) is expected
