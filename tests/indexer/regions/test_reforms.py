"""Which region of one year is which of another: known renames and reforms, and how the rules tell them."""

from itertools import count

import pytest

from tools.county_identity import County, follow
from zhengfa.indexer.regions.naming import regions_named


def id_of(path: str, year: int) -> str:
    [region] = regions_named(path, year)
    assert not region.last or year <= region.last, f"there was no {path} in {year}"
    return region.id


@pytest.mark.parametrize(
    ("path", "year", "later", "later_year"),
    [
        # the same name, another code and city
        ("资阳市简阳市", 2010, "成都市简阳市", 2020),
        ("四川省万县市忠县", 1995, "重庆市忠县", 2000),
        ("海南行政区琼海县", 1985, "海南省琼海县", 1990),
        # county → city or district
        ("沈阳市新民县", 1990, "沈阳市新民市", 2000),
        ("辽宁省清原县", 1985, "清原满族自治县", 2000),
        ("北京市昌平县", 1995, "北京市昌平区", 2005),
        ("南通市海安县", 2015, "南通市海安市", 2020),
        ("杭州市萧山市", 1998, "杭州市萧山区", 2005),
        ("海南省琼山市", 2000, "海口市琼山区", 2005),
        ("青岛市即墨市", 2015, "青岛市即墨区", 2020),
        # of one character
        ("唐山市滦县", 2015, "唐山市滦州市", 2020),
        ("成都市郫县", 2015, "成都市郫都区", 2020),
        ("天津市蓟县", 2010, "天津市蓟州区", 2020),
        ("达州市达县", 2010, "达州市达川区", 2020),
        ("四川省巴县", 1990, "重庆市巴南区", 2000),
        # another name, the same code
        ("湖北省襄阳县", 1995, "襄阳市襄州区", 2020),
        ("大连市旅顺口区", 1985, "大连市旅顺口区", 2020),
        ("昆明市路南彝族自治县", 1995, "昆明市石林彝族自治县", 2005),
        ("迪庆州中甸县", 2000, "迪庆州香格里拉市", 2020),
        ("临沂市苍山县", 2010, "临沂市兰陵县", 2020),
        ("沈阳市东陵区", 2010, "沈阳市浑南区", 2020),
        # another name and another kind
        ("西安市户县", 2015, "西安市鄠邑区", 2020),
        ("绍兴市绍兴县", 2010, "绍兴市柯桥区", 2020),
        ("成都市灌县", 1985, "成都市都江堰市", 2000),
        ("毕节地区毕节市", 2005, "毕节市七星关区", 2015),
        ("昌都地区昌都县", 2010, "昌都市卡若区", 2020),
        ("淮阴市淮安市", 1995, "淮安市淮安区", 2015),
        ("吴忠市中卫县", 2000, "中卫市沙坡头区", 2020),
        ("九江市庐山区", 2015, "九江市濂溪区", 2020),
        ("九江市星子县", 2015, "九江市庐山市", 2020),
        ("大同市大同县", 2015, "大同市云州区", 2020),
        ("巢湖市居巢区", 2008, "合肥市巢湖市", 2020),
        ("莱芜市莱城区", 2010, "济南市莱芜区", 2020),
        # cities
        ("襄樊市", 2005, "襄阳市", 2020),
        ("昌都地区", 2010, "昌都市", 2020),
        ("思茅地区", 2000, "普洱市", 2020),
        ("哲里木盟", 1995, "通辽市", 2020),
        ("伊克昭盟", 1995, "鄂尔多斯市", 2020),
        ("达县地区", 1990, "达州市", 2020),
        ("大庸市", 1990, "张家界市", 2020),
        ("广东省海口市", 1982, "海南省海口市", 2020),
    ],
)
def test_a_region_stays_itself_through_a_reform(path: str, year: int, later: str, later_year: int) -> None:
    assert id_of(path, year) == id_of(later, later_year)


