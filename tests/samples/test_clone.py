"""The clone: everything on it is a suspected clone, and would be without being declared as one."""

from dataclasses import replace

import pytest

from tests.samples.reading import HOST, Reader
from zhengfa.archive.content import Content
from zhengfa.archive.portals import Level, Portal, Trust
from zhengfa.indexer.clones import CloneSign, clone_signs
from zhengfa.indexer.repair.article import repair_article

READER = Reader("sample_clone")
CLONE = Portal("sample_clone", "仿冒样例站", "广东", Level.MEDIA, (HOST,), "gd_post", (), Trust.CLONE, is_sample=True)


@pytest.fixture(scope="module")
def pages() -> list[tuple[str, Content]]:
    return [(article.path, READER.content(article.path)) for article in READER.articles()]


def test_all_its_articles_are_read_with_the_damage_that_was_done(pages: list[tuple[str, Content]]) -> None:
    written = {article.path: article for article in READER.articles()}
    assert len(pages) == len(written) > 10
    for path, content in pages:
        assert (content.headline, content.body) == (written[path].headline, written[path].body)


def test_all_of_it_is_suspected(pages: list[tuple[str, Content]]) -> None:
    for path, content in pages:
        signs = clone_signs(f"http://{HOST}{path}", CLONE, repair_article(content))
        assert CloneSign.CLONE_PORTAL in signs
        assert CloneSign.ANNOTATIONS in signs


def test_nobody_has_to_declare_it(pages: list[tuple[str, Content]]) -> None:
    for path, content in pages:
        assert CloneSign.ANNOTATIONS in clone_signs(f"http://{HOST}{path}", None, repair_article(content))


def test_some_of_it_lost_bytes(pages: list[tuple[str, Content]]) -> None:
    signs = [clone_signs(f"http://{HOST}{path}", None, repair_article(content)) for path, content in pages]
    assert sum(CloneSign.BYTE_SHIFTS in found for found in signs) > 3


def test_the_original_is_not_suspected() -> None:
    original = Reader(READER.portal.copies)
    portal = replace(CLONE, id=original.portal.id, trust=Trust.ORIGINAL)
    for article in original.articles():
        repaired = repair_article(original.content(article.path))
        assert not clone_signs(f"http://{HOST}{article.path}", portal, repaired)
        assert not clone_signs(f"http://{HOST}{article.path}", None, repaired)
