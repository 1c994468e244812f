import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengfa.archive.content import Byline
from zhengfa.crawler.extraction.authors import authors
from zhengfa.crawler.extraction.byline import Surroundings, editors, sources
from zhengfa.crawler.extraction.head import Head


def read(*lines: str, tail: tuple[str, ...] = (), head: Head | None = None) -> Byline:
    where = Surroundings(lines, tail, head or Head())
    source, editor = next(sources(where), None), next(editors(where), None)
    people = next(authors([*lines, *tail], ()), None)
    return Byline(source.value if source else None, people.value if people else (), editor.value if editor else None)


@pytest.mark.parametrize(
    "line",
    [
        "来源：某省日报",
        "發(fā)布時(shí)間:2021-07-13 來(lái)源:某省日报 | 作者:",
        "2021-08-19 09:40:53来源:某省日报编辑:王芳",
        "来源:某省日报2022-05-20 19:30",
        "2021-10-20 14:39    来源:某省日报     字号:    点击数:3 次",
        "2021年07月14日 09:12　来源：某省日报参与互动",
        "来源：某省日报记者 王芳",
        "【来源：某省日报】 【录入时间：14-01-09】",
        "来源：[ 某省日报 ]",
        "2008年01月23日02:03 某省日报",
        "来源：某省日报(某市)",
        "来源：某省日报 王芳",
        "来源 | 某省日报",
        "来源∶某省日报",
        "本文来源：某省日报",
        "2021-07-13 09:23  发布:某省日报  责任编辑:王芳",
        "发布机构：某市司法局 来源：某省日报",
        "本文来源于某省日报 2021-07-13 09:36:26",
    ],
)
def test_the_source_is_read_from_the_byline(line: str) -> None:
    assert read(line).source == "某省日报"


@pytest.mark.parametrize("line", ["来源: 作者:", "来源：admin", "数据来源:省公安厅", "来源：未知", "2021-07-13 10:00"])
def test_no_source_is_invented(line: str) -> None:
    assert read(line).source is None


def test_the_standards_tag_is_surer_than_the_byline_and_the_byline_than_other_tags() -> None:
    assert read("来源：省报", head=Head(meta={"contentsource": "某省日报"})).source == "某省日报"
    assert read("来源：某省日报", head=Head(meta={"source": "别的网"})).source == "某省日报"
    assert read("无", head=Head(meta={"source": "某省日报"})).source == "某省日报"


@pytest.mark.parametrize(
    "name", ["某市公安局", "省委政法委", "市人大", "县委政法委", "本站", "《某某》新闻周刊", "某某人民網-某省頻道"]
)
def test_offices_and_channels_are_sources_as_printed(name: str) -> None:
    assert read(f"2021-07-13 来源：{name}  字号：").source == name


def test_a_value_may_stand_on_the_line_below_its_label() -> None:
    found = read("来源：", "某省日报", "责任编辑：", "王芳")
    assert (found.source, found.editor) == ("某省日报", "王芳")
    assert read("来源：", "字号", "责任编辑：", "打印") == Byline()


def test_the_office_that_published_is_the_source_where_no_other_is_credited() -> None:
    assert read("发布单位：某市司法局", tail=("稿件来源：某省日报",)).source == "某省日报"
    assert read("发布单位：某市司法局").source == "某市司法局"


def test_a_wechat_page_names_its_account_in_a_script() -> None:
    html = """<script>var nickname = htmlDecode("平安某市");</script>"""
    assert read("王芳 2021-07-13", head=Head(html=html)).source == "平安某市"


def test_an_outlet_may_stand_on_the_line_beside_the_date() -> None:
    assert read("2021-07-13 09:56", "某某客户端").source == "某某客户端"
    assert read("2021-07-13 09:56", "关注某某网").source is None


@pytest.mark.parametrize(
    ("line", "editor"),
    [
        ("责任编辑：王芳", "王芳"),
        ("（責任編輯：王芳）", "王芳"),
        ("[责任编辑：王芳 PX209] 标签：要闻", "王芳"),
        ("编辑/王芳", "王芳"),
        ("编辑丨王小宁 李芳 审核丨黄艳", "王小宁 李芳"),
        ("责编：王芳、李明", "王芳、李明"),
        ("责任编辑：王芳_NB01", "王芳"),
        ("责任编辑：NF041", "NF041"),
        ("责任编辑:徐 超", "徐 超"),
        ("责任编辑：徐　超", "徐 超"),
        ("编辑 | 王芳 审核 | 李明", "王芳"),
        ("责编丨王芳 编辑丨李明", "王芳"),
        ("编辑:李明责编:王芳", "王芳"),
        ("责任编辑 王芳", "王芳"),
        ("编辑 王芳 ｜ 排版 李明", "王芳"),
        ("某报记者 李明 编辑 王芳 校对 张三", "王芳"),
        ("某某编辑 王芳", "王芳"),
        ("编辑/排版：王芳", "王芳"),
        ("编辑、校对 | 王芳 审核 | 李明", "王芳"),
        ("实习编辑：李明责任编辑：王芳", "王芳"),
        ("编辑:某市人民检察院管理员 来源:某市人民检察院", "某市人民检察院管理员"),
        ("编辑:张三责编:王芳", "王芳"),
        ("责任编辑：王芳2024-08-10 09:02", "王芳"),
    ],
)
def test_the_editor_signs_behind_the_text(line: str, editor: str) -> None:
    assert read(tail=(line,)).editor == editor


@pytest.mark.parametrize(
    "line",
    [
        "责任编辑：",
        "编辑部：这是一个很长很长的说明文字不是名字",
        "美术编辑：王芳",
        "初审：王芳 终审：李明",
        "编辑部 王芳",
        "编辑 出版",
    ],
)
def test_no_editor_is_invented(line: str) -> None:
    assert read(tail=(line,)).editor is None


def test_a_papers_own_credit_comes_before_the_platforms_editor() -> None:
    assert read(tail=("编辑/王芳", "责任编辑：李明_NN1")).editor == "王芳"
    assert read(tail=("编辑：王芳", "责任编辑：李明_NN1")).editor == "李明"


@given(st.lists(st.text(alphabet="来源编辑责任:：/丨 王芳某省日报2021-07-13()（）_|")))
def test_what_is_read_is_part_of_what_is_printed(lines: list[str]) -> None:
    byline = read(*lines, tail=tuple(lines))
    for value in filter(None, (byline.source, byline.editor)):
        assert value
        assert any(value in " ".join(line.split()) for line in lines)


def test_the_operators_meta_tag_is_not_believed() -> None:
    assert read("来源：省报", head=Head(meta={"author": "王芳"})).authors == ()
