"""Running text → the regions that it names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengfa.indexer.regions.finding import find_regions
from zhengfa.indexer.regions.records import label
from zhengfa.indexer.regions.table import load_table

_PIECES = "辽宁|辽宁省|沈阳市|和平区|吉林|市|区|县|上海|南站|海南|朝阳|城区|，|。|的|\n|A|\ud800|𠀀"
PIECES = st.sampled_from(_PIECES.split("|"))


def found(text: str, year: int | None = 2020) -> str:
    """What is found: each name as it stands in the text, with the regions if it is short for them."""
    parts = []
    for start, end, regions in find_regions(text, year):
        labels = "/".join(map(label, regions))
        parts.append(text[start:end] if labels == text[start:end] else f"{text[start:end]}={labels}")
    return " ".join(parts)


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("在上海市召开", "上海市"),
        ("吉林省吉林市委", "吉林省吉林市=吉林市"),
        ("辽宁省沈阳市和平区人民法院", "辽宁省沈阳市和平区=沈阳市和平区"),
        ("大连庄河市公安局", "大连庄河市=大连市庄河市"),
        ("和平区、沈河区分局", "和平区=天津市和平区/沈阳市和平区 沈河区=沈阳市沈河区"),
        ("山西长治、山西大同", "山西长治=长治市 山西大同=大同市"),
        ("重庆忠县", "重庆忠县=重庆市忠县"),
        ("晋城市城区", "晋城市城区"),
        ("江苏南京和浙江杭州", "江苏南京=南京市 浙江杭州=杭州市"),
        ("北京上海", "北京=北京市 上海=上海市"),
        ("河南新县", "河南新县=信阳市新县"),
        ("凉山州西昌市", "凉山州西昌市=凉山彝族自治州西昌市"),
        ("新疆生产建设兵团第八师石河子市", "新疆生产建设兵团 石河子市=新疆维吾尔自治区石河子市"),
        ("清原县检察院", "清原县=抚顺市清原满族自治县"),
        ("峨眉山市", "峨眉山市=乐山市峨眉山市"),
        ("丽江古城区", "丽江古城区=丽江市古城区"),
        ("济南市市中区", "济南市市中区"),
        ("沈阳市区", "沈阳市"),
        ("沈阳市场监管局", "沈阳=沈阳市"),
        ("湖北省应城市", "湖北省应城市=孝感市应城市"),
        ("李长春市长到长春调研", "长春=长春市"),
        ("吉林大学在吉林", "吉林=吉林省"),
        ("襄樊市襄城区", "襄樊市襄城区=襄阳市襄城区"),
    ],
)
def test_names_in_full_and_sure_short_names_are_found_with_their_paths(text: str, regions: str) -> None:
    assert found(text) == regions


# Words, other places, parts of words, and short names of counties, which are words more often than not.
@pytest.mark.parametrize(
    "text",
    [
        *(
            "朝阳产业",
            "和平年代",
            "长治久安",
            "平安建设",
            "推广安全生产",
            "重大庆典",
            "重大理论",
            "隆重庆祝",
            "云程文山会海",
        ),
        *("普通化工", "美丽水乡", "公开封存", "境内江段", "国家安康", "白银时代", "来宾致辞", "阿里巴巴", "长白山"),
        *(
            "适应城市",
            "沿海城市",
            "其中山区",
            "皖南山区",
            "东北林区",
            "六盘山区",
            "每天全县",
            "自然资源县区",
            "会同县局",
        ),
        *(
            "城区",
            "郊区",
            "老城区",
            "全县",
            "我县",
            "各县区",
            "市委和县委",
            "社区",
            "园区",
            "全市",
            "公安县局",
            "平安县",
        ),
        *(
            "黄河南岸",
            "运河南岸",
            "太湖北岸",
            "松花江畔",
            "出海口",
            "东躲西藏",
            "北京路",
            "南京东路",
            "北京时间",
            "南京大学",
            "上海合作组织",
        ),
        *("佛罗里达州", "马里兰州", "李长春", "孙中山", "庄河", "海淀", "温江"),
    ],
)
def test_what_only_looks_like_a_name_is_not_found(text: str) -> None:
    assert found(text) == ""


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("上海南站", "上海=上海市"),
        ("沈阳和平年代", "沈阳=沈阳市"),
        ("湖北恩施救援", "湖北=湖北省"),
        ("河南新乡村振兴", "河南=河南省"),
        ("济南市区", "济南市"),
        ("河南县域经济", "河南=河南省"),
        ("沈阳市区域", "沈阳市"),
        ("沈阳市和平区域", "沈阳市"),
        ("北京朝阳产业园", "北京=北京市"),
    ],
)
def test_a_name_goes_no_further_than_it_goes(text: str, regions: str) -> None:
    assert found(text) == regions


def test_a_short_name_that_has_become_a_countys_is_not_found() -> None:
    assert found("在巢湖", 2008) == "巢湖=巢湖市"
    assert found("在巢湖", 2015) == ""


def test_a_kind_of_district_is_a_name_only_where_it_is_one_now() -> None:
    assert found("银川市城区", 2000) == "银川市城区"
    assert found("银川市城区", 2020) == "银川市"
    assert found("银川市城区", None) == "银川市"


@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=60), st.integers(1900, 2100) | st.none())
def test_any_text_is_read_and_places_do_not_overlap(text: str, year: int | None) -> None:
    before = 0
    for start, end, regions in find_regions(text, year):
        assert before <= start < end <= len(text)
        assert regions
        before = end


def test_every_province_and_every_city_of_today_is_found_in_full() -> None:
    newest = [states[-1] for states in load_table().states.values()]
    for region in newest:
        if region.last is None and region.level != "county":
            [hit] = find_regions(f"在{region.name}召开", 2024)
            assert hit.regions[0] is region
