"""XLSX: every cell a string, a sheet for each million rows, and one that tells of the export."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from zhengfa.indexer.export.columns import Column, Exported, cells_of
from zhengfa.indexer.export.texts import plain

ROWS = 1_000_000  # of articles in a sheet, which holds 1,048,576 lines
LONGEST = 32_767  # characters of a cell as Excel counts them: UTF-16 units
SHEET, MANIFEST_SHEET = "文章", "清单"
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")  # that XML 1.0 does not know
_LINE_ENDS = re.compile("\r\n?")
_WIDTHS = {"headline": 60, "url": 40, "text": 80, "published_text": 80}
_WIDTH = 16  # characters, of any other column
_OPTIONS = {
    "constant_memory": True,  # rows go to disk as they come
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}


class Workbook:
    """An XLSX file that is written row by row."""

    def __init__(self, path: Path, columns: Sequence[Column]) -> None:
        self.cut = 0  # cells that Excel could not hold whole
        self._columns = columns
        self._book = xlsxwriter.Workbook(str(path), _OPTIONS)
        self._bold = self._book.add_format({"bold": True})
        self._sheets = 0
        self._row = 0
        self._sheet = self._next_sheet()

    def add(self, rows: Iterable[Exported]) -> None:
        """Write articles."""
        for row in rows:
            if self._row > ROWS:
                self._sheet = self._next_sheet()
            for at, cell in enumerate(cells_of(self._columns, row)):
                if text := plain(cell):
                    self._sheet.write_string(self._row, at, self._fitting(text))
            self._row += 1

    def abandon(self) -> None:
        """Let go of what is open."""
        self._book.close()

    def finish(self, manifest: Mapping[str, Any]) -> None:
        """Add what is told of the export, and finish the file."""
        sheet = self._book.add_worksheet(MANIFEST_SHEET)
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, 100)
        for at, (name, value) in enumerate(_lines({**manifest, "cut_cells": self.cut})):
            sheet.write_string(at, 0, name, self._bold)
            sheet.write_string(at, 1, self._fitting(value))
        self._book.close()

    def _next_sheet(self) -> Any:
        self._sheets += 1
        sheet = self._book.add_worksheet(SHEET if self._sheets == 1 else f"{SHEET} {self._sheets}")
        sheet.freeze_panes(1, 0)
        for at, column in enumerate(self._columns):
            sheet.set_column(at, at, _WIDTHS.get(column.name, _WIDTH))
            sheet.write_string(0, at, column.name, self._bold)
        self._row = 1
        return sheet

    def _fitting(self, text: str) -> str:
        text = _CONTROLS.sub("\ufffd", _LINE_ENDS.sub("\n", text))
        size = len(text.encode("utf-16-le")) // 2
        if size <= LONGEST:
            return text
        self.cut += 1
        mark = f"…〔截断：全文 {len(text)} 字，见 CSV 或 JSON Lines〕"
        return text.encode("utf-16-le")[: 2 * (LONGEST - len(mark))].decode("utf-16-le", "ignore") + mark


def _lines(manifest: Mapping[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    """A line for each value, those within others by both names."""
    lines = list[tuple[str, str]]()
    for name, value in manifest.items():
        if isinstance(value, Mapping):
            lines += _lines(value, f"{prefix}{name}.")
        else:
            items = ", ".join(map(str, value)) if isinstance(value, list | tuple) else value
            lines.append((f"{prefix}{name}", "" if items is None else str(items)))
    return lines
