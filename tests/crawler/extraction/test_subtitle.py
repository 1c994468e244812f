import pytest

from tests.crawler.extraction.pages import HEADLINE, PARAGRAPHS, TEXT, article_page
from zhengfa.archive.content import Content, Origin, Provenance
from zhengfa.crawler.extraction.article import extract

SUBTITLE = "——某市政法机关服务群众纪实"


def content(**parts: str) -> Content:
    found = extract(article_page(**parts).encode(), "http://a.example/1.html").content
    assert found is not None
    return found


@pytest.mark.parametrize("line", [SUBTITLE, "—某市纪实录", "-- 某市纪实录", "――某市纪实录", "──某市纪实录"])
@pytest.mark.parametrize("form", ["<h2>{}</h2>", "<p align=center>{}</p>"])
def test_a_line_behind_a_dash_below_the_headline_is_its_subtitle(form: str, line: str) -> None:
    found = content(heading=f"<h1>{HEADLINE}</h1>{form.format(line)}")
    assert (found.headline, found.subtitle, found.body) == (HEADLINE, line, PARAGRAPHS)
    assert Origin("subtitle", Provenance.HEADING, "dash below the headline") in found.origins


def test_a_subtitle_below_the_byline_is_no_part_of_the_body() -> None:
    found = content(text=f"<p>{SUBTITLE}</p>{TEXT}", container="div class=TRS_Editor")
    assert (found.subtitle, found.body) == (SUBTITLE, PARAGRAPHS)


@pytest.mark.parametrize(
    "line", ["——", "———————", "-某市纪实录", "——某市召开会议。", f"<a href=/2.html>{SUBTITLE}</a>"]
)
def test_other_lines_are_no_subtitle(line: str) -> None:
    assert content(heading=f"<h1>{HEADLINE}</h1><p>{line}</p>").subtitle is None


def test_a_dash_inside_the_text_is_no_subtitle() -> None:
    quoted = f"<p>{PARAGRAPHS[0]}</p><p>{SUBTITLE}</p><p>{PARAGRAPHS[1]}</p>"
    found = content(text=quoted, container="div class=TRS_Editor")
    assert (found.subtitle, found.body) == (None, (PARAGRAPHS[0], SUBTITLE, PARAGRAPHS[1]))


def test_without_a_printed_headline_nothing_is_below_it() -> None:
    assert content(heading="", text=f"<p>{SUBTITLE}</p>{TEXT}").subtitle is None
