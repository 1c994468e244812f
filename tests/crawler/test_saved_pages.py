from pathlib import Path

import pytest

from zhengfa.archive.errors import InputError
from zhengfa.crawler import saved_pages
from zhengfa.crawler.saved_pages import FileKind, SavedFile, kind_of


def find_files(paths: list[Path], url: str | None = None) -> list[SavedFile]:
    return saved_pages.find_files(paths, url, Path("/archive"))


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("<html>")


def test_a_folder_is_walked_in_a_fixed_order_without_hidden_files(tmp_path: Path) -> None:
    make(tmp_path, "b.html", "a/2.html", "a/1.html", ".git/x.html", "a/.x.html")
    found = [str(file.path.relative_to(tmp_path)) for file in find_files([tmp_path])]
    assert found == ["a/1.html", "a/2.html", "b.html"]


def test_the_archives_own_folder_is_passed_over(tmp_path: Path) -> None:
    make(tmp_path, "1.html", "data/2.html")
    assert saved_pages.find_files([tmp_path], None, tmp_path / "data") == [SavedFile(tmp_path / "1.html")]


def test_a_table_in_a_folder_gives_its_files_their_urls(tmp_path: Path) -> None:
    make(tmp_path, "in/1.html", "in/2.html")
    (tmp_path / "in/pages.csv").write_text("file,url\n2.html,http://a.cn/2\n")
    assert find_files([tmp_path]) == [
        SavedFile(tmp_path / "in/2.html", "http://a.cn/2", is_named=True),
        SavedFile(tmp_path / "in/1.html"),
    ]


@pytest.mark.parametrize(
    "table",
    [
        b"1.html,http://a.cn/1\n",
        b"file,url\r\n1.html,http://a.cn/1\r\n",
        b"\xef\xbb\xbfurl,note,file\nhttp://a.cn/1,,1.html\n\n",
        "url,file,备注\nhttp://a.cn/1,1.html,政法\n".encode("gb18030"),
    ],
)
def test_tables_are_read_as_spreadsheets_write_them(tmp_path: Path, table: bytes) -> None:
    (tmp_path / "pages.csv").write_bytes(table)
    assert find_files([tmp_path / "pages.csv"]) == [SavedFile(tmp_path / "1.html", "http://a.cn/1", is_named=True)]


def test_a_row_without_a_url_leaves_it_to_the_page(tmp_path: Path) -> None:
    (tmp_path / "pages.csv").write_text("1.html,\n")
    assert find_files([tmp_path / "pages.csv"])[0].url is None


@pytest.mark.parametrize(("row", "complaint"), [("1.html", "needs a file"), ("1.html,ftp://a.cn/1", "no http")])
def test_a_wrong_row_is_named(tmp_path: Path, row: str, complaint: str) -> None:
    (tmp_path / "pages.csv").write_text(f"file,url\n1.html,http://a.cn/1\n{row}\n")
    with pytest.raises(InputError, match=f"pages.csv line 3: .*{complaint}"):
        find_files([tmp_path])


def test_a_path_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        find_files([tmp_path / "none"])


def test_one_url_is_for_one_file(tmp_path: Path) -> None:
    make(tmp_path, "1.html", "2.html")
    with pytest.raises(InputError, match=r"pages\.csv"):
        find_files([tmp_path], "http://a.cn/1")
    with pytest.raises(InputError, match="no http"):
        find_files([tmp_path / "1.html"], "a.cn/1")
    assert find_files([tmp_path / "1.html"], "http://a.cn/1")[0].url == "http://a.cn/1"


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("a.HTML", b"", FileKind.HTML),
        ("a.shtml", b"", FileKind.HTML),
        ("a.txt", b"", FileKind.TEXT),
        ("a.warc.gz", b"", FileKind.WARC),
        ("page", b"<!DOCTYPE HTML>", FileKind.HTML),
        ("page", b"\n\n<HTML lang=zh>", FileKind.HTML),
        ("records", b"WARC/1.0\r\n", FileKind.WARC),
        ("a.css", b"body {}", FileKind.OTHER),
        ("a.png", b"\x89PNG", FileKind.OTHER),
    ],
)
def test_files_are_known_by_name_or_else_by_their_beginning(name: str, head: bytes, kind: FileKind) -> None:
    assert kind_of(Path(name), head) is kind
