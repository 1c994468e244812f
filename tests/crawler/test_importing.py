"""Saved pages of every kind into the archive."""

import gzip
import os
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from tests.making import make_response
from zhengfa.archive.errors import DamagedWarcError
from zhengfa.archive.portals import Level, Portal
from zhengfa.archive.recorder import Recorder
from zhengfa.archive.records import Capture, OutcomeKind
from zhengfa.archive.urls import article_id, canonical_url
from zhengfa.archive.warc import WarcFile
from zhengfa.crawler.importing import import_files, is_problem
from zhengfa.crawler.intake import Intake, Outcome
from zhengfa.crawler.registry import Registry
from zhengfa.crawler.saved_pages import SavedFile, find_files

BODY = "为深入推进平安建设，市委政法委召开全市会议，研究部署下一阶段工作任务，听取各单位情况汇报。"
PAGE = f"""<html><head><meta charset="utf-8"><title>全市平安建设会议召开</title></head><body>
<h1>全市平安建设会议召开</h1>
<div>2021-07-13 09:56 来源：样例日报</div><div class="TRS_Editor"><p>{BODY}</p><p>{BODY}</p></div></body></html>"""
LIMIT = 100_000
PORTAL = Portal("p", "样例", "辽宁", Level.PROVINCE, ("a.cn",), "trs_wcm", ())


@pytest.fixture
def intake(recorder: Recorder) -> Intake:
    return Intake(recorder, Registry([PORTAL]), LIMIT)


def run(intake: Intake, *paths: Path, url: str | None = None) -> list[tuple[SavedFile, Outcome]]:
    return list(import_files(intake, find_files(paths, url, intake.recorder.archive.folder), LIMIT))


def kinds(outcomes: list[tuple[SavedFile, Outcome]]) -> list[OutcomeKind]:
    return [outcome.kind for _, outcome in outcomes]


def write(path: Path, page: str | bytes = PAGE) -> Path:
    path.write_bytes(page.encode() if isinstance(page, str) else page)
    return path


def test_a_page_is_read_kept_and_known_by_its_path(intake: Intake, tmp_path: Path) -> None:
    path = write(tmp_path / "1.html")
    assert kinds(run(intake, path)) == [OutcomeKind.NEW]
    archive = intake.recorder.archive
    revision = archive.revision(article_id(canonical_url(path.as_uri())))
    assert revision is not None
    assert revision.content.headline == "全市平安建设会议召开"
    assert revision.content.byline.source == "样例日报"
    capture = archive.capture(revision.capture_id)
    assert (capture.url, capture.status, capture.imported_from) == (path.as_uri(), None, str(path))
    assert archive.payload(capture)[0] == PAGE.encode()


@pytest.mark.parametrize("name", ["政法.html".encode("gb18030"), "政法 #1?.html".encode(), b"a\nb.html"])
def test_files_of_any_name_are_imported(intake: Intake, tmp_path: Path, name: bytes) -> None:
    path = write(tmp_path / os.fsdecode(name))
    assert kinds(run(intake, path)) == [OutcomeKind.NEW]
    [change] = intake.recorder.archive.changes(0)
    capture = intake.recorder.archive.capture(change.revision.capture_id)
    assert intake.recorder.archive.payload(capture)[0] == PAGE.encode()
    assert capture.imported_from is not None
    assert capture.imported_from.endswith("政法.html") or b"\xd5" not in name
    assert "\n" not in capture.imported_from + capture.url


def test_the_same_file_again_changes_nothing(intake: Intake, tmp_path: Path) -> None:
    path = write(tmp_path / "1.html")
    run(intake, path)
    before = (intake.recorder.archive.counts(), intake.recorder.archive.sequence())
    assert kinds(run(intake, path)) == [OutcomeKind.UNCHANGED]
    assert (intake.recorder.archive.counts(), intake.recorder.archive.sequence()) == before


def test_an_edited_file_is_a_revision(intake: Intake, tmp_path: Path) -> None:
    path = write(tmp_path / "1.html")
    run(intake, path)
    write(path, PAGE.replace("市委政法委召开", "省委政法委召开"))
    assert kinds(run(intake, path)) == [OutcomeKind.REVISED]


@pytest.mark.parametrize(
    ("page", "url", "expected"),
    [
        (PAGE, "http://a.cn/named/1.html", "http://a.cn/named/1.html"),
        (PAGE.replace("<head>", '<head><link rel="canonical" href="http://a.cn/1.html">'), None, "http://a.cn/1.html"),
        ("<!-- saved from url=(0018)http://a.cn/2.html -->" + PAGE, None, "http://a.cn/2.html"),
    ],
)
def test_the_url_is_the_named_one_or_the_pages_own(
    intake: Intake, tmp_path: Path, page: str, url: str | None, expected: str
) -> None:
    run(intake, write(tmp_path / "1.html", page), url=url)
    article = intake.recorder.archive.article(article_id(canonical_url(expected)))
    assert article is not None
    assert (article.url, article.portal) == (expected, "p")


