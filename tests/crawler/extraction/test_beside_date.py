import pytest

from zhengfa.crawler.extraction.beside_date import names_beside, outlets_beside


def outlet(*lines: str) -> str | None:
    return next(outlets_beside(lines), None)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("某省日报2021-07-13 17:36:42", "某省日报"),
        ("http://www.example.cn 2021年07月13日02:03 某某晚报", "某某晚报"),
        ("某法制报 2021-07-13 21:54 大字", "某法制报"),
        ("2021-07-13   某县零距离", "某县零距离"),
        ("2021-07-13 09:56 平安某市", "平安某市"),
        ("2021-07-13 某市公安局", "某市公安局"),
        ("2021-07-13 09:56 | 省委政法委 | 浏览", "省委政法委"),
        ("2021-07-13 《某某周刊》", "《某某周刊》"),
        ("本文来源于某统计局 2021-07-13 09:36:26", "某统计局"),
    ],
)
def test_an_outlet_or_office_stands_on_the_dates_line(line: str, expected: str) -> None:
    assert outlet(line) == expected


@pytest.mark.parametrize(
    "line",
    ["2021-07-13 平安建设", "2021-07-13 警情通报", "2021-07-13 权威发布", "2021-07-13 要闻", "2021-07-13 数字报"],
)
def test_columns_are_no_outlets(line: str) -> None:
    assert outlet(line) is None


def test_a_neighbouring_line_must_be_an_outlets_name_alone() -> None:
    assert outlet("某省日报", "2021-07-13 09:56") == "某省日报"
    assert outlet("王芳/某省日报", "2021-07-13 09:56") == "某省日报"
    assert outlet("省委政法", "2021-07-13 09:56") is None
    assert outlet("本文来源于网友上传", "会议召开") is None


def test_names_need_an_outlet_on_their_line() -> None:
    assert names_beside(["2021-07-13 某省日报 王芳"]) == ("王芳",)
    assert names_beside(["2021-07-13 王芳"]) == ()
