"""Written name and year → regions."""

import pytest

from zhengfa.indexer.regions.naming import regions_named
from zhengfa.indexer.regions.records import label


def named(written: str, year: int | None) -> str:
    """The regions by their labels, a blank between them."""
    return " ".join(label(region) for region in regions_named(written, year))


@pytest.mark.parametrize(
    ("written", "regions"),
    [
        ("沈阳市", "沈阳市"),
        ("沈阳", "沈阳市"),
        ("凉山彝族自治州", "凉山彝族自治州"),
        ("凉山州", "凉山彝族自治州"),
        ("凉山", "凉山彝族自治州"),
        ("延边州", "延边朝鲜族自治州"),
        ("湘西州", "湘西土家族苗族自治州"),
        ("恩施州", "恩施土家族苗族自治州"),
        ("黔东南州", "黔东南苗族侗族自治州"),
        ("黔东南", "黔东南苗族侗族自治州"),
        ("海南州", "海南藏族自治州"),
        ("克州", "克孜勒苏柯尔克孜自治州"),
        ("锡盟", "锡林郭勒盟"),
        ("清原县", "抚顺市清原满族自治县"),
        ("鄂温克旗", "呼伦贝尔市鄂温克族自治旗"),
        ("达茂旗", "包头市达尔罕茂明安联合旗"),
        ("管城区", "郑州市管城回族区"),
        ("前郭县", "松原市前郭尔罗斯蒙古族自治县"),
        ("六枝", "六盘水市六枝特区"),
        ("沈北", "沈阳市沈北新区"),
        ("广西自治区", "广西壮族自治区"),
        ("香港特区", "香港特别行政区"),
        ("庄河", "大连市庄河市"),
        ("房县", "十堰市房县"),
        ("鄂尔多斯市 东胜区", "鄂尔多斯市东胜区"),  # a blank is no part of a name
    ],
)
def test_a_region_is_named_in_full_or_as_the_press_shortens_it(written: str, regions: str) -> None:
    assert named(written, 2020) == regions


@pytest.mark.parametrize(
    ("written", "regions"),
    [
        ("辽宁省沈阳市和平区", "沈阳市和平区"),
        ("沈阳市和平区", "沈阳市和平区"),
        ("辽宁省新民市", "沈阳市新民市"),
        ("大连庄河市", "大连市庄河市"),
        ("大连庄河", "大连市庄河市"),
        ("湖北省孝感市应城市", "孝感市应城市"),
        ("北京朝阳区", "北京市朝阳区"),
        ("北京朝阳", "北京市朝阳区"),
        ("内蒙古鄂尔多斯市", "鄂尔多斯市"),
        ("吉林省吉林市", "吉林市"),
        ("吉林吉林", "吉林市"),
        ("辽宁朝阳", "朝阳市"),
        ("青海海南", "海南藏族自治州"),
        ("青海河南县", "黄南藏族自治州河南蒙古族自治县"),
        ("重庆忠县", "重庆市忠县"),
        ("上海浦东", "上海市浦东新区"),
        ("广西防城港市防城区", "防城港市防城区"),
    ],
)
def test_in_a_path_each_name_lies_in_the_one_before(written: str, regions: str) -> None:
    assert named(written, 2020) == regions


@pytest.mark.parametrize(
    "written",
    [
        *(
            "沈阳市庄河市",
            "和平区沈阳市",
            "沈阳市辽宁省",
            "沈阳市沈阳市",
            "北京市和平区",
            "辽宁省吉林市",
            "黑龙江省抚顺市",
        ),
        *("", "市", "省", "县", "市辖区", "直辖县", "城关镇", "沈阳市和", "阳市", "青岩省", "沈阳市" * 10_000),
    ],
)
def test_what_is_no_region_and_no_path_names_none(written: str) -> None:
    assert named(written, 2020) == ""


@pytest.mark.parametrize(
    ("written", "regions"),
    [
        ("朝阳区", "北京市朝阳区 长春市朝阳区"),
        ("和平区", "天津市和平区 沈阳市和平区"),
        ("鼓楼区", "南京市鼓楼区 徐州市鼓楼区 福州市鼓楼区 开封市鼓楼区"),
        ("江苏鼓楼区", "南京市鼓楼区 徐州市鼓楼区"),
        ("普陀区", "上海市普陀区 舟山市普陀区"),
        ("通州区", "北京市通州区 南通市通州区"),
        ("大通县", "西宁市大通回族土族自治县"),
    ],
)
def test_a_name_of_several_regions_means_all_of_them(written: str, regions: str) -> None:
    assert named(written, 2019) == regions


