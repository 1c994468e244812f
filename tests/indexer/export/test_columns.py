import pytest

from tests.indexer.export.articles import EVIDENCE, STORED, WHOLE
from zhengfa.archive.errors import InputError
from zhengfa.indexer.export.columns import COLUMNS, Exported, cells_of, choose_columns


def names(*wanted: str, has_text: bool = False) -> list[str]:
    return [column.name for column in choose_columns(wanted, has_text=has_text)]


def test_columns_come_as_they_are_asked_for_each_once() -> None:
    assert names("url", " headline ", "url") == ["url", "headline"]
    assert names() == names("default") == [column.name for column in COLUMNS if column.is_default]
    assert names("all") == [column.name for column in COLUMNS]
    assert names("text", "default")[:2] == ["text", "article_id"]


def test_texts_are_a_column_more_and_only_if_asked_for() -> None:
    assert "text" not in names()
    assert names("url", has_text=True) == ["url", "text"]


def test_an_unknown_column_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(InputError, match="unknown column 'title'; known: default, all, article_id, headline"):
        names("url", "title")


def test_every_column_has_cells_of_its_kind() -> None:
    for column, cell in zip(COLUMNS, cells_of(COLUMNS, WHOLE), strict=True):
        assert cell is None or isinstance(cell, column.kind), column.name
        if column.is_evidence:
            assert cell == getattr(EVIDENCE, column.name)


def test_what_the_archive_no_longer_has_is_left_empty() -> None:
    proved = [column for column in COLUMNS if column.is_evidence]
    assert set(cells_of(proved, Exported(STORED))) == {None}
