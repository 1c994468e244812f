import pytest

from zhengfa.crawler.extraction.limits import MAX_ATTRIBUTES, MAX_CHARACTERS, MAX_DEPTH, MAX_TAGS, refusal


def test_ordinary_pages_pass() -> None:
    assert refusal("<p>一<br>二" * 5000) == ""
    assert refusal("<div>一</div>" * MAX_DEPTH * 2) == ""
    assert refusal('<img alt="' + "词 " * 2000 + '">') == ""


def test_pages_that_stall_the_parser_are_refused() -> None:
    assert refusal("<div>" * (MAX_DEPTH + 1)) == "nested too deeply"
    assert refusal("<p " + " ".join(f"a{number}=1" for number in range(2000)) + ">") == "too many attributes"
    assert refusal("我" * (MAX_CHARACTERS + 1)) == "page too large"


@pytest.mark.parametrize("before", ["", "<p>一</p>" * 300, "一" * 999, "一" * 1000, "一" * 1001, "一" * 3000 + "<p>"])
@pytest.mark.parametrize("behind", ["", ">", ">二", "><p>" + "二" * 3000])
def test_too_many_attributes_are_seen_wherever_the_tag_stands(before: str, behind: str) -> None:
    attributes = " a" * (MAX_ATTRIBUTES + 1)
    assert refusal(f"{before}<p{attributes}{behind}") == "too many attributes"
    assert refusal(f"{before}<p{attributes[4:]}{behind}") == ""


def test_pages_of_more_tags_than_are_ever_looked_at_are_refused() -> None:
    assert refusal("<br>" * MAX_TAGS) == ""
    assert refusal("<br>" * (MAX_TAGS + 1)) == "page too large"
