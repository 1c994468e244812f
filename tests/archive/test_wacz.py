"""WACZ files, whole, damaged and hostile."""

import zipfile
from pathlib import Path

import pytest

from tests.archive.foreign import gzipped, response, write_wacz
from zhengfa.archive.wacz import WaczLimits, read_wacz

DATA = gzipped(response(b"<p>page</p>"))
NAME = "archive/data.warc.gz"
SMALL = WaczLimits(members=20, package=10_000, member=1_000_000, slack=10_000)


def read(path: Path, only: str | None = None) -> list[tuple[str, str | bytes]]:
    """Each member's content, or why it is not read."""
    return [
        (member.name, member.file.read() if member.file else member.reason) for member in read_wacz(path, SMALL, only)
    ]


@pytest.mark.parametrize("extra", [(), ("digest",)])
def test_the_warc_files_of_a_wacz_are_read(tmp_path: Path, extra: tuple[str, ...]) -> None:
    path = write_wacz(tmp_path / "a.wacz", {NAME: DATA, "archive/two.warc": b"plain"}, extra=extra)
    assert read(path) == [(NAME, DATA), ("archive/two.warc", b"plain")]
    assert read(path, "archive/two.warc") == [("archive/two.warc", b"plain")]


def test_a_wrong_digest_is_said_and_the_others_are_read(tmp_path: Path) -> None:
    names = {NAME: DATA, "archive/two.warc": b"plain"}
    right = write_wacz(tmp_path / "a.wacz", names)
    assert len(read(right)) == 2
    digests = {NAME: f"sha256:{'0' * 64}", "archive/two.warc": "sha256:" + "1" * 64}
    found = read(write_wacz(tmp_path / "b.wacz", names, digests=digests))
    assert [reason for _, reason in found] == ["its digest is not that of datapackage.json"] * 2


@pytest.mark.parametrize(
    ("members", "options", "reason"),
    [
        ({NAME: DATA}, {"digests": {}}, "no digest of it"),
        ({NAME: DATA}, {"extra": ["no package"]}, "without datapackage.json"),
        ({NAME: DATA}, {"extra": ["forged"]}, "datapackage-digest.json"),
        ({"archive/../../etc/x.warc": DATA}, {}, "leads out of"),
        ({"/archive/x.warc": DATA}, {}, "leads out of"),
        ({"archive\\x.warc": DATA}, {}, "leads out of"),
        ({"x.warc": DATA}, {}, "leads out of"),
        ({"archive/inner.wacz": DATA}, {}, "inside an archive"),
        ({"archive/inner.zip": DATA}, {}, "inside an archive"),
        ({"archive/notes.txt": b"x"}, {}, "no WARC file"),
        ({"archive/zeros.warc": bytes(900_000)}, {}, "far more than"),
        ({f"archive/{number}.warc": b"x" for number in range(30)}, {}, "the limit is 20"),
        ({NAME: DATA}, {"digests": {f"{number:01000}": "sha256:0" for number in range(20)}}, "larger than 10000"),
    ],
)
def test_what_is_wrong_with_a_wacz_is_said(
    tmp_path: Path, members: dict[str, bytes], options: dict[str, object], reason: str
) -> None:
    [(_, said)] = read(write_wacz(tmp_path / "a.wacz", members, **options))  # type: ignore[arg-type]
    assert isinstance(said, str)
    assert reason in said
    assert [path.name for path in tmp_path.iterdir()] == ["a.wacz"]


@pytest.mark.parametrize("package", ["[]", "{", "[" * 100_000, '{"resources": 5}', '{"resources": [1, {"path": 2}]}'])
def test_a_list_of_digests_that_makes_no_sense_is_said(tmp_path: Path, package: str) -> None:
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as file:
        file.writestr(NAME, DATA)
        file.writestr("datapackage.json", package[:9000])
    [(_, said)] = read(tmp_path / "a.wacz")
    assert "no JSON" in str(said) or "no digest" in str(said)


def test_a_size_that_a_zip_understates_is_not_believed(tmp_path: Path) -> None:
    path = write_wacz(tmp_path / "a.wacz", {"archive/zeros.warc": bytes(900_000)})
    data = path.read_bytes()
    path.write_bytes(data.replace((900_000).to_bytes(4, "little"), (100).to_bytes(4, "little")))
    [(_, said)] = read(path)
    assert isinstance(said, str)


def test_two_members_of_one_name_are_refused(tmp_path: Path) -> None:
    path = write_wacz(tmp_path / "a.wacz", {NAME: DATA})
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as file:
        file.writestr(NAME, b"another")
    assert read(path) == [("", "two members have one name")]


@pytest.mark.parametrize("cut", [1, 30, 300])
def test_a_torn_or_false_zip_is_said(tmp_path: Path, cut: int) -> None:
    path = write_wacz(tmp_path / "a.wacz", {NAME: DATA})
    path.write_bytes(path.read_bytes()[:-cut])
    [(name, said)] = read(path)
    assert name == ""
    assert "no ZIP" in str(said)


def test_a_member_that_is_damaged_is_said(tmp_path: Path) -> None:
    path = write_wacz(tmp_path / "a.wacz", {NAME: DATA})
    data = bytearray(path.read_bytes())
    data[data.index(DATA) + 30] ^= 0xFF
    path.write_bytes(data)
    [member] = read_wacz(path, SMALL)
    assert member.is_damaged and "CRC" in member.reason
