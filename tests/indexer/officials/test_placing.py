"""Which region a post is of. Regions are real, names and events are made up."""

import pytest

from zhengfa.archive.portals import Level, Portal
from zhengfa.indexer.officials.articles import officials_of, setting_of
from zhengfa.indexer.officials.placing import Setting
from zhengfa.indexer.regions.naming import regions_named

LIAONING = regions_named("辽宁省", None)[0].path
SHENYANG = regions_named("沈阳市", None)[0].path
GUANGXI = regions_named("广西", None)[0].path


def places(text: str, home: tuple = (), year: int | None = 2021) -> list[str]:  # type: ignore[type-arg]
    """Label, reason and candidates of each post."""
    holdings = officials_of(text, Setting(home, year)).holdings
    return [" ".join([str(one.post.label), one.post.reason, *one.post.candidates]) for one in holdings]


@pytest.mark.parametrize(
    ("text", "home", "expected"),
    [
        ("沈阳市公安局局长高岩出席。", (), ["沈阳市公安局局长 named"]),
        ("长沙警备区司令员高岩出席。", (), ["长沙市警备区司令员 named"]),
        ("应城市委书记高岩出席。", (), ["孝感市应城市委书记 named"]),
        ("省委政法委书记高岩出席。", LIAONING, ["辽宁省委政法委书记 portal"]),
        ("省委政法委书记高岩出席。", (), ["省委政法委书记 open"]),
        ("省公安厅厅长高岩出席。", SHENYANG, ["辽宁省公安厅厅长 portal"]),
        ("公安厅厅长高岩出席。", LIAONING, ["辽宁省公安厅厅长 portal"]),
        ("政法委书记高岩出席。", LIAONING, ["辽宁省委政法委书记 portal"]),
        ("市公安局局长高岩出席。", SHENYANG, ["沈阳市公安局局长 portal"]),
        ("市公安局局长高岩出席。", LIAONING, ["市公安局局长 open"]),
        ("营口市召开会议，市委书记高岩出席。", LIAONING, ["营口市委书记 nearest"]),
        ("营口市召开会议，市委书记高岩出席。", (), ["营口市委书记 nearest"]),
        ("中级法院院长高岩到营口市调研。", LIAONING, ["营口市中级法院院长 nearest"]),
        ("区党委政法委书记高岩出席。", GUANGXI, ["广西壮族自治区党委政法委书记 portal"]),
        ("区委政法委书记高岩出席。", GUANGXI, ["区委政法委书记 open"]),
        ("中央政法委书记高岩出席。", LIAONING, ["中央政法委书记 national"]),
        ("公安部部长高岩出席。", LIAONING, ["公安部部长 national"]),
        ("和平区委书记高岩出席。", (), ["和平区委书记 open 天津市和平区 沈阳市和平区"]),
        ("和平区委书记高岩出席。", LIAONING, ["沈阳市和平区委书记 named_portal"]),
        ("天津市召开会议，和平区委书记高岩出席。", LIAONING, ["天津市和平区委书记 named_near"]),
        ("地委书记高岩出席。", regions_named("阿里地区", None)[0].path, ["阿里地委书记 portal"]),
        ("公安局局长高岩出席。", LIAONING, ["公安局局长 open"]),
        ("公安局局长高岩出席。", SHENYANG, ["沈阳市公安局局长 portal"]),
        ("法院院长高岩出席。", SHENYANG, ["法院院长 open"]),
        ("市公安局局长李长春到瓦房店市调研。", LIAONING, ["大连市公安局局长 nearest"]),
        ("在瓦房店市调研时，市公安局局长高岩指出。", LIAONING, ["大连市公安局局长 nearest"]),
        ("瓦房店市召开会议，市公安局局长高岩出席。", LIAONING, ["大连市瓦房店市公安局局长 nearest"]),
        ("武汉东湖新技术开发区党工委书记高岩出席。", (), ["武汉市东湖新技术开发区党工委书记 unknown"]),
        ("云岭市委书记高岩出席。", LIAONING, ["云岭市委书记 unknown"]),
    ],
)
def test_where_a_post_is(text: str, home: tuple, expected: list[str]) -> None:  # type: ignore[type-arg]
    assert places(text, home) == expected


