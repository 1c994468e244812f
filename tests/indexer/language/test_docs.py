"""The page on the query language says what is so."""

import re
from pathlib import Path

import pytest

from zhengfa.indexer.language.fields import FIELD_NAMES, DateField
from zhengfa.indexer.language.parser import parse

PAGE = (Path(__file__).parents[3] / "docs/query-language.md").read_text("utf-8")
EXAMPLES = [
    example.replace("\\|", "|")
    for row in re.findall(r"^\| (`[^|]*(?:\\\|[^|]*)*) \|", PAGE, re.MULTILINE)
    for example in re.findall("`([^`]+)`", row)
    if not example.endswith(":")
]


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 30


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_can_be_read(example: str) -> None:
    assert parse(example)


@pytest.mark.parametrize("field", FIELD_NAMES)
def test_every_field_is_documented_by_all_its_names(field: DateField) -> None:
    assert f"| `{field}:` | {', '.join(FIELD_NAMES[field])} |" in PAGE