@pytest.mark.parametrize(
    ("written", "year", "regions"),
    [
        ("吉林", 2020, "吉林省"),
        ("海南", 2020, "海南省"),
        ("朝阳", 2020, "朝阳市"),
        ("荆州", 2020, "荆州市"),
        ("和平", 2020, "天津市和平区 沈阳市和平区 河源市和平县"),
        ("巢湖", 2008, "巢湖市"),
        ("巢湖", 2015, "合肥市巢湖市"),
        ("巢湖", None, "合肥市巢湖市"),
        ("莱芜", 2010, "莱芜市"),
        ("莱芜", 2020, "济南市莱芜区"),
        ("襄樊", None, "襄阳市"),
    ],
)
def test_a_short_name_means_the_highest_level_that_has_it(written: str, year: int | None, regions: str) -> None:
    assert named(written, year) == regions


@pytest.mark.parametrize(
    ("written", "year", "regions"),
    [
        ("襄樊市", 2005, "襄樊市"),
        ("昌都", 2010, "昌都地区"),
        ("昌都", 2020, "昌都市"),
        ("重庆市", 1990, "重庆市"),
        ("江津县", 1985, "重庆市江津县"),
        ("毕节市", 2005, "毕节地区毕节市"),
        ("毕节市", 2015, "毕节市"),
        ("简阳市", 2010, "资阳市简阳市"),
        ("简阳市", 2020, "成都市简阳市"),
        ("海口市", 1987, "海口市"),
        ("通州市", 2005, "南通市通州市"),
        ("淮安市", 1998, "淮阴市淮安市"),
        ("淮安市", 2008, "淮安市"),
        ("朝阳市", 1960, "朝阳地区朝阳市"),
        ("滨海新区", 2050, "天津市滨海新区"),
    ],
)
def test_a_name_means_what_it_meant_in_the_year(written: str, year: int, regions: str) -> None:
    assert named(written, year) == regions


def test_a_city_that_became_a_province_is_another_region() -> None:
    [before], [after] = regions_named("重庆市", 1996), regions_named("重庆市", 1997)
    assert (before.province.name, after.province.name) == ("四川省", "重庆市")
    assert before.id != after.id


@pytest.mark.parametrize(
    ("written", "year", "states"),
    [
        ("襄樊市", 2012, ["襄樊市 1980–2009"]),
        ("襄阳市", 2005, ["襄阳市 2010–"]),
        ("新民县", 2020, ["沈阳市新民县 1980–1992"]),
        ("莱芜市", 2020, ["莱芜市 1992–2017", "泰安市莱芜市 1985–1991"]),
        ("通州市", 2020, ["南通市通州市 1993–2008"]),
        ("襄樊市襄城区", 2012, ["襄阳市襄城区 2010–"]),  # by a former name of the city: the county of the year
        ("四川省重庆市", 2020, ["重庆市 1980–1996"]),
        ("三沙市", 1990, ["三沙市 2012–"]),
        ("三亚市", 1982, ["海南黎族苗族自治州三亚市 1984–1986", "三亚市 1987–1987"]),
    ],
)
def test_a_name_that_no_region_has_in_the_year_means_those_of_other_years_the_nearest_first(
    written: str, year: int, states: list[str]
) -> None:
    assert [f"{label(r)} {r.first}–{r.last or ''}" for r in regions_named(written, year)] == states


@pytest.mark.parametrize(
    ("written", "regions"),
    [
        ("新民县", "沈阳市新民市"),
        ("襄樊市", "襄阳市"),
        ("沈阳市", "沈阳市"),
        ("毕节市", "毕节市 毕节市七星关区"),
        ("莱芜市", "莱芜市 泰安市莱芜市"),
        ("巢湖市", "合肥市巢湖市 巢湖市"),  # what there still is, and then what was
    ],
)
def test_without_a_year_a_name_means_all_that_ever_had_it_as_they_were_last(written: str, regions: str) -> None:
    assert named(written, None) == regions