def test_parts_of_a_title_share_its_region() -> None:
    text = "孝感市副市长、市公安局局长高岩出席。"
    assert places(text) == ["孝感市副市长 named", "孝感市公安局局长 named"]


def test_names_are_those_of_the_day() -> None:
    assert places("襄樊市委书记高岩出席。", year=2009) == ["襄樊市委书记 named"]
    [before] = officials_of("襄樊市委书记高岩出席。", Setting((), 2009)).holdings
    [after] = officials_of("襄阳市委书记高岩出席。", Setting((), 2012)).holdings
    assert before.post.region == after.post.region


def test_an_undated_name_is_that_of_the_region_that_there_still_is() -> None:
    assert places("孝感市委书记高岩出席。", year=None) == ["孝感市委书记 named"]


def test_the_nearest_of_several_regions_is_less_sure() -> None:
    def sureness(text: str) -> float:
        return officials_of(text, Setting(LIAONING, 2021)).holdings[-1].post.sureness

    one = sureness("营口市召开会议，市委书记高岩出席。")
    assert sureness("大连市、营口市召开会议，市委书记高岩出席。") < one


def test_a_reprint_from_another_province_is_not_the_portals() -> None:
    assert places("长沙市召开会议。省委政法委书记高岩出席。", LIAONING) == ["湖南省委政法委书记 nearest"]
    assert places("省委政法委书记高岩到长沙市调研。", LIAONING) == ["湖南省委政法委书记 nearest"]
    assert places("省委政法委书记高岩到长沙市、沈阳市调研。", LIAONING) == ["辽宁省委政法委书记 portal"]


def portal(province: str, level: Level, name: str = "某网", region: str | None = None) -> Portal:
    return Portal("p", name, province, level, ("a.cn",), "trs_wcm", (), region=region)


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        (setting_of(portal("辽宁", Level.PROVINCE), None, None, "2021-07-13"), "辽宁省"),
        (setting_of(portal("辽宁", Level.CITY, "沈阳长安网"), None, None, "2021"), "沈阳市"),
        (setting_of(portal("辽宁", Level.CITY, "长沙长安网"), None, None, None), "辽宁省"),
        (setting_of(portal("江苏", Level.CITY, "某网", "常州市"), None, None, "2021"), "常州市"),
        (setting_of(portal("辽宁", Level.CITY, "沈阳长安网", "大连市"), None, None, "2021"), "大连市"),
        (setting_of(portal("重庆", Level.COUNTY, "某网", "北碚区"), None, None, "2021"), "北碚区"),
        (setting_of(portal("全国", Level.CENTRAL), "辽宁", None, None), "辽宁省"),
        (setting_of(portal("全国", Level.CENTRAL), "要闻", "辽宁日报", None), "辽宁省"),
        (setting_of(portal("辽宁", Level.PROVINCE), None, "湖南日报", None), "湖南省"),
        (setting_of(portal("辽宁", Level.PROVINCE), None, "沈阳日报", None), "沈阳市"),
        (setting_of(None, None, "辽宁日报", None), "辽宁省"),
    ],
)
def test_an_article_is_at_home_where_its_portal_or_source_is(setting: Setting, expected: str) -> None:
    assert setting.home[-1].name == expected


def test_a_national_portal_is_at_home_nowhere() -> None:
    assert setting_of(portal("全国", Level.CENTRAL), "要闻", "新华社", "2021-07-13") == Setting((), 2021)


def test_a_long_sentence_is_cut_around_its_title() -> None:
    names = "、".join(f"市领导高{a}{b}" for a in "一二三四五六七八九十" for b in "甲乙丙丁戊己庚")
    [*_, last] = officials_of(f"{names}，沈阳市公安局局长林向前出席。", Setting()).holdings
    assert len(last.sentence) < 260
    assert last.sentence.startswith("…")
    assert "沈阳市公安局局长林向前" in last.sentence


def test_nobody_is_an_official_twice() -> None:
    assert officials_of("市委书记高岩讲话。高岩强调。", Setting()).names == ("高岩",)
