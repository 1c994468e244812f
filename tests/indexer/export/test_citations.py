"""References, read back by rispy and bibtexparser."""

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import strategies as st
from pylatexenc.latex2text import LatexNodes2Text

from tests.indexer.export.articles import STORED, exported
from zhengfa.indexer.export.citations import Citation, to_bibtex, to_chicago, to_gbt7714, to_ris
from zhengfa.indexer.export.columns import Exported
from zhengfa.indexer.stored import Stored


def changed(**values: object) -> Citation:
    return Citation.of(Stored(**{name: getattr(STORED, name) for name in Stored.__slots__} | values))


CITATION = changed()


def test_gbt7714() -> None:
    url = "http://ln.example/t20210713_1.html"
    assert to_gbt7714(CITATION) == f"张三, 李四. 全省会议召开：部署工作[EB/OL]. (2021-07-13)[2021-07-20]. {url}.\n"
    many = changed(authors=("甲", "乙", "丙", "丁"))
    assert to_gbt7714(many).startswith("甲, 乙, 丙, 等. 全省")
    nobody = changed(authors=(), source=None, published_at=None)
    assert to_gbt7714(nobody) == f"辽宁样例. 全省会议召开：部署工作[EB/OL]. [2021-07-20]. {url}.\n"
    assert to_gbt7714(changed(headline=None, subtitle=None, authors=(), source=None, portal_name=None)).startswith(
        "（无标题）[EB/OL]. (2021-07-13)"
    )


def test_chicago() -> None:
    assert to_chicago(CITATION) == (
        "张三 and 李四, “全省会议召开：部署工作,” 辽宁日报, July 13, 2021, "
        "accessed July 20, 2021, http://ln.example/t20210713_1.html.\n"
    )
    assert to_chicago(changed(authors=("甲", "乙", "丙"))).startswith("甲, 乙, and 丙, “")
    assert to_chicago(changed(authors=("甲", "乙", "丙", "丁"))).startswith("甲 et al., “")
    assert "辽宁日报, July 2021, accessed" in to_chicago(changed(published_at="2021-07"))
    nothing = changed(headline=None, subtitle=None, authors=(), source=None, portal_name=None, published_at=None)
    assert to_chicago(nothing).startswith("“（无标题）,” accessed July 20, 2021, http")


@pytest.mark.parametrize(
    ("fetched_at", "day"),
    [
        ("2021-07-20T15:59:59Z", "2021-07-20"),
        ("2021-07-20T16:00:00Z", "2021-07-21"),
        ("2021-12-31T23:00:00Z", "2022-01-01"),
    ],
)
def test_the_day_on_which_it_was_looked_at_is_chinas_like_that_of_publication(fetched_at: str, day: str) -> None:
    cited = changed(fetched_at=fetched_at)
    assert f"[{day}]" in to_gbt7714(cited)
    assert f"urldate = {{{day}}}" in to_bibtex(cited)
    assert f"Y2  - {day.replace('-', '/')}/" in to_ris(cited)


def test_the_archives_own_address_stands_beside_the_original() -> None:
    address = "https://archive.example/article/0_1"
    cited = Citation.of(STORED, address)
    assert to_gbt7714(cited).endswith(f"http://ln.example/t20210713_1.html. 存档: {address}.\n")
    assert to_chicago(cited).endswith(f"http://ln.example/t20210713_1.html; archived at {address}.\n")
    [record] = rispy.loads(to_ris(cited))
    assert (record["name_of_database"], record["urls"]) == (
        "政法档案 Zhengfa Archive",
        ["http://ln.example/t20210713_1.html"],
    )
    assert f"AV  - {address}" in to_ris(cited)
    [entry] = parse_string(to_bibtex(cited)).entries
    assert LatexNodes2Text().latex_to_text(entry["note"]) == f"政法档案存档：{address}"
    assert "存档" not in "".join((to_gbt7714(CITATION), to_bibtex(CITATION)))


def test_ris_is_read_by_reference_managers() -> None:
    [entry] = rispy.loads(to_ris(CITATION))
    assert entry["type_of_reference"] == "NEWS"
    assert entry["title"] == "全省会议召开：部署工作"
    assert entry["authors"] == ["张三", "李四"]
    assert (entry["year"], entry["date"], entry["secondary_title"]) == ("2021", "2021/07/13/", "辽宁日报")
    assert entry["urls"] == ["http://ln.example/t20210713_1.html"]
    assert rispy.loads(to_ris(changed(published_at="2021-07")))[0]["date"] == "2021/07//"


def test_bibtex_is_read_by_a_parser() -> None:
    [entry] = parse_string(to_bibtex(CITATION)).entries
    assert (entry.entry_type, entry.key) == ("online", "zhengfa0123456789abcdef")
    assert entry["title"] == "{全省会议召开：部署工作}"
    assert entry["author"] == "{张三} and {李四}"
    assert (entry["date"], entry["urldate"], entry["langid"]) == ("2021-07-13", "2021-07-20", "chinese")


@given(st.lists(exported(), min_size=1, max_size=3))
def test_ris_gives_back_titles_whatever_they_hold(rows: list[Exported]) -> None:
    citations = [Citation.of(row.stored) for row in rows]
    entries = rispy.loads("".join(map(to_ris, citations)))
    assert [entry["title"] for entry in entries] == [one.title for one in citations]
    assert [tuple(entry.get("authors", ())) for entry in entries] == [one.authors for one in citations]


@given(exported())
def test_bibtex_gives_back_titles_whatever_they_hold(row: Exported) -> None:
    citation = Citation.of(row.stored)
    library = parse_string(to_bibtex(citation))
    assert not library.failed_blocks
    [entry] = library.entries
    title = LatexNodes2Text(keep_comments=True, strict_latex_spaces=True).latex_to_text(entry["title"])
    accents = str.maketrans("ˆ˜", "^~")  # as which this reader writes \textasciicircum and \textasciitilde
    assert title.translate(accents) == citation.title.translate(accents)
