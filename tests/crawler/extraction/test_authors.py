import pytest

from zhengfa.crawler.extraction.authors import authors
from zhengfa.crawler.extraction.people import bare_names

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
    ],
)
def test_the_byline_names_the_authors(line: str, expected: tuple[str, ...]) -> None:
    assert read([line], [TEXT]) == expected


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
    ],
)
def test_the_text_names_the_authors(paragraph: str, expected: tuple[str, ...]) -> None:
    assert read([], [paragraph]) == expected


@pytest.mark.parametrize(
    "line", ["作者：佚名", "作者: admin 来源：省报", "作者：本站", "作者：", "作者: -标准+", "记者：您怎么看这件事？"]
)
def test_nobody_is_no_author(line: str) -> None:
    assert read([line], [TEXT]) == ()


@pytest.mark.parametrize(
    "paragraph", [f"{TEXT}（完）", f"{TEXT}（据新华社）", f"记者从会议上获悉，{TEXT}", "（详见第二版）"]
)
def test_other_brackets_name_nobody(paragraph: str) -> None:
    assert read([], [paragraph]) == ()


def test_roles_can_be_taken_off() -> None:
    assert bare_names(("本报记者 王 芳", "李小明", "记者周小江")) == ("王芳", "李小明", "周小江")
