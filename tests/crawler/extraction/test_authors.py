import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengfa.crawler.extraction.authors import authors
from zhengfa.crawler.extraction.lines import clean

TEXT = "会议传达学习了有关精神，听取了工作情况汇报，研究部署了下一步工作。"


def read(byline: list[str], paragraphs: list[str]) -> tuple[str, ...]:
    return next((found.value for found in authors(byline, paragraphs)), ())


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("来源：省报 作者：王芳", ("王芳",)),
        ("作者：王芳、李小明 编辑：张三", ("王芳", "李小明")),
        ("作者:駐省委政法委首席記者 王國(guó)軍 | 時(shí)間: 2021-07-13", ("駐省委政法委首席記者 王國(guó)軍",)),
        ("作者：医药党支部", ("医药党支部",)),
        ("作者：努尔·白克力", ("努尔·白克力",)),
        ("□ 本报记者 王 芳 李小明", ("本报记者 王 芳", "李小明")),
        ("文/王芳", ("王芳",)),
        ("作者：王芳 文 李明 图", ("王芳",)),
        ("作者：文/王芳 图/李明", ("王芳",)),
        ("作者：王芳 文/图", ("王芳",)),
        ("作者：王芳/文 李明/图", ("王芳",)),
        ("作者：王芳 核稿：李明", ("王芳",)),
        ("（撰稿:王芳 审核:李明）", ("王芳",)),
        ("作者：[王芳]", ("王芳",)),
        ("文、图/某报记者 王芳", ("某报记者 王芳",)),
        ("（来源：某报观察 记者：王芳）", ("记者：王芳",)),
        ("作者：王芳2024-08-10 09:02:00", ("王芳",)),
        ("作者：王芳 发布于 2024-08-10", ("王芳",)),
        ("記者王小明／台北報導 2021-07-14 09:12", ("記者王小明",)),
        ("作者：王芳（某大学教授）", ("王芳",)),
        ("作者：王芳，某大学教授", ("王芳",)),
        ("作者：某大学教授 王芳", ("某大学教授 王芳",)),
        ("作者：某研究中心主任、博士生导师王芳", ("某研究中心主任、博士生导师王芳",)),
        ("作者：徐　超", ("徐　超",)),
        ("作者：王芳&李明", ("王芳", "李明")),
        ("供稿人：王芳", ("王芳",)),
        ("供稿：某市公安局宣传处", ("某市公安局宣传处",)),
        ("（作者：某某政法新闻联合编辑部）", ("某某政法新闻联合编辑部",)),
    ],
)
def test_the_byline_names_the_authors(line: str, expected: tuple[str, ...]) -> None:
    assert read([line], [TEXT]) == expected


def test_all_who_sign_one_below_the_other_are_authors() -> None:
    signed = ["□ 某报记者 王芳", "□ 本报通讯员 李明", TEXT, "记者 张小三"]
    assert read([], signed) == ("某报记者 王芳", "本报通讯员 李明")
    assert read(["文/王芳", "记者 李明"], [TEXT]) == ("王芳", "记者 李明")
    assert read(["文/王芳"], ["文/王芳", TEXT]) == ("王芳",)


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (f"本报讯（记者 王芳）{TEXT}", ("记者 王芳",)),
        (f"新华社某地5月9日电（记者王芳、李文乐）{TEXT}", ("记者王芳", "李文乐")),
        (f"某某日报讯 (记者周小江、通讯员张芙)近日，{TEXT}", ("记者周小江", "通讯员张芙")),
        (f"本报讯 记者王小军报道 {TEXT}", ("记者王小军",)),
        (f"{TEXT}(记者 魏芳 米小哲 于春)", ("记者 魏芳", "米小哲", "于春")),
        (f"{TEXT}（王芳 李小明）", ("王芳", "李小明")),
        (f"{TEXT}（文/图 王芳）", ("王芳",)),
        (f"本报讯(王芳 李明 张小三)近日，{TEXT}", ("王芳", "李明", "张小三")),
        (f"中新网某地7月13日电 (王芳、李明){TEXT}", ("王芳", "李明")),
        (f"本报某地12月9日讯(记者 次仁央金){TEXT}", ("记者 次仁央金",)),
        (f"某某融媒讯(记者王小芳巴合提报道){TEXT}", ("记者王小芳巴合提",)),
        (f"某网讯 据某报报道(某客户端·某报记者 王芳){TEXT}", ("某客户端·某报记者 王芳",)),
        (f"本报讯（王芳 李明 文/图）{TEXT}", ("王芳", "李明")),
        (f"{TEXT}(某市日报 记者王芳)", ("某市日报 记者王芳",)),
        (f"{TEXT}(记者王芳 见习记者李明)", ("记者王芳", "见习记者李明")),
        (f"{TEXT}（记者 王芳 文 李明 摄）", ("记者 王芳",)),
        (f"【文/某网 王小芳】{TEXT}", ("王小芳",)),
        (f"【記者王小明台北報導】{TEXT}", ("記者王小明",)),
        (f"某报全媒体记者 王芳 报道：{TEXT}", ("某报全媒体记者 王芳",)),
        (f"{TEXT}（某县警方 王芳 李明）", ("王芳", "李明")),
        (f"{TEXT}（本报记者 王芳 李明 江苏报道）", ("本报记者 王芳", "李明")),
        (f"{TEXT}（记者王芳上海报道）", ("记者王芳",)),
        (f"{TEXT}（王芳 通讯员李明）", ("王芳", "通讯员李明")),
        (f"{TEXT}（某县法院 王芳 李明）", ("王芳", "李明")),
        (f"{TEXT}（王芳 某县检察院）", ("王芳",)),
        (f"{TEXT}（作者：王芳，某大学教授）", ("王芳",)),
        (f"{TEXT}(某办公室 供稿 某编辑部 摄影)", ("某办公室",)),
        (f"{TEXT}（徐　超）", ("徐　超",)),
    ],
)
def test_the_text_names_the_authors(paragraph: str, expected: tuple[str, ...]) -> None:
    assert read([], [paragraph]) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("记者/王芳", ("记者/王芳",)),
        ("文｜王芳", ("王芳",)),
        ("文 | 王芳 图 | 李明", ("王芳",)),
        ("文/本报记者 王芳 图/李明", ("本报记者 王芳",)),
        ("文\\\\记者王芳", ("记者王芳",)),
        ("记者：王芳 通讯员：李明", ("记者：王芳", "通讯员：李明")),
        ("来源：省报 记者：王芳 编辑：李明", ("王芳",)),
        ("采写：王芳 实习生 李明", ("王芳", "实习生 李明")),
        ("撰文/阿明", ("阿明",)),
        ("执笔/阿明、小胡&大熊猫", ("阿明", "小胡", "大熊猫")),
        ("某某网某某频道 记者 王芳 李明", ("某某网某某频道 记者 王芳", "李明")),
        ("本报记者王芳李明发自北京", ("本报记者王芳李明",)),
        ("本报记者 王芳 通讯员 李明 文/图", ("本报记者 王芳", "通讯员 李明")),
        ("◎ 某省日报记者 王芳 □ 某省日报通讯员 李明", ("某省日报记者 王芳", "某省日报通讯员 李明")),
        ("某报记者 王芳 编辑 李明 校对 张三", ("某报记者 王芳",)),
        ("某某记者：王芳 某某编辑：李明", ("某某记者：王芳",)),
        ("记者 王芳/文 李明/图", ("记者 王芳",)),
        ("□ 王芳", ("王芳",)),
        ("总台记者 王芳", ("总台记者 王芳",)),
    ],
)
def test_a_line_of_its_own_signs(line: str, expected: tuple[str, ...]) -> None:
    assert read([], [TEXT, line]) == expected


