"""Other people's WARC and WACZ files into the archive; what cannot be used into the quarantine, and out of it."""

import gzip
from pathlib import Path

import brotli
import pytest

from tests.archive.foreign import PAGE_URL, gzipped, http, record, response, revisit, sha1, write_wacz
from tests.archive.test_evidence import checks
from tests.crawler.test_importing import BODY, LIMIT, PAGE, PORTAL
from zhengfa.archive.quarantine import FOLDER, quarantined
from zhengfa.archive.recorder import Recorder
from zhengfa.archive.urls import article_id, canonical_url
from zhengfa.crawler.importing import import_files, is_problem
from zhengfa.crawler.intake import Intake, Outcome
from zhengfa.crawler.registry import Registry
from zhengfa.crawler.retrying import retry
from zhengfa.crawler.saved_pages import SavedFile, find_files
from zhengfa.crawler.web_archives import WebArchives

HTML = PAGE.encode()
OTHER = PAGE.replace("市委", "省委").encode()
LATER = {"Refers_To_Target_URI": PAGE_URL, "Refers_To_Date": "2021-07-14T01:02:03Z"}


@pytest.fixture
def intake(recorder: Recorder) -> Intake:
    return Intake(recorder, Registry([PORTAL]), LIMIT)


def run(intake: Intake, *paths: Path) -> list[str]:
    return [outcome.kind for _, outcome in outcomes(intake, *paths)]


def outcomes(intake: Intake, *paths: Path) -> list[tuple[SavedFile, Outcome]]:
    found = list(import_files(intake, find_files(paths, None, intake.recorder.archive.folder), LIMIT))
    assert len(found) <= intake.recorder.archive.connection.execute("SELECT count(*) FROM outcomes").fetchone()[0]
    return found


def run_again(intake: Intake, limit: int = LIMIT) -> list[str]:
    return [outcome.kind for _, outcome in retry(intake, WebArchives(intake.recorder.archive, limit))]


def write(path: Path, *records: bytes) -> Path:
    path.write_bytes(gzipped(*records))
    return path


def left(intake: Intake) -> list[tuple[str, str, bool]]:
    """What is in the quarantine: URL, outcome, whether there is a copy."""
    return [(item.url, item.kind, item.aside.copy is not None) for item in quarantined(intake.recorder.archive)]


@pytest.mark.parametrize(
    ("encoded", "headers"),
    [
        (None, {}),
        (gzip.compress(HTML), {"Content_Encoding": "gzip"}),
        (brotli.compress(HTML), {"Content_Encoding": "br"}),
        (f"{len(HTML):x}\r\n".encode() + HTML + b"\r\n0\r\n\r\n", {"Transfer_Encoding": "chunked"}),
    ],
)
def test_pages_are_read_however_they_were_transferred(
    intake: Intake, tmp_path: Path, encoded: bytes | None, headers: dict[str, str]
) -> None:
    assert run(intake, write(tmp_path / "a.warc.gz", response(HTML, encoded=encoded, **headers))) == ["new"]
    revision = intake.recorder.archive.revision(article_id(canonical_url(PAGE_URL)))
    assert revision is not None
    assert revision.content.body == (BODY, BODY)


def test_dates_hosts_and_requests_of_others_are_kept_as_they_are(intake: Intake, tmp_path: Path) -> None:
    asked = record("request", b"GET / HTTP/1.1\r\nHost: a.cn\r\n\r\n", Concurrent_To="<urn:uuid:x>")
    url = "https://elsewhere.example/1.html"
    path = write(tmp_path / "a.warc.gz", response(HTML, url, IP_Address="192.0.2.1"), asked)
    assert run(intake, path) == ["new"]
    archive = intake.recorder.archive
    capture = archive.latest_capture(url)
    assert capture is not None
    assert (f"{capture.fetched_at:%Y-%m-%d}", capture.tls_verified, capture.imported_from) == (
        "2021-07-14",
        None,
        str(path),
    )
    request = archive.request(capture)
    assert request is not None and request.headers == (("Host", "a.cn"),)