@pytest.mark.parametrize(
    ("path", "year", "later", "later_year"),
    [
        ("四川省重庆市", 1990, "重庆市", 2000),
        ("莱芜市", 2010, "济南市莱芜区", 2020),
        ("巢湖市", 2008, "合肥市巢湖市", 2020),
        ("毕节地区毕节市", 2005, "毕节市", 2015),
        ("贵阳市小河区", 2011, "贵阳市观山湖区", 2015),
        ("哈尔滨市太平区", 2003, "哈尔滨市松北区", 2005),
        ("马鞍山市金家庄区", 2011, "马鞍山市博望区", 2015),
        ("怀化地区黔阳县", 1995, "怀化市中方县", 2000),
        ("上海市上海县", 1990, "上海市浦东新区", 2000),
        ("杭州市下城区", 2020, "杭州市钱塘区", 2022),
        ("北京市崇文区", 2005, "北京市东城区", 2015),
        ("苏州市吴县市", 1998, "苏州市相城区", 2005),
        ("九江市庐山区", 2015, "九江市庐山市", 2020),
        ("烟台市威海市", 1986, "青岛市胶州市", 1988),  # the code was given out again
        ("沈阳市和平区", 2000, "天津市和平区", 2000),
    ],
)
def test_what_only_follows_on_a_region_is_another(path: str, year: int, later: str, later_year: int) -> None:
    assert id_of(path, year) != id_of(later, later_year)


def county(name: str, code: str = "000001", city: str = "9900", short: str = "", city_short: str = "青岩") -> County:
    return County(name, short or name[:-1], code, city, city_short)


def kept(
    before: list[County], after: list[County], reforms: dict[tuple[int, str], str | None] | None = None
) -> list[int]:
    """For each county of the second year, the place in the first year of the one that it was; -1 for a new one."""
    numbers = follow({2000: before, 2001: after}, reforms or {})
    old = {numbers[2000, each.adcode]: place for place, each in zip(count(), before, strict=False)}
    return [old.get(numbers[2001, each.adcode], -1) for each in after]


@pytest.mark.parametrize(
    ("before", "after", "is_same"),
    [
        (county("云岭县"), county("云岭县", "000002", "9901"), True),
        (county("云岭县"), county("云岭市", "000002"), True),
        (county("云岭县"), county("云岭区", "000002", "9901"), True),
        (county("云岭区"), county("海川区"), True),  # the code
        (county("云岭区"), county("海川区", city="9901"), False),  # the code was given out again
        (county("云县", short="云县"), county("云州市", "000002"), True),
        (county("青岩市"), county("海川区", "000002"), True),  # the seat of the city of that name
        (county("云岭县"), county("海川区", "000002"), True),  # the only one
        (county("云岭区"), county("海川区", "000002"), False),
    ],
)
def test_a_county_is_told_by(before: County, after: County, is_same: bool) -> None:
    assert kept([before], [after]) == [0 if is_same else -1]


def test_the_seat_of_a_city_is_told_among_others() -> None:
    assert kept([county("云岭县"), county("青岩市", "000002")], [county("海川区", "000003")]) == [1]


def test_two_counties_of_one_year_are_never_one() -> None:
    before = [county("云岭县", "000001", "9900"), county("云岭县", "000002", "9901")]
    after = [county("云岭区", "000003", "9902"), county("云岭市", "000004", "9903")]
    assert kept(before, after) == [-1, -1]


def test_what_was_divided_ends() -> None:
    assert kept([county("云岭县")], [county("海川区", "000002"), county("海山区", "000003")]) == [-1, -1]


def test_what_is_known_comes_before_the_rules() -> None:
    before, after = (
        [county("云岭区"), county("海川县", "000002")],
        [county("云岭市", "000003"), county("山前区", "000004")],
    )
    reforms: dict[tuple[int, str], str | None] = {(2001, "000001"): "000004", (2001, "000002"): "000003"}
    assert kept(before, after, reforms) == [1, 0]
    assert kept([county("云岭县")], [county("云岭市", "000002")], {(2001, "000001"): None}) == [-1]


def test_a_county_that_comes_back_is_what_it_was() -> None:
    numbers = follow({2000: [county("云岭县")], 2001: [], 2002: [county("云岭县", "000002")]}, {})
    assert numbers[2000, "000001"] == numbers[2002, "000002"]
