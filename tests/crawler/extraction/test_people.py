import pytest

from zhengfa.crawler.extraction.people import bare_names, is_titled, joined_roles


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("本报记者 王 芳", "王芳"),
        ("李小明", "李小明"),
        ("记者周小江", "周小江"),
        ("某省日报 记者王芳", "王芳"),
        ("记者：王芳", "王芳"),
        ("某大学教授 王芳", "王芳"),
        ("某某研究部部长，“某某”研究部部长、研究员王芳", "王芳"),
        ("某党支部", "某党支部"),
    ],
)
def test_roles_and_titles_can_be_taken_off(author: str, name: str) -> None:
    assert bare_names((author,)) == (name,)


def test_a_title_stands_before_one_name() -> None:
    assert is_titled("某大学教授王芳")
    assert not is_titled("某大学教授")
    assert not is_titled("王芳")


def test_a_role_that_a_blank_parts_from_its_name_is_joined_with_it() -> None:
    assert joined_roles(["本报记者", "阿明", "小胡"]) == ("本报记者 阿明", "小胡")