def test_the_name_may_stand_on_the_line_below_its_label() -> None:
    assert read(["作者：", "王芳"], [TEXT]) == ("王芳",)
    assert read(["作者：", "浏览"], [TEXT]) == ()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2021-07-13 08:10 来源：某某新闻网 王芳", ("王芳",)),
        ("某网 2021年7月13日08:19 [ 王芳 ] 来源：[ 某省日报 ]", ("王芳",)),
        ("某省日报 王芳 李明 2021-07-13 09:56", ("王芳", "李明")),
        ("王芳/某省日报", ("王芳",)),
        ("王芳、李明/某省日报", ("王芳", "李明")),
    ],
)
def test_names_stand_beside_the_outlet(line: str, expected: tuple[str, ...]) -> None:
    assert read([line], [TEXT]) == expected


@pytest.mark.parametrize(
    "line",
    [
        "2021-07-13 09:56 来源：某省日报 江苏",
        "2021-07-13 09:56 来源：某省日报 时政",
        "2021-07-13 09:56 来源：某某网 高新区",
        "2021-07-13 王芳",
        "2021-07-13 来源：某省日报 责任编辑：王芳",
        "审核：王芳 校对：李明",
        "摄影：王芳",
        "某社记者 王芳 摄",
        "本报记者获悉",
        "记者手记",
        "王芳主任/某省日报",
    ],
)
def test_other_words_near_the_headline_name_nobody(line: str) -> None:
    assert read([line], [TEXT]) == ()


@pytest.mark.parametrize(
    "line",
    [
        "作者：佚名",
        "作者: admin 来源：省报",
        "作者：本站",
        "作者：",
        "作者: -标准+",
        "记者：您怎么看这件事？",
        "作者： 打印 关闭",
        "作者：网友",
        "作者：fzb01",
        "作者：某市要闻",
        "供稿人:admin",
        "撰稿：小编",
        "作者:佚名来源:发布日期:2021-07-13",
    ],
)
def test_nobody_is_no_author(line: str) -> None:
    assert read([line], [TEXT]) == ()


# What closes a text in brackets and is nobody's signature.
NO_SIGNATURES = """
    完 据新华社 全文完 江苏 王某 张某、李某均为化名 责任编辑：王芳 作者单位：某院 记者手记
    记者\u3000整理 记者根据录音整理 本报评论员 来源：省报 本报评论员文章 科技特派员制度 通讯员培训班 实习生管理办法
"""


@pytest.mark.parametrize("words", [words for words in re.split("[ \\n]+", NO_SIGNATURES) if words])
def test_other_brackets_name_nobody(words: str) -> None:
    assert read([], [f"{TEXT}（{words.strip()}）"]) == ()


@pytest.mark.parametrize("paragraph", [f"记者从会议上获悉，{TEXT}", "（详见第二版）", f"群众来电（王芳）{TEXT}"])
def test_other_words_name_nobody(paragraph: str) -> None:
    assert read([], [paragraph]) == ()


@given(st.text(alphabet="记者王芳李明（）()、 /讯报网：作文某\u3000\n"))
def test_no_text_raises_and_authors_are_parts_of_it(text: str) -> None:
    for found in authors([text], [TEXT, text]):
        assert found.value
        assert all(author and author in clean(text) for author in found.value)
