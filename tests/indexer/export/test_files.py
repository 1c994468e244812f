"""XLSX and Parquet, read back by openpyxl and pyarrow."""

import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import openpyxl
import pyarrow.parquet as pq
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.indexer.export.articles import STORED, WHOLE, exported
from zhengfa.indexer.export import workbook
from zhengfa.indexer.export.columns import Exported, cells_of, choose_columns
from zhengfa.indexer.export.parquet import KEY, ParquetFile
from zhengfa.indexer.export.texts import plain
from zhengfa.indexer.export.workbook import LONGEST, MANIFEST_SHEET, Workbook

ALL = choose_columns(["all"])
MANIFEST = {"query": "政法", "filters": {"year": ["2021", "2022"]}, "rows_written": 1, "cut": None}
EXAMPLES = settings(max_examples=30)  # each writes a file


def write_xlsx(path: Path, rows: list[Exported]) -> int:
    book = Workbook(path, ALL)
    book.add(rows)
    book.finish(MANIFEST)
    return book.cut


def read_xlsx(path: Path) -> dict[str, list[list[str | None]]]:
    book = openpyxl.load_workbook(path, read_only=True)
    # openpyxl leaves to its users what a file escapes that looks like an escape.
    read = {
        sheet.title: [[unescaped(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        for sheet in book.worksheets
    }
    book.close()
    return read


def unescaped(cell: object) -> str | None:
    return re.sub("_x005F_(?=x[0-9A-Fa-f]{4}_)", "_", str(cell)) if cell else None


def of_xml(text: str) -> str | None:
    """A text as XML 1.0 lets it through: line ends are one character, and control characters none that it knows."""
    known = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]", "\ufffd", text)
    return re.sub("\r\n?", "\n", known) or None


def test_a_sheet_has_headings_and_articles_and_another_tells_of_the_export(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "a.xlsx", [WHOLE])
    sheets = read_xlsx(tmp_path / "a.xlsx")
    assert list(sheets) == ["文章", MANIFEST_SHEET]
    assert sheets["文章"][0] == [column.name for column in ALL]
    assert sheets["文章"][1] == [of_xml(plain(cell)) for cell in cells_of(ALL, WHOLE)]
    assert sheets[MANIFEST_SHEET] == [
        ["query", "政法"],
        ["filters.year", "2021, 2022"],
        ["rows_written", "1"],
        ["cut", None],
        ["cut_cells", "0"],
    ]


def test_every_cell_is_a_string_and_none_a_formula(tmp_path: Path) -> None:
    stored = {name: getattr(STORED, name) for name in STORED.__slots__} | {"headline": "=1+1", "source": "123"}
    write_xlsx(tmp_path / "a.xlsx", [Exported(type(STORED)(**stored))])
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    kinds = {cell.data_type for row in book["文章"].iter_rows() for cell in row if cell.value is not None}
    assert kinds <= {"s", "inlineStr"}
    assert {"=1+1", "123"} <= {cell.value for cell in book["文章"][2]}


def test_a_sheet_that_is_full_is_followed_by_another(tmp_path: Path) -> None:
    with patch.object(workbook, "ROWS", 3):
        write_xlsx(tmp_path / "a.xlsx", [WHOLE] * 7)
    sheets = read_xlsx(tmp_path / "a.xlsx")
    assert [(name, len(rows)) for name, rows in sheets.items()][:3] == [("文章", 4), ("文章 2", 4), ("文章 3", 2)]
    assert {tuple(rows[0]) for name, rows in sheets.items() if name != MANIFEST_SHEET} == {tuple(c.name for c in ALL)}


def test_a_text_too_long_for_a_cell_is_cut_marked_and_counted(tmp_path: Path) -> None:
    stored = {name: getattr(STORED, name) for name in STORED.__slots__}
    texts = ("政" * 40_000, "𠮷" * 16_384, "政" * LONGEST)
    long = [Exported(type(STORED)(**stored | {"body": text})) for text in texts]
    assert write_xlsx(tmp_path / "a.xlsx", long) == 2
    sheets = read_xlsx(tmp_path / "a.xlsx")
    at = [column.name for column in ALL].index("text")
    cut, of_pairs, whole = (row[at] or "" for row in sheets["文章"][1:])
    assert cut.endswith("…〔截断：全文 40000 字，见 CSV 或 JSON Lines〕")
    assert [len(text.encode("utf-16-le")) // 2 <= LONGEST for text in (cut, of_pairs)] == [True, True]
    assert whole == "政" * LONGEST
    assert sheets[MANIFEST_SHEET][-1] == ["cut_cells", "2"]


@EXAMPLES
@given(st.lists(exported(), max_size=3))
def test_xlsx_gives_back_every_cell_whatever_it_holds(rows: list[Exported]) -> None:
    with TemporaryDirectory() as folder:
        write_xlsx(Path(folder) / "a.xlsx", rows)
        read = read_xlsx(Path(folder) / "a.xlsx")["文章"]
    for line, row in zip(read[1:], rows, strict=True):
        expected = [of_xml(plain(cell)) for cell in cells_of(ALL, row)]
        assert line + [None] * (len(ALL) - len(line)) == expected


@EXAMPLES
@given(st.lists(exported(), max_size=3))
def test_parquet_gives_back_every_cell_as_it_is(rows: list[Exported]) -> None:
    with TemporaryDirectory() as folder:
        file = ParquetFile(Path(folder) / "a.parquet", ALL)
        file.add(rows)
        file.finish(MANIFEST)
        table = pq.read_table(Path(folder) / "a.parquet")
        metadata = pq.read_metadata(Path(folder) / "a.parquet").metadata
    assert table.column_names == [column.name for column in ALL]
    assert json.loads(metadata[KEY.encode()]) == MANIFEST
    read = [tuple(row[name] for name in table.column_names) for row in table.to_pylist()]
    assert read == [tuple(list(c) if isinstance(c, tuple) else c for c in cells_of(ALL, row)) for row in rows]
