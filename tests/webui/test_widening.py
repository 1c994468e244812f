"""What is offered where nothing is found."""

import pytest
from flask import Flask

from zhengfa.indexer.language.parser import parse
from zhengfa.indexer.query import Query
from zhengfa.webui.widening import ways_of


def offered(app: Flask, text: str) -> list[str]:
    """The texts that are tried in the place of one."""
    with app.test_request_context("/"):
        return [way.query.text for way in ways_of(Query(text), parse(text), {}, lambda changed: 1)]


def test_a_phrase_is_offered_as_a_word_among_what_remains_without_a_part(app: Flask) -> None:
    assert offered(app, "会议 “平安建设”") == ['"平安建设"', "会议", "会议 平安建设", '会议 OR "平安建设"']


@pytest.mark.parametrize("phrase", ["来源：", "level:海边", "会议(二", "2021", "2021-07..2022", "title:会议"])
def test_a_phrase_is_not_offered_as_what_would_be_no_word_without_its_marks(app: Flask, phrase: str) -> None:
    texts = offered(app, f"会议 “{phrase}”")
    assert len(texts) == 3
    assert all(parse(text) for text in texts)
