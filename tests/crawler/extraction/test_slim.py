import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengfa.crawler.extraction.page import read_page
from zhengfa.crawler.extraction.slim import slim

LD = '<script type="application/ld+json">{"headline":"会议召开"}</script>'


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("一<script>a < b</script>二<STYLE type=x>p{}</Style>三<!-- <p>四</p> -->五", "一二三五"),
        ("一<!-->二<!-- x -->三", "一二三"),
        ("<script><!-- </script>一<!-- <script> -->二", "一二"),
        (f"一{LD}二", f"一{LD}二"),
        ("<p title=\"<script>\">一</p><script>'<script'</script>二", '<p title="<script>">一</p>二'),
        ("<scripts>一</scripts><styled>二", "<scripts>一</scripts><styled>二"),
    ],
)
def test_scripts_styles_and_comments_are_cut_out(html: str, left: str) -> None:
    assert slim(html) == left


@pytest.mark.parametrize("opening", ["<script>", "<style>", "<!--"])
def test_what_does_not_end_is_left_to_the_parser(opening: str) -> None:
    assert slim(f"一{opening}二") == f"一{opening}二"


@given(st.lists(st.sampled_from(["<script>", "</script>", "<!--", "-->", "<style>", "</STYLE>", "<p>", "文", '"'])))
def test_it_ends_and_only_leaves_out(parts: list[str]) -> None:
    html = "".join(parts)
    rest = iter(html)
    assert all(character in rest for character in slim(html))


def test_text_between_scripts_stays() -> None:
    page = read_page("<p>一</p><script>x</script><p>二</p><!-- c --><p>三</p>")
    assert [line.text for line in page.lines] == ["一", "二", "三"]