def test_a_home_page_url_merges_nothing(intake: Intake, tmp_path: Path) -> None:
    write(tmp_path / "1.html")
    write(tmp_path / "2.html", PAGE.replace("市委", "省委"))
    write(tmp_path / "pages.csv", "1.html,https://a.cn/\n2.html,https://a.cn/\n")
    outcomes = run(intake, tmp_path)
    assert kinds(outcomes) == [OutcomeKind.NEW, OutcomeKind.NEW]
    assert all("whole site" in outcome.reason for _, outcome in outcomes)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-8-sig", "utf-16"])
def test_any_encoding_gives_the_same_text(intake: Intake, tmp_path: Path, encoding: str) -> None:
    run(intake, write(tmp_path / "1.html", PAGE.encode(encoding)))
    [change] = intake.recorder.archive.changes(0)
    assert change.revision.content.body == (BODY, BODY)


def test_plain_text_is_an_article_too(intake: Intake, tmp_path: Path) -> None:
    text = f"全市平安建设会议召开\n\n来源：样例日报  发布时间：2021-07-13 09:56\n\n{BODY}\n\n{BODY}\n"
    run(intake, write(tmp_path / "1.txt", text))
    [change] = intake.recorder.archive.changes(0)
    content = change.revision.content
    assert (content.headline, content.byline.source, content.body) == ("全市平安建设会议召开", "样例日报", (BODY, BODY))


def test_every_file_has_an_outcome_and_strays_are_no_problem(intake: Intake, tmp_path: Path) -> None:
    write(tmp_path / "1.html")
    write(tmp_path / "2.css", "body {}")
    write(tmp_path / "3.html", "")
    write(tmp_path / "4.html", b" " * (LIMIT + 1))
    write(tmp_path / "pages.csv", "missing.html,http://a.cn/x\n")
    outcomes = run(intake, tmp_path)
    assert sorted(kinds(outcomes)) == ["extraction_failed", "new", "too_large", "unreadable", "unsupported"]
    problems = sorted(outcome.kind for file, outcome in outcomes if is_problem(file, outcome))
    assert problems == ["extraction_failed", "too_large", "unreadable"]
    assert intake.recorder.archive.outcome_counts(intake.recorder.run.id) == dict.fromkeys(sorted(kinds(outcomes)), 1)


def test_a_named_file_of_another_kind_is_a_problem(intake: Intake, tmp_path: Path) -> None:
    [(file, outcome)] = run(intake, write(tmp_path / "a.png", b"\x89PNG"))
    assert outcome.kind is OutcomeKind.UNSUPPORTED
    assert is_problem(file, outcome)


def warc_of(folder: Path, recorder: Recorder) -> Path:
    file = WarcFile(folder, replace(recorder.run, warc_file="other.warc.gz"))
    page = make_response("http://a.cn/1.html", gzip.compress(PAGE.encode()))
    file.append(replace(page, headers=(("Content-Type", "text/html"), ("Content-Encoding", "gzip"))))
    file.append(replace(make_response("http://a.cn/2.png"), headers=(("Content-Type", "image/png"),)))
    file.append(make_response("http://a.cn/3.html", b"", status=302))
    file.append(make_response("http://a.cn/4.html", b"<h1>404</h1>", status=404))
    file.append(make_response("http://a.cn/robots.txt", b"User-agent: *"))
    file.close()
    return folder / "other.warc.gz"


def test_a_warc_gives_its_pages_with_their_own_times(intake: Intake, tmp_path: Path) -> None:
    path = warc_of(tmp_path, intake.recorder)
    assert kinds(run(intake, path)) == ["new", "unsupported", "unsupported", "gone", "unsupported"]
    [change] = intake.recorder.archive.changes(0)
    assert change.fetched_at == make_response().fetched_at
    assert change.revision.content.body == (BODY, BODY)
    assert intake.recorder.archive.capture(change.revision.capture_id).imported_from == str(path)


def test_damage_in_a_warc_is_said_and_the_rest_is_read(intake: Intake, tmp_path: Path) -> None:
    path = warc_of(tmp_path, intake.recorder)
    path.write_bytes(path.read_bytes()[:-30])
    outcomes = run(intake, path)
    assert outcomes[0][1].kind is OutcomeKind.NEW
    assert outcomes[-1][1].kind is OutcomeKind.DAMAGED


def test_pages_imported_before_a_kill_are_not_doubled(intake: Intake, tmp_path: Path) -> None:
    path = write(tmp_path / "1.html")
    intake.recorder.keep([replace(make_response(path.as_uri(), PAGE.encode(), None), content_type="text/html")])
    assert kinds(run(intake, path)) == [OutcomeKind.NEW]
    assert intake.recorder.archive.counts()["captures"] == 1


