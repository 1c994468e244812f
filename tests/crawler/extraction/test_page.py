from zhengfa.crawler.extraction.page import read_page


def test_meta_names_are_lower_case_and_the_first_filled_one_counts() -> None:
    head = read_page(
        '<meta name="PubDate" content=""><meta name="PubDate" content="2021-07-13"><meta name=pubdate content=x>'
    ).head
    assert head.meta == {"pubdate": "2021-07-13"}


def test_founders_comment_is_read() -> None:
    head = read_page(
        "<!--enpproperty <title>会议召开</title><subtitle></subtitle><date>2016-10-31</date>/enpproperty-->"
    ).head
    assert head.founder == {"title": "会议召开", "date": "2016-10-31"}


def test_an_open_founder_comment_is_ignored() -> None:
    assert read_page("<!--enpproperty <title>会议召开</title>").head.founder == {}


def test_each_element_knows_its_lines() -> None:
    page = read_page("<div id=a><p>一</p><p>二</p></div><div id=b><p>三</p></div>", ["#a", "#b"])
    assert [(element.first, element.last) for element in page.select(("#a", "#b"))] == [(0, 2), (2, 3)]


def test_empty_pages_have_no_lines() -> None:
    assert read_page("").lines == ()
    assert read_page("<frameset><frame src=a></frameset>").lines == ()
