"""From portal page to answer, and again after kill -9 between any two steps."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.archive.foreign import gzipped, response, revisit, sha1, write_wacz
from tests.archive.test_evidence import checks
from tests.flow.conftest import Run, as_json
from zhengfa.archive.recorder import record_run
from zhengfa.archive.records import RunKind
from zhengfa.archive.store import Archive, open_archive
from zhengfa.archive.urls import article_id, canonical_url
from zhengfa.archive.warc import OPEN_SUFFIX
from zhengfa.archive.warc_contents import Damage
from zhengfa.archive.warc_records import read_responses
from zhengfa.indexer.query import UNKNOWN
from zhengfa.samples.articles import SampleArticle, sample_articles

PORTALS = ("sample_liaohe", "sample_jiangnan")
ALL = sum(len(sample_articles(portal)) for portal in PORTALS)
# One portal is enough to be killed at.
ONE = ("sample_jiangnan",)
ALL_OF_ONE = len(sample_articles(*ONE))


def check_article(archive: Archive, address: str, truth: SampleArticle) -> None:
    revisions = archive.revisions(article_id(canonical_url(f"http://{address}{truth.path}")))
    assert len(revisions) == 1
    content = revisions[0].content
    assert (content.headline, content.subtitle, content.body) == (truth.headline, truth.subtitle, truth.body)
    assert (content.byline.source, content.byline.authors) == (truth.source, truth.authors)
    assert content.byline.editor == truth.editor
    assert content.published is not None
    assert content.published.local == truth.published


def check_all(data: Path, addresses: Mapping[str, str], run: Run, portals: tuple[str, ...]) -> None:
    """Every article once, every capture sound, every WARC whole, everything found."""
    with open_archive(data) as archive:
        with record_run(archive, RunKind.IMPORT):  # finishes what was cut off
            pass
        for portal in portals:
            for truth in sample_articles(portal):
                check_article(archive, addresses[portal], truth)
        total = sum(len(sample_articles(portal)) for portal in portals)
        assert archive.counts()["articles"] == archive.counts()["revisions"] == total
        assert archive.outcome_counts()["new"] == total
        for row in archive.connection.execute("SELECT capture_id FROM captures"):
            archive.payload(archive.capture(row[0]))
        for path in archive.warc_folder.iterdir():
            assert not path.name.endswith(OPEN_SUFFIX)
            assert not [found for found in read_responses(path) if isinstance(found, Damage)]
    assert as_json(run("search", "--json", "--limit", "1000"))["total"] == total


def test_a_crawl_reads_every_sample_as_it_was_written(run: Run, data: Path, addresses: Mapping[str, str]) -> None:
    done = run("crawl", *PORTALS, "--json")
    assert done.returncode == 0, done.stderr
    report = as_json(done)
    assert report["outcomes"] == {"new": ALL, "listed": 18}
    assert report["indexed"] == {"added": ALL, "removed": 0, "watermark": ALL, "refused": {}, "withheld": 0}
    check_all(data, addresses, run, PORTALS)

    again = as_json(run("crawl", *PORTALS, "--json"))
    assert again["outcomes"] == {"listed": 2 * 4}  # of each of four channels, the newest list page and one more
    assert again["indexed"]["added"] == 0

    found = as_json(run("search", "扫黑除恶", "--json"))
    wanted = [a for portal in PORTALS for a in sample_articles(portal) if "扫黑除恶" in a.headline + "".join(a.body)]
    assert found["total"] >= len(wanted) > 10
    assert set(found["facets"]["province"]) == {"辽宁", "浙江"}
    assert UNKNOWN not in found["facets"]["year"]
    assert all(hit["is_sample"] for hit in found["hits"])


KILLS = [
    pytest.param("zhengfa.archive.warc:WarcFile.append", 60, id="before-a-capture-is-written"),
    pytest.param("zhengfa.archive.warc:WarcFile.append", -60, id="between-warc-and-its-fsync"),
    # The file begins with what it is; then each request stands before its response.
    pytest.param("warcio.warcwriter:WARCWriter.write_record", -122, id="between-request-and-response"),
    pytest.param("zhengfa.archive.warc:WarcFile.sync", -9, id="between-warc-and-database"),
    pytest.param("zhengfa.archive.recorder:Recorder.keep", -60, id="between-capture-and-article"),
    pytest.param("zhengfa.archive.recorder:Recorder._insert_revision", 60, id="inside-an-articles-transaction"),
    pytest.param("zhengfa.archive.recorder:Recorder.save", -60, id="after-an-article"),
    pytest.param("zhengfa.archive.warc:WarcFile.close", 1, id="before-the-warc-is-closed"),
    pytest.param("zhengfa.indexer.embedded.writer:EmbeddedWriter.add", 100, id="while-indexing"),
    pytest.param("zhengfa.indexer.embedded.writer:write_state", 1, id="between-index-and-watermark"),
    pytest.param("zhengfa.indexer.embedded.folder:IndexFolder.swap_in", 1, id="before-the-index-is-put-in-place"),
]


@pytest.mark.parametrize(("target", "count"), KILLS)
def test_nothing_is_lost_or_doubled_by_a_kill(
    run: Run, data: Path, addresses: Mapping[str, str], target: str, count: int
) -> None:
    killed = run(target, count, "crawl", *ONE, module=("tests.flow.killed",))
    assert killed.returncode == -9, killed.stderr
    assert run("crawl", *ONE).returncode == 0
    check_all(data, addresses, run, ONE)


def test_a_rebuild_that_was_killed_leaves_the_live_index(run: Run) -> None:
    run("crawl", *ONE)
    target = "zhengfa.indexer.embedded.writer:EmbeddedWriter.commit"
    killed = run(target, -1, "index", "--rebuild", module=("tests.flow.killed",))
    assert killed.returncode == -9
    assert as_json(run("search", "--json"))["total"] == ALL_OF_ONE
    done = {"removed": 0, "watermark": ALL_OF_ONE, "refused": {}, "withheld": 0}
    assert as_json(run("index", "--json")) == {"added": 0, **done}
    assert as_json(run("index", "--rebuild", "--json")) == {"added": ALL_OF_ONE, **done}


def test_an_import_that_was_killed_is_made_up_for(run: Run, data: Path, tmp_path: Path) -> None:
    for number in range(120):
        page = (
            f"<h1>第{number}次全体会议召开</h1><div class='TRS_Editor'><p>{'会议研究部署平安建设工作。' * 3}</p></div>"
        )
        (tmp_path / f"{number:03}.html").write_text(page)
    target = "zhengfa.archive.recorder:Recorder.save"
    assert run(target, 70, "import", tmp_path, module=("tests.flow.killed",)).returncode == -9
    with open_archive(data) as archive:
        assert archive.counts()["articles"] == 50  # the first batch
    assert as_json(run("import", tmp_path, "--json"))["outcomes"] == {"new": 70, "unchanged": 50}
    with open_archive(data) as archive:
        assert archive.counts()["captures"] == archive.counts()["articles"] == 120


@pytest.mark.parametrize(
    ("target", "count"),
    [("zhengfa.archive.warc:WarcFile.sync", -5), ("zhengfa.archive.recorder:Recorder.keep", -3)],
)
def test_a_second_crawl_that_was_killed_leaves_every_capture_readable(
    run: Run, data: Path, addresses: Mapping[str, str], target: str, count: int
) -> None:
    run("crawl", *ONE)
    assert run(target, count, "crawl", *ONE, module=("tests.flow.killed",)).returncode == -9
    assert run("crawl", *ONE).returncode == 0
    check_all(data, addresses, run, ONE)
    with open_archive(data) as archive:
        assert checks(*archive.warc_folder.glob("*.gz"))
        revisits = archive.connection.execute("SELECT count(*) FROM captures WHERE refers_to IS NOT NULL").fetchone()[0]
    assert revisits > 4  # the four lists of the third crawl, and some of the second
    assert run("captures", "--verify").returncode == 0


@pytest.mark.parametrize(
    ("target", "count"),
    [
        ("zhengfa.archive.quarantine:_write", 1),
        ("zhengfa.archive.quarantine:_write", -1),
        ("zhengfa.crawler.importing:set_aside", -1),
        ("zhengfa.archive.recorder:Recorder.keep", -1),
    ],
)
def test_what_is_set_aside_is_there_once_after_a_kill(
    run: Run, data: Path, tmp_path: Path, target: str, count: int
) -> None:
    page = f"<h1>全体会议召开</h1><div class='TRS_Editor'><p>{'会议研究部署平安建设工作。' * 3}</p></div>".encode()
    broken = response(page, "http://a.cn/2.html", Payload_Digest=sha1(b""))
    path = write_wacz(tmp_path / "a.wacz", {"archive/a.warc.gz": gzipped(response(page), broken, revisit(sha1(page)))})
    assert run(target, count, "import", path, module=("tests.flow.killed",)).returncode == -9
    for expected in ({"new": 1, "unchanged": 1, "damaged": 1}, {"unchanged": 2, "damaged": 1}):
        done = run("import", path, "--json")
        assert done.returncode == 7
        report = as_json(done)
        assert (report["outcomes"], report["quarantined"]) == (expected, 1)
    with open_archive(data) as archive:
        assert archive.counts()["captures"] == 2
        assert archive.counts()["articles"] == 1
        assert checks(*archive.warc_folder.glob("*.gz"))
    assert as_json(run("import", "--retry", "--json"))["outcomes"] == {"damaged": 1}
