"""Elasticsearch is down while portals are crawled and people search: nothing is lost, and all of it arrives once."""

import os
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest

from tests.conftest import ROOT
from tests.elasticsearch_server import free_ports
from tests.flow.conftest import SECONDS, as_json
from tests.making import read_page
from zhengfa.indexer.opening import open_engine
from zhengfa.settings.loading import load_settings
from zhengfa.webui.app import create_app

PORTAL = "sample_liaohe"


def on_elasticsearch(config: Path, address: str, name: str, folder: Path) -> Path:
    """The configuration of the samples, with a server as its engine."""
    engine = f"engine: elasticsearch\nhosts: [{address}]\nelasticsearch: {{index: {name}}}\ndata: {folder / 'archive'}"
    text = config.read_text().replace("engine: embedded", engine).replace("\ndata: data ", "\n# ")
    path = folder / f"{uuid4().hex}.yaml"
    path.write_text(text)
    return path


def zhengfa(config: Path, *args: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ZHENGFA_")}
    command = [sys.executable, "-m", "zhengfa", *args]
    environment = kept | {"ZHENGFA_CONFIG": str(config)}
    return subprocess.run(
        command, capture_output=True, text=True, env=environment, cwd=ROOT, timeout=SECONDS, check=False
    )


@pytest.fixture
def name() -> str:
    return f"outage_{uuid4().hex}"


@pytest.fixture
def down(config: Path, name: str, tmp_path: Path) -> Path:
    """A configuration whose server is not there."""
    return on_elasticsearch(config, f"http://127.0.0.1:{free_ports(1)[0]}", name, tmp_path)


@pytest.fixture
def up(config: Path, name: str, tmp_path: Path, elasticsearch: str) -> Path:
    """The same with the server back."""
    return on_elasticsearch(config, elasticsearch, name, tmp_path)


def test_a_crawl_goes_on_without_the_engine_and_everything_arrives_once(down: Path, up: Path) -> None:
    crawled = zhengfa(down, "crawl", PORTAL, "--json")
    assert crawled.returncode == 7  # partly done
    [said] = crawled.stderr.splitlines()
    assert said.startswith("the articles are kept, but not indexed yet: http")
    assert "Elasticsearch cannot be reached" in said
    articles = as_json(crawled)["outcomes"]["new"]
    searched = zhengfa(down, "search", "政法")
    assert searched.returncode not in (0, 7)
    assert "Elasticsearch cannot be reached" in searched.stderr
    assert "Traceback" not in searched.stderr

    assert as_json(zhengfa(up, "index", "--json"))["added"] == articles
    assert as_json(zhengfa(up, "index", "--json"))["added"] == 0
    found = as_json(zhengfa(up, "search", "--limit", "1000", "--json"))
    assert found["total"] == articles == len({hit["article_id"] for hit in found["hits"]})


def test_the_page_says_so_in_a_line_and_articles_stay_readable(down: Path, up: Path) -> None:
    zhengfa(up, "crawl", PORTAL)
    [hit] = as_json(zhengfa(up, "search", "--limit", "1", "--json"))["hits"]
    settings = load_settings(down, {})
    client = create_app(open_engine(settings), settings.data, settings.to_portals(), read_page=read_page).test_client()
    answer = client.get("/?q=政法")
    assert answer.status_code == 503
    assert "暂时不能查询" in answer.text
    assert "检索服务器现在连不上" in answer.text
    assert 'value="政法"' in answer.text  # what was typed is still there
    assert client.get(f"/article/{hit['article_id']}?q=政法").status_code == 200
