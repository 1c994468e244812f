"""`zhengfa portal check` against portals that behave and portals that do not."""

import json
import re
import shutil
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.crawler.extraction.pages import article_page
from tests.flow.conftest import Run, as_json, write_config
from tests.flow.faulty import Answer, Faulty, drip, good, list_of, page, redirect, reset, serve
from zhengfa.archive.store import open_archive

ARTICLE = "/yw/202107/t20210713_1.html"
CONTACT = "mailto:archive@example.org"
GOOD = page(article_page(container="div class=TRS_Editor").encode())


@pytest.fixture
def server() -> Iterator[Faulty]:
    with serve() as served:
        served.answers |= {"/robots.txt": page(b"", 404), "/yw/": list_of(ARTICLE), ARTICLE: GOOD}
        yield served


def config_for(folder: Path, server: Faulty, *paths: str, **crawl: object) -> Path:
    declared = {
        **{"id": "p", "name": "样例", "province": "辽宁", "level": "city", "cms": "trs_wcm", "sample": True},
        **{"hosts": [server.host], "verified": "never"},
        "channels": [{"name": path.strip("/"), "url": f"http://{server.host}{path}"} for path in paths or ("/yw/",)],
    }
    settings = {"delay": 0, "timeout": 0.5, "contact": CONTACT, "failures": 99} | crawl
    return write_config(folder / "config.yaml", crawl=settings, portals=[declared])


def test_a_sample_is_checked_shown_and_verified(run: Run, config: Path, data: Path, tmp_path: Path) -> None:
    own = tmp_path / "config.yaml"
    shutil.copy(config, own)
    done = run("portal", "check", "sample_liaohe", "--mark-verified", "--config", own)
    assert (done.returncode, done.stderr) == (0, "")
    listed = re.findall(r"^(\d+) articles, (\d+) with a date; 0 links lead off the site$", done.stdout, re.MULTILINE)
    assert listed and all(int(articles) and articles == dated for articles, dated in listed)
    assert re.search(r"^\d+ list pages follow: http://", done.stdout, re.MULTILINE)
    assert re.search(r"^body +layout trs_wcm ", done.stdout, re.MULTILINE)
    assert "sample_liaohe: all is well" in done.stdout
    added = set(own.read_text().splitlines()) - set(config.read_text().splitlines())
    assert [line.partition(":")[0] for line in added] == ["    verified"]
    # Nothing is taken in, and what was fetched is evidence.
    with open_archive(data) as archive:
        assert (archive.counts()["articles"], archive.counts()["captures"]) == (0, len(listed) + 2)
        assert archive.outcome_counts() == {"checked": len(listed) + 1, "robots": 1}
    crawled = as_json(run("crawl", "sample_liaohe", "--json", "--no-index", "--config", own))
    assert crawled["outcomes"]["new"] > 100


