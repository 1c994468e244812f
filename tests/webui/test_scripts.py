"""Officials whose names, or the texts that name them, are in traditional script, or look like it."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.webui.careers import Text, app_on, save_articles
from tests.webui.reading import get, hrefs, text_of, texts_of

# A text in simplified script in which a copying machine left a few characters; and names that keep theirs.
TEXTS: tuple[Text, ...] = (
    (
        "liaoning",
        "2022-03-01",
        "沈阳市公安局局长周洋勇強調，要把隐患排查做在前面，让群众看得见、听得懂、信得过，各地各部门要抓好落实。",
    ),
    ("liaoning", "2022-04-01", "沈阳市公安局局长周洋勇强调，要抓好落实。"),
    ("liaoning", "2022-05-01", "大连市公安局局长张乾出席会议，本溪市市长刘頔、铁岭市市长冯徵参加。"),
    ("liaoning", "2022-06-01", "大連市公安局局長張乾強調，要堅持黨的領導，把群眾的事情辦好。"),
)
NAMES = {"周洋勇": 2, "张乾": 2, "刘頔": 1, "冯徵": 1}


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    folder: Path = tmp_path_factory.mktemp("scripts")
    save_articles(folder, TEXTS)
    return app_on(folder).test_client()


def test_every_official_whom_an_article_names_has_a_page_and_is_found(scripts: FlaskClient) -> None:
    articles = hrefs(get(scripts, "/?sort=oldest"), ".hit h3 a")
    assert len(articles) == len(TEXTS)
    links = [link for article in articles for link in hrefs(get(scripts, article), "a[href^='/official/']")]
    assert {link.removeprefix("/official/") for link in links} == set(NAMES)
    for name, count in NAMES.items():
        page = get(scripts, f"/official/{name}")
        assert text_of(page, "h1").startswith(name)
        assert text_of(get(scripts, "/", q=f"官员:{name}"), "#total") == f"共 {count} 篇"
        assert text_of(get(scripts, "/", q=name), "#total") == f"共 {count} 篇"


def test_a_name_is_found_in_whatever_script_it_is_typed(scripts: FlaskClient) -> None:
    assert scripts.get("/official/張乾").location == "/official/%E5%BC%A0%E4%B9%BE"
    assert text_of(get(scripts, "/", q="官員:張乾"), "#total") == "共 2 篇"
    assert texts_of(get(scripts, "/officials", name="張乾"), "h3 a") == ["张乾"]
