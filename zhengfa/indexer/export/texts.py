"""Formats that are text, made row by row: CSV, JSON Lines, and references."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence

from zhengfa.indexer.export.citations import Citation
from zhengfa.indexer.export.columns import Cell, Column, Exported, cells_of, json_values

BOM = "\ufeff"  # Excel takes a CSV without it for the system's old encoding
SEPARATOR = "; "  # between the items of a list in one cell
# What spreadsheets would take for a formula, in either width (OWASP, CSV injection); ' before it makes text of it.
_FORMULAS = frozenset("=+-@＝＋－＠\t\r\n")

Rows = Iterable[Exported]
ToText = Callable[[Sequence[Column], Rows], str]


def csv_head(columns: Sequence[Column], *, has_bom: bool = True) -> str:
    """The heading line."""
    return (BOM if has_bom else "") + _csv([[column.name for column in columns]])


def to_csv(columns: Sequence[Column], rows: Rows) -> str:
    """Lines by RFC 4180."""
    return _csv([guarded(plain(cell)) for cell in cells_of(columns, row)] for row in rows)


def to_json_lines(columns: Sequence[Column], rows: Rows) -> str:
    """An object a line, nothing changed and nothing left out."""
    values = (json_values(columns, cells_of(columns, row)) for row in rows)
    return "".join(f"{json.dumps(each, ensure_ascii=False)}\n" for each in values)


def cited(to_text: Callable[[Citation], str]) -> ToText:
    """A format of references; what they hold is not chosen by columns."""
    return lambda columns, rows: "".join(to_text(Citation.of(row.stored)) for row in rows)


def plain(cell: Cell) -> str:
    """A cell as text: lists joined, truth values as true and false, the unknown empty."""
    match cell:
        case None:
            return ""
        case tuple():
            return SEPARATOR.join(cell)
        case bool():
            return str(cell).lower()
        case _:
            return str(cell)


def guarded(text: str) -> str:
    """A text that no spreadsheet runs."""
    return f"'{text}" if text[:1] in _FORMULAS and text else text


def _csv(lines: Iterable[Sequence[str]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(lines)
    return out.getvalue()
