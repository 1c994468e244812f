from zhengfa.crawler.lists.epaper import issue_pages


def test_an_entry_leads_to_the_newest_issue_first_and_then_back() -> None:
    links = [f"http://a.example/html/2021-07/{day}/node_{page}.htm" for day in (11, 13, 12) for page in (1, 2)]
    links += ["http://a.example/html/2021-07/13/content_1.htm", "http://a.example/about.htm"]
    found = issue_pages(links, "http://a.example/paper/")
    assert [url[-16:-11] + url[-5] for url in found][:2] == [url[-16:-11] + url[-5] for url in links[2:4]]
    assert [url.split("/")[5] for url in found] == ["13", "13", "12", "12", "11", "11"]


def test_a_later_issue_is_left_to_its_own_day() -> None:
    links = [f"http://a.example/html/2021-07/{day}/node_1.htm" for day in (12, 13, 14)]
    assert issue_pages(links, links[1]) == (links[0],)