def test_a_revisit_of_the_same_import_is_a_capture_wherever_it_stands(intake: Intake, tmp_path: Path) -> None:
    path = write(tmp_path / "a.warc.gz", revisit(sha1(HTML), **LATER), response(HTML))
    assert run(intake, path) == ["new", "unchanged"]
    archive = intake.recorder.archive
    capture = archive.latest_capture(PAGE_URL)
    assert capture is not None and capture.refers_to is not None
    assert (capture.fetched_at.year, archive.payload(capture)[0]) == (2022, HTML)
    assert run(intake, path) == ["unchanged", "unchanged"]
    assert archive.counts()["captures"] == 2


def test_a_revisit_of_another_url_reads_as_its_own(intake: Intake, tmp_path: Path) -> None:
    write(tmp_path / "a.warc.gz", response(HTML))
    write(tmp_path / "b.warc.gz", revisit(sha1(HTML), "http://a.cn/other.html", **LATER))
    assert run(intake, tmp_path) == ["new", "duplicate_url"]


@pytest.mark.parametrize(
    "late",
    [
        revisit(sha1(OTHER), **LATER),
        revisit(sha1(HTML), Refers_To_Target_URI="http://a.cn/unknown"),
        revisit("", Refers_To_Date="2001-01-01T00:00:00Z"),
    ],
)
def test_a_revisit_of_what_nobody_has_is_set_aside(intake: Intake, tmp_path: Path, late: bytes) -> None:
    assert run(intake, write(tmp_path / "a.warc.gz", response(HTML), late)) == ["new", "unresolved"]
    assert left(intake) == [(PAGE_URL, "unresolved", True)]


def test_a_revisit_is_taken_in_when_its_original_has_come(intake: Intake, tmp_path: Path) -> None:
    path = write(tmp_path / "a.warc.gz", revisit(sha1(HTML), **LATER))
    assert run(intake, path) == ["unresolved"]
    assert run_again(intake) == ["unresolved"]
    assert run(intake, write(tmp_path / "b.warc.gz", response(HTML))) == ["new"]
    path.unlink()  # its copy is enough
    assert run_again(intake) == ["unchanged"]
    assert left(intake) == []
    assert run_again(intake) == []


def test_every_record_ends_in_one_outcome_or_describes_others(intake: Intake, tmp_path: Path) -> None:
    records = [
        record("warcinfo", b"software: x\r\n", ""),
        response(HTML),
        record("request", b"GET / HTTP/1.1\r\n\r\n", Concurrent_To="<urn:uuid:x>"),
        record("metadata", b"a: b\r\n"),
        response(b"\x89PNG", "http://a.cn/1.png", Content_Type="image/png"),
        response(bytes(LIMIT + 1), "http://a.cn/large"),
        response(OTHER, "http://a.cn/2.html", Payload_Digest=sha1(HTML)),
        revisit(sha1(b"?"), "http://a.cn/3.html"),
        record("conversion", b"text", "http://a.cn/4.html"),
        record("response", http(b"", "302 Found"), "http://a.cn/5.html"),
    ]
    path = write(tmp_path / "a.warc.gz", *records)
    web_archives = WebArchives(intake.recorder.archive, LIMIT)
    found = list(import_files(intake, [SavedFile(path)], LIMIT, web_archives))
    assert sorted(outcome.kind for _, outcome in found) == [
        *("damaged", "new", "too_large", "unresolved"),
        *("unsupported", "unsupported", "unsupported"),
    ]
    assert web_archives.described == {"warcinfo": 1, "request": 1, "metadata": 1}
    assert len(found) + web_archives.described.total() == len(records)
    assert sum(is_problem(file, outcome) for file, outcome in found) == len(left(intake)) == 3
    assert sum(intake.recorder.archive.outcome_counts().values()) == len(found)


def test_the_same_import_again_sets_nothing_aside_twice(intake: Intake, tmp_path: Path) -> None:
    path = write(tmp_path / "a.warc.gz", response(HTML, Payload_Digest=sha1(b"")), response(OTHER, "http://a.cn/2"))
    for _ in range(2):
        run(intake, path)
    assert left(intake) == [(PAGE_URL, "damaged", True)]
    [copy] = (intake.recorder.archive.folder / FOLDER).iterdir()
    assert path.read_bytes().startswith(copy.read_bytes())


