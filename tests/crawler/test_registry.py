from dataclasses import replace

import pytest

from tests.crawler.extraction.pages import HEADLINE, PARAGRAPHS, article_page
from zhengfa.archive.content import Content
from zhengfa.archive.portals import Level, Portal, PortalLayout
from zhengfa.crawler.cms import FAMILIES
from zhengfa.crawler.extraction.article import extract
from zhengfa.crawler.registry import Registry

URL = "http://ln.example/system/2021/07/13/012345678.shtml"


def registry(*layouts: PortalLayout) -> Registry:
    portal = Portal("ln", "辽宁", "辽宁", Level.PROVINCE, ("ln.example",), "enorth", (), layouts=layouts)
    return Registry([portal])


def read(html: str, *layouts: PortalLayout) -> Content:
    content = extract(html.encode(), URL, layouts=registry(*layouts).layouts_of(URL)).content
    assert content is not None
    return content


def origin(content: Content, field: str) -> str:
    return next(origin.detail for origin in content.origins if origin.field == field)


def test_a_portal_without_selectors_of_its_own_has_its_familys_layouts() -> None:
    assert registry().layouts_of(URL) == FAMILIES["enorth"].layouts
    assert registry().layouts_of("http://other.example/1.html") == ()


def test_what_a_portal_says_comes_first_and_what_it_leaves_out_is_its_familys() -> None:
    own, *others = registry(PortalLayout("own", (("body", (".a",)),))).layouts_of(URL)
    newest = FAMILIES["enorth"].layouts[0]
    assert (own.name, own.body, own.headline, own.paths) == ("own", (".a",), newest.headline, newest.paths)
    assert (*others,) == FAMILIES["enorth"].layouts


def test_one_selector_alone_changes_every_generation() -> None:
    override = PortalLayout("own", (("headline", ("#head",)),))
    for container in ("div class=neirong", "div id=docContent", "div id=zoom", "div"):
        html = article_page(title="某网", heading=f"<p id=head>{HEADLINE}</p>", container=container)
        content = read(html, override)
        assert (content.headline, origin(content, "headline"), content.body) == (HEADLINE, "#head", PARAGRAPHS)


@pytest.mark.parametrize(("container", "name"), [("td class=new", "new .new"), ("td class=old", "old .old")])
def test_old_pages_stay_readable_when_a_portal_changes_its_templates(container: str, name: str) -> None:
    html = article_page(container=container).replace("<td", "<table><tr><td").replace("</td>", "</td></tr></table>")
    content = read(html, PortalLayout("new", (("body", (".new",)),)), PortalLayout("old", (("body", (".old",)),)))
    assert (content.body, origin(content, "body")) == (PARAGRAPHS, name)


def test_a_portal_of_no_cms_has_the_layouts_that_it_says() -> None:
    portal = Portal("o", "某网", "辽宁", Level.PROVINCE, ("ln.example",), None, ())
    override = PortalLayout("own", (("body", (".strange",)),))
    html = article_page(container="div class=strange")
    layouts = Registry([replace(portal, layouts=(override,))]).layouts_of(URL)
    content = extract(html.encode(), URL, layouts=layouts).content
    assert content is not None
    assert (content.body, origin(content, "body")) == (PARAGRAPHS, "own .strange")
    assert Registry([portal]).layouts_of(URL) == ()


def test_what_is_no_address_is_of_no_portal() -> None:
    assert registry().portal_id_of(URL) == "ln"
    assert registry().portal_id_of("http://b.example/1.html") is None
    assert registry().portal_id_of("http://[ln.example/") is None
