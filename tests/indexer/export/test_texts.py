"""CSV and JSON Lines, read back by what their users read them with."""

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from tests.indexer.export.articles import WHOLE, exported
from zhengfa.indexer.export.columns import Exported, cells_of, choose_columns, json_values
from zhengfa.indexer.export.texts import BOM, csv_head, guarded, plain, to_csv, to_json_lines

ALL = choose_columns(["all"])


def read_csv(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def test_a_csv_begins_with_a_mark_for_excel_and_its_headings() -> None:
    head = csv_head(choose_columns(["headline", "authors"]))
    assert head == f"{BOM}headline,authors\r\n"
    assert csv_head(choose_columns(["headline"]), has_bom=False) == "headline\r\n"


def test_a_line_of_csv() -> None:
    wanted = ("headline", "kicker", "authors", "posts", "is_repaired", "published_at", "revision", "text")
    columns = choose_columns(wanted)
    [line] = read_csv(to_csv(columns, [WHOLE]))
    assert line == [
        *("全省会议召开", "", "张三; 李四", "高岩：青河市委书记; 高岩：青河市市长", "true"),
        *("2021-07-13T09:56+08:00", "2", "第一段。\n第二段。"),
    ]


def test_what_spreadsheets_would_run_is_made_text() -> None:
    for text in ("=1+1", "+1", "-1", "@A1", "＝1", "＋1", "－1", "＠A", "\t=1", "\r=1"):
        assert guarded(text) == f"'{text}"
    for text in ("", "1=1", "全省", "a@b"):
        assert guarded(text) == text


@given(st.lists(exported(), max_size=4))
def test_csv_gives_back_every_cell_whatever_it_holds(rows: list[Exported]) -> None:
    text = to_csv(ALL, rows)
    read = read_csv(text)
    assert read == [[guarded(plain(cell)) for cell in cells_of(ALL, row)] for row in rows]
    assert not any(cell[:1] in tuple("=+-@＝＋－＠\t\r\n") for line in read for cell in line if cell)
    assert text.encode().decode() == text


@given(st.lists(exported(), max_size=4))
def test_json_lines_give_back_everything_as_it_is(rows: list[Exported]) -> None:
    lines = to_json_lines(ALL, rows).split("\n")
    assert lines.pop() == ""
    for line, row in zip(lines, rows, strict=True):
        read = json.loads(line)
        expected = json_values(ALL, cells_of(ALL, row))
        assert read == {name: list(v) if isinstance(v, tuple) else v for name, v in expected.items()}
