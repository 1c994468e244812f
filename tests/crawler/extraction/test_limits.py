from zhengfa.crawler.extraction.limits import MAX_CHARACTERS, MAX_DEPTH, refusal


def test_ordinary_pages_pass() -> None:
    assert refusal("<p>一<br>二" * 5000) == ""
    assert refusal("<div>一</div>" * MAX_DEPTH * 2) == ""
    assert refusal('<img alt="' + "词 " * 2000 + '">') == ""


def test_pages_that_stall_the_parser_are_refused() -> None:
    assert refusal("<div>" * (MAX_DEPTH + 1)) == "nested too deeply"
    assert refusal("<p " + " ".join(f"a{number}=1" for number in range(2000)) + ">") == "too many attributes"
    assert refusal("我" * (MAX_CHARACTERS + 1)) == "page too large"
