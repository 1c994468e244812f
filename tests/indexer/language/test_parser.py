"""What people type, and the tree that comes of it."""

from datetime import date

import pytest

from zhengfa.indexer.language.names import Names, folded_names
from zhengfa.indexer.language.parser import parse
from zhengfa.indexer.language.provinces import PROVINCES
from zhengfa.indexer.language.tree import (
    All,
    Any,
    Dates,
    Near,
    Node,
    Not,
    Pattern,
    Phrase,
    Text,
    TextField,
    Value,
    ValueField,
)

A, B, C = Text("甲"), Text("乙"), Text("丙")
NAMES = Names(
    {
        ValueField.PROVINCE: folded_names(PROVINCES.items()),
        ValueField.PORTAL: folded_names([("ln", ["辽宁长安网"])]),
    }
)


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("", None),
        (" \u3000\t", None),
        ("甲", A),
        ("甲 乙", All((A, B))),
        ("甲\u3000乙\u00a0丙", All((A, B, C))),
        ("甲 AND 乙", All((A, B))),
        ("甲 且 乙", All((A, B))),
        ("甲&&乙", All((A, B))),
        ("甲 OR 乙", Any((A, B))),
        ("甲 或 乙", Any((A, B))),
        ("甲|乙｜丙", Any((A, B, C))),
        ("甲 || 乙", Any((A, B))),
        ("甲 ＯＲ 乙", Any((A, B))),
        ("NOT 甲", Not(A)),
        ("非 甲", Not(A)),
        ("-甲", Not(A)),
        ("甲 －乙", All((A, Not(B)))),
        ("甲 \u2212乙", All((A, Not(B)))),
        ("NOT NOT 甲", Not(Not(A))),
        # AND binds tighter than OR, NOT tighter than both
        ("甲 乙 OR 丙", Any((All((A, B)), C))),
        ("甲 OR NOT 乙 丙", Any((A, All((Not(B), C))))),
        ("(甲 OR 乙) 丙", All((Any((A, B)), C))),
        ("（甲 或 乙） -（丙）", All((Any((A, B)), Not(C)))),
        ("((甲 乙) 丙)", All((A, B, C))),
    ],
)
def test_operators(query: str, tree: Node | None) -> None:
    assert parse(query) == tree


@pytest.mark.parametrize(
    "quoted",
    ['"甲 乙"', "“甲乙”", "＂甲乙＂", "「甲乙」", "『甲乙』", "〝甲乙〞", "“甲乙“", "”甲乙“", "„甲乙“", "﹁甲乙﹂"],
)
def test_quotation_marks_of_every_kind(quoted: str) -> None:
    assert parse(quoted) == Phrase("甲乙")


@pytest.mark.parametrize(
    "text",
    [
        "《条例》",
        "甲：乙",
        "O'Neil",
        "9:30",
        "http://a.cn/b?c".replace("?c", ""),
        "AT&T",
        "——",
        "2021年",
        "(GDP)增长"[5:],
        "12345",
        "甲-乙",
        "a——b",
        "‘甲’",
    ],
)
def test_what_is_no_operator_is_text(text: str) -> None:
    assert isinstance(parse(text), Text)


def test_inside_quotation_marks_everything_is_text() -> None:
    assert parse('"甲 OR 乙? -* 2021 title:x ("') == Phrase("甲or乙?-*2021title:x(")


def test_parentheses_in_a_word_belong_to_it() -> None:
    assert parse("中共中央（扩大）会议") == Text("中共中央(扩大)会议")
    assert parse("(中共中央（扩大）会议 OR 甲)") == Any((Text("中共中央(扩大)会议"), A))


@pytest.mark.parametrize(
    ("typed", "folded"), [("於天敏", "于天敏"), ("ＧＤＰ", "gdp"), ("GDP", "gdp"), ("會議", "会议")]
)
def test_texts_are_folded_and_simplified(typed: str, folded: str) -> None:
    assert parse(typed) == Text(folded)
    assert parse(f"“{typed}”") == Phrase(folded)


@pytest.mark.parametrize("name", ["title", "TITLE", "标题", "標題", "ｔｉｔｌｅ"])
@pytest.mark.parametrize("colon", [":", "：", ": ", "：\u3000"])
def test_fields(name: str, colon: str) -> None:
    assert parse(f"{name}{colon}甲 乙") == All((Text("甲", TextField.TITLE), B))


def test_a_field_covers_a_group() -> None:
    title = TextField.TITLE
    grouped = parse("标题:(甲 OR “乙” -丙 2021 张?清)")
    last = All((Phrase("乙", title), Not(Text("丙", title)), Text("2021", title), Pattern("张?清", title)))
    assert grouped == Any((Text("甲", title), last))
    assert parse("title:(甲 near/3 乙)") == Near(A, B, 3, title)


def test_values_are_what_they_are_called() -> None:
    for typed in ("辽宁", "遼寧省", "liaoning", '"辽宁省"'):
        assert parse(f"省:{typed}", NAMES) == Value(ValueField.PROVINCE, "辽宁")
    assert parse("portal:(ln OR 辽宁长安网)", NAMES) == Any((Value(ValueField.PORTAL, "ln"),) * 2)
    assert parse("kind:会议") == Value(ValueField.KIND, "会议")


@pytest.mark.parametrize(
    ("query", "first", "last"),
    [
        ("2021", "2021-01-01", "2021-12-31"),
        ("２０２１", "2021-01-01", "2021-12-31"),
        ("2021-2", "2021-02-01", "2021-02-28"),
        ("2020/02", "2020-02-01", "2020-02-29"),
        ("2021.7.3", "2021-07-03", "2021-07-03"),
        ("2021-07..2022-02", "2021-07-01", "2022-02-28"),
        ("2021…2022", "2021-01-01", "2022-12-31"),
        ("2021..", "2021-01-01", None),
        ("..2021-07", None, "2021-07-31"),
        ("from:2021-07", "2021-07-01", None),
        ("起：2021年7月", "2021-07-01", None),
        ("to:2021", None, "2021-12-31"),
        ("date:2021年7月13日", "2021-07-13", "2021-07-13"),
        ("日期:2021..2022", "2021-01-01", "2022-12-31"),
    ],
)
def test_dates(query: str, first: str | None, last: str | None) -> None:
    days = [date.fromisoformat(day) if day else None for day in (first, last)]
    assert parse(query) == Dates(*days)


def test_near() -> None:
    assert parse("甲 near/5 乙") == parse("甲 ＮＥＡＲ／５ 乙") == parse("甲 近/5 乙") == Near(A, B, 5)
    assert parse("NOT “甲” near/0 张?清") == Not(Near(Phrase("甲"), Pattern("张?清"), 0))
    assert parse("2021 near/5 乙") == Near(Text("2021"), B, 5)


@pytest.mark.parametrize(
    ("typed", "text"),
    [("张?清", "张?清"), ("張？清", "张?清"), ("政法*", "政法*"), ("习*思想", "习*思想"), ("张国？", "张国?")],
)
def test_patterns(typed: str, text: str) -> None:
    assert parse(typed) == Pattern(text)


@pytest.mark.parametrize("question", ["为什么？", "他是谁？", "教育整顿怎样推进？", "平安建设再提升？"])
def test_the_mark_of_a_question_is_no_wildcard(question: str) -> None:
    assert parse(question) == Text(question.replace("？", "?"))