def test_what_was_too_large_is_read_when_the_limit_is_raised(intake: Intake, tmp_path: Path) -> None:
    large = PAGE.replace("</body>", f"<!-- {'x' * LIMIT} --></body>").encode()
    assert run(intake, write(tmp_path / "a.warc.gz", response(large))) == ["too_large"]
    assert run_again(intake) == ["too_large"]
    raised = Intake(intake.recorder, intake.registry, LIMIT * 3)
    assert run_again(raised, LIMIT * 3) == ["new"]
    assert left(intake) == []


def test_a_stretch_that_is_too_long_to_be_copied_is_read_from_its_file(
    intake: Intake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zhengfa.archive.quarantine.MOST_COPIED", 10)
    large = PAGE.replace("</body>", f"<!-- {'x' * LIMIT} --></body>").encode()
    warc = gzipped(response(OTHER, "http://a.cn/2"), response(large))
    (tmp_path / "a.warc.gz").write_bytes(warc)
    write_wacz(tmp_path / "b.wacz", {"archive/b.warc.gz": warc})
    assert sorted(run(intake, tmp_path)) == ["new", "too_large", "too_large", "unchanged"]
    assert [has_copy for _, _, has_copy in left(intake)] == [False, False]
    raised = Intake(intake.recorder, intake.registry, LIMIT * 3)
    assert run_again(raised, LIMIT * 3) == ["new", "unchanged"]


def test_what_is_gone_from_its_place_stays_on_the_list(intake: Intake, tmp_path: Path) -> None:
    path = tmp_path / "a.wacz"
    path.write_bytes(b"no ZIP")
    assert run(intake, path) == ["unreadable"]
    path.unlink()
    assert run_again(intake) == ["unreadable"]
    write_wacz(path, {"archive/a.warc.gz": gzipped(response(HTML))})
    assert run_again(intake) == ["new"]
    assert left(intake) == []


def test_a_member_with_a_wrong_digest_is_set_aside_whole(intake: Intake, tmp_path: Path) -> None:
    warcs = {"archive/a.warc.gz": gzipped(response(HTML)), "archive/b.warc": response(OTHER, "http://a.cn/2")}
    path = write_wacz(tmp_path / "a.wacz", warcs, digests=dict.fromkeys(warcs, "sha256:00"))
    assert run(intake, path) == ["damaged", "damaged"]
    assert left(intake) == [(f"{path.as_uri()}#{name}", "damaged", False) for name in warcs]
    write_wacz(path, warcs)
    assert run_again(intake) == ["new", "new"]
    assert left(intake) == []


@pytest.mark.parametrize("at", [1, 40, 200])
def test_nothing_behind_a_damaged_member_is_lost(intake: Intake, tmp_path: Path, at: int) -> None:
    first, second, third = (gzipped(response(HTML, f"http://a.cn/{number}.html")) for number in range(3))
    bad = bytearray(second)
    bad[at] ^= 0xFF
    path = tmp_path / "a.warc.gz"
    path.write_bytes(first + bytes(bad) + third)
    assert run(intake, path) == ["new", "damaged", "new"]
    [item] = quarantined(intake.recorder.archive)
    copy = intake.recorder.archive.folder / FOLDER / (item.aside.copy or "")
    assert copy.read_bytes() == bytes(bad)
    copy.write_bytes(second)  # as somebody might mend it
    assert run_again(intake) == ["new"]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///a\x1b[31m", "http://", "data:text/html,x", "ftp://a.cn/"]
)
def test_what_is_no_pages_url_is_passed_over(intake: Intake, tmp_path: Path, url: str) -> None:
    [(_, outcome)] = outcomes(intake, write(tmp_path / "a.warc.gz", response(HTML, url, Payload_Digest="")))
    assert outcome.kind == "unsupported"
    assert left(intake) == []


def test_what_is_written_of_others_records_passes_the_check(intake: Intake, tmp_path: Path) -> None:
    chunked = f"{len(OTHER):x}\r\n".encode() + OTHER + b"\r\n0\r\n\r\n"
    records = (
        response(HTML, encoded=gzip.compress(HTML), Content_Encoding="gzip"),
        response(OTHER, "http://a.cn/2.html", encoded=chunked, Transfer_Encoding="chunked"),
        revisit(sha1(OTHER), "http://a.cn/2.html"),
    )
    run(intake, write(tmp_path / "a.warc.gz", *records))
    intake.recorder._warc.sync()
    [path] = intake.recorder.archive.warc_folder.glob("*.open")
    assert checks(path)