def test_json_holds_the_lists_the_article_and_the_findings(run: Run, server: Faulty, tmp_path: Path) -> None:
    done = run("portal", "check", "p", "--json", "--config", config_for(tmp_path, server))
    values = as_json(done)
    assert done.returncode == 0
    [listed] = values["lists"]
    row = {"url": f"http://{server.host}{ARTICLE}", "title": "x", "published_at": "2021-07-13"}
    assert listed == {
        **{"channel": "yw", "url": f"http://{server.host}/yw/", "rows": [row], "following": [], "off_site": 0}
    }
    assert (values["article"]["source"], values["is_well"], values["unasked"]) == ("某市日报", True, [])
    assert {finding["kind"] for finding in values["findings"]} == {"old", "no_paging"}


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        (page(b"<h1>403</h1>", 403), "blocked", "the portal refuses the visit: HTTP 403"),
        (page(b"<script>document.cookie='__jsl_clearance=1'</script>"), "blocked", "challenge page"),
        (page(b"", 404), "http_error", "there is no such page (HTTP 404)"),
        (page(b"", 501), "http_error", "HTTP 501"),
        (reset, "no_answer", "the host does not answer"),
        (drip, "no_answer", "DownloadTimeoutError"),
        (redirect("http://10.0.0.1/"), "unsafe", "10.0.0.1: private"),
        (page("<p>暂无内容</p>".encode()), "no_articles", "no link looks like an article of trs_wcm"),
        (page(b"<h1>x", Content_Encoding="odd"), "unreadable", "content encoding 'odd' is not known here"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_wrong_with_a_list_is_said_in_words(
    run: Run, server: Faulty, tmp_path: Path, answer: Answer, kind: str, words: str
) -> None:
    server.answers["/yw/"] = answer
    done = run("portal", "check", "p", "--json", "--config", config_for(tmp_path, server))
    assert done.returncode == 7, done.stderr
    values = as_json(done)
    [finding] = [finding for finding in values["findings"] if finding["is_wrong"]]
    assert (finding["kind"], values["is_well"], values["article"]) == (kind, False, None)
    assert words in finding["what"]


def test_robots_are_followed_and_the_other_channels_are_looked_at(run: Run, server: Faulty, tmp_path: Path) -> None:
    server.answers["/robots.txt"] = page(b"User-agent: *\nDisallow: /closed/")
    config = config_for(tmp_path, server, "/closed/", "/yw/")
    done = run("portal", "check", "p", "--config", config)
    assert done.returncode == 7
    assert "wrong: its robots.txt closes this page to us" in done.stdout
    assert "=== yw " in done.stdout
    assert server.paths == ["/robots.txt", "/yw/", ARTICLE]


def test_after_a_refusal_nothing_more_is_asked_for(run: Run, server: Faulty, tmp_path: Path) -> None:
    server.answers["/no/"] = page(b"", 403)
    done = run("portal", "check", "p", "--config", config_for(tmp_path, server, "/no/", "/yw/"))
    assert done.returncode == 7
    assert "not asked for, since the visit ended: yw" in done.stdout
    assert server.paths == ["/robots.txt", "/no/"]


def test_an_unknown_name_is_said_to_have_no_address(run: Run, server: Faulty, tmp_path: Path) -> None:
    config = config_for(tmp_path, server)
    config.write_text(
        config.read_text().replace(server.host, "nobody.invalid").replace("sample: true", "sample: false")
    )
    done = run("portal", "check", "p", "--config", config)
    assert done.returncode == 7
    assert "wrong: the name nobody.invalid has no address" in done.stdout
    assert "former_hosts" in done.stdout


def test_a_name_that_leads_inside_is_not_asked(run: Run, server: Faulty, tmp_path: Path) -> None:
    config = config_for(tmp_path, server)
    name = f"inside.example:{server.server_port}"
    config.write_text(config.read_text().replace(server.host, name).replace("sample: true", "sample: false"))
    names = json.dumps({"inside.example": ["127.0.0.1"]})
    done = run(names, "portal", "check", "p", "--config", config, module=("tests.flow.named",))
    assert done.returncode == 7
    assert "inside.example is at 127.0.0.1: loopback" in done.stdout
    assert not server.asked


def test_a_named_article_is_looked_at_and_what_it_lacks_is_said(run: Run, server: Faulty, tmp_path: Path) -> None:
    other = "/yw/202107/t20210714_2.html"
    server.answers[other] = good(2)
    url = f"http://{server.host}{other}"
    config = config_for(tmp_path, server)
    done = run("portal", "check", "p", "--article", url, "--mark-verified", "--config", config)
    assert done.returncode == 7
    assert "wrong: no source is read" in done.stdout
    assert f"at {url}" in done.stdout
    assert "verified: never" in config.read_text()


@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        (("--article", "http://b.example/1"), 4, "is at none of the portal's hosts; they are: 127.0.0.1:"),
        (("--article", "yw"), 4, "is at none of the portal's hosts"),
        (("--channel", "xx"), 4, "--channel: no channel 'xx'; known: yw"),
        (("--channel", "yw", "--mark-verified"), 4, "--mark-verified needs all channels; leave --channel out"),
    ],
)
def test_what_cannot_be_checked_is_said_before_anything_is_asked(
    run: Run, server: Faulty, tmp_path: Path, options: tuple[str, ...], code: int, message: str
) -> None:
    done = run("portal", "check", "p", *options, "--config", config_for(tmp_path, server))
    assert done.returncode == code
    assert message in done.stderr
    assert not server.asked