@pytest.mark.parametrize(
    ("html", "kind", "reason"),
    [
        ("<script>document.cookie='__jsl_clearance=1'</script>", OutcomeKind.BLOCKED, "challenge page: 加速乐"),
        ("<title>404</title><p>您访问的页面不存在</p>", OutcomeKind.SOFT_404, "soft 404: 404"),
        ("<p>请先登录</p>", OutcomeKind.NOT_AN_ARTICLE, "login: 请先登录"),
        ("<p>某市</p>", OutcomeKind.EXTRACTION_FAILED, "no body text"),
    ],
)
def test_what_is_no_article_is_kept_with_its_reason(
    intake: Intake, tmp_path: Path, html: str, kind: OutcomeKind, reason: str
) -> None:
    path = tmp_path / "a.html"
    path.write_text(html, "utf-8")
    [(_, outcome)] = run(intake, path)
    assert outcome == Outcome(kind, reason)
    archive = intake.recorder.archive
    capture = archive.latest_capture(path.as_uri())
    assert not archive.has_article(path.as_uri())
    assert capture is not None
    assert archive.payload(capture)[0] == html.encode()


def test_a_date_of_the_future_is_no_publication_date(intake: Intake, tmp_path: Path) -> None:
    path = write(tmp_path / "a.html", PAGE.replace("2021-07-13", "2999-07-13"))
    assert kinds(run(intake, path)) == [OutcomeKind.NEW]
    revision = intake.recorder.archive.revision(article_id(canonical_url(path.as_uri())))
    assert revision is not None
    assert revision.content.published is None


def part(number: int) -> str:
    """One of three pages of an article."""
    pager = " ".join(f"<a href=1{'' if page == 1 else f'_{page}'}.html>{page}</a>" for page in (1, 2, 3))
    url = f"http://a.cn/yw/1{'' if number == 1 else f'_{number}'}.html"
    page = PAGE.replace("<title>", f'<link rel="canonical" href="{url}"><title>')
    return page.replace(f"<p>{BODY}</p></div>", f"<p>{BODY}第{number}页。</p></div><p>{pager}</p>")


@pytest.mark.parametrize("order", list(permutations((1, 2, 3))))
@pytest.mark.parametrize("at_once", [True, False])
def test_pages_of_one_article_are_joined_in_whatever_order_they_come(
    intake: Intake, tmp_path: Path, order: tuple[int, ...], at_once: bool
) -> None:
    paths = [write(tmp_path / f"{place}-{number}.html", part(number)) for place, number in enumerate(order)]
    outcomes = run(intake, *paths) if at_once else [outcome for path in paths for outcome in run(intake, path)]
    assert sorted(kinds(outcomes)) == ["new", "part", "part"]
    archive = intake.recorder.archive
    revision = archive.revision(article_id(canonical_url("http://a.cn/yw/1.html")))
    assert revision is not None
    assert revision.content.body == (BODY, *(f"{BODY}第{number}页。" for number in (1, 2, 3)))
    captures = archive.part_captures(revision.article_id, revision.number)
    assert [capture.url for capture in captures] == ["http://a.cn/yw/1_2.html", "http://a.cn/yw/1_3.html"]
    assert archive.counts()["articles"] == 1
    assert set(kinds(run(intake, *paths))) == {OutcomeKind.UNCHANGED}


def test_a_page_that_is_missing_is_said_so(intake: Intake, tmp_path: Path) -> None:
    [(_, outcome)] = run(intake, write(tmp_path / "1.html", part(1)))
    missing = "http://a.cn/yw/1_2.html, http://a.cn/yw/1_3.html"
    assert outcome == Outcome(OutcomeKind.NEW, f"without its further pages {missing}")


def test_a_page_that_knows_of_no_first_one_is_an_article_of_its_own(intake: Intake, tmp_path: Path) -> None:
    other = PAGE.replace("<title>", '<link rel="canonical" href="http://a.cn/yw/1_2.html"><title>')
    paths = [write(tmp_path / "2.html", other), write(tmp_path / "1.html", part(1))]
    outcomes = [outcome for path in paths for _, outcome in run(intake, path)]
    assert [outcome.kind for outcome in outcomes] == [OutcomeKind.NEW, OutcomeKind.NEW]
    assert outcomes[1].reason == "without its further pages http://a.cn/yw/1_3.html"
    revision = intake.recorder.archive.revision(article_id(canonical_url("http://a.cn/yw/1.html")))
    assert revision is not None
    assert revision.content.body == (BODY, f"{BODY}第1页。")


def test_a_page_whose_first_one_is_damaged_in_the_archive_is_kept(
    intake: Intake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(intake, write(tmp_path / "1.html", part(1)))
    whole = intake.recorder.archive.payload

    def payload(capture: Capture) -> tuple[bytes, tuple[tuple[str, str], ...]]:
        if capture.url.endswith("/1.html"):
            raise DamagedWarcError("cut off", where=capture.warc_file)
        return whole(capture)

    intake = Intake(intake.recorder, intake.registry, LIMIT)
    monkeypatch.setattr(intake.recorder.archive, "payload", payload)
    assert kinds(run(intake, write(tmp_path / "2.html", part(2)))) == [OutcomeKind.PART]