def test_a_real_portal_is_not_visited_without_a_contact(run: Run, server: Faulty, tmp_path: Path) -> None:
    config = config_for(tmp_path, server, contact="")
    config.write_text(config.read_text().replace("sample: true", "sample: false"))
    done = run("portal", "check", "p", "--config", config)
    assert done.returncode == 3
    assert "crawl.contact: empty, and real portals are not visited anonymously" in done.stderr
    assert not server.asked


def test_a_page_is_recorded_read_again_and_never_overwritten_unasked(run: Run, server: Faulty, tmp_path: Path) -> None:
    config, url = config_for(tmp_path, server), f"http://{server.host}{ARTICLE}"
    assert run("portal", "check", "p", "--examples", "--config", config).returncode == 4
    done = run("portal", "record", "p", url, "--config", config)
    assert done.returncode == 0, done.stderr
    page = tmp_path / "portals/examples/p/yw-202107-t20210713_1.html"
    assert f"recorded: {page}" in done.stdout
    assert page.read_bytes() == article_page(container="div class=TRS_Editor").encode()

    server.answers.clear()  # nothing is fetched from here on
    server.asked.clear()
    again = run("portal", "record", "p", url, "--config", config)
    assert (again.returncode, "is recorded already" in again.stderr) == (4, True)
    same = run("portal", "check", "p", "--examples", "--config", config)
    assert same.returncode == 0
    assert "as recorded\n  nobody has compared it with the page yet" in same.stdout
    expected = page.with_suffix(".yaml")
    expected.write_text(expected.read_text().replace("李明", "王明").replace("会议强调", "会议要求"))
    differs = run("portal", "check", "p", "--examples", "--config", config)
    assert differs.returncode == 7
    assert "editor: should be “王明”, is “李明”" in differs.stdout
    assert "body: is missing: “会议要求," in differs.stdout
    assert "body: should not be there: “会议强调," in differs.stdout
    values = as_json(run("portal", "check", "p", "--examples", "--json", "--config", config))
    assert [one["field"] for one in values["examples"][0]["differences"]] == ["editor", "body"]
    assert not server.asked


def test_what_is_no_article_is_not_recorded(run: Run, server: Faulty, tmp_path: Path) -> None:
    config = config_for(tmp_path, server)
    done = run("portal", "record", "p", f"http://{server.host}/yw/", "--config", config)
    assert done.returncode == 7
    assert "nothing was recorded" in done.stderr
    assert "wrong: no article is read from it" in done.stdout
    assert not (tmp_path / "portals").exists()


def test_a_certificate_that_browsers_warn_of_is_noted_and_the_page_is_read(run: Run, tmp_path: Path) -> None:
    key, files = ec.generate_private_key(ec.SECP256R1()), tmp_path / "server.pem"
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "old.example")])
    since, until = datetime(2020, 1, 1, tzinfo=UTC), datetime(2021, 1, 1, tzinfo=UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, since, until).sign(key, hashes.SHA256())
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    files.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, *plain) + made.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(files)
    with serve(context) as server:
        server.answers |= {"/robots.txt": page(b"", 404), "/yw/": list_of(ARTICLE), ARTICLE: GOOD}
        config = config_for(tmp_path, server)
        config.write_text(config.read_text().replace("http://", "https://"))
        done = run("portal", "check", "p", "--json", "--config", config)
    assert done.returncode == 0, done.stdout
    notes = {finding["kind"]: finding["what"] for finding in as_json(done)["findings"]}
    assert notes["certificate"] == f"the certificate of {server.host} is expired on 2021-01-01"
