"""Floors on pages that are not ours: read where they lie, never copied here."""

import json
import runpy
from pathlib import Path
from typing import Any

import opencc
import pytest

from zhengfa.archive.content import Content
from zhengfa.crawler.extraction.article import extract
from zhengfa.crawler.extraction.labels import lift

# What is asked, but for editors: one of 26 pages prints an editor that its facts do not name.
FLOORS = {
    "body": 0.988,
    "title": 0.99,
    "date": 0.99,
    "date+time": 0.985,
    "source": 0.95,
    "author": 0.85,
    "editor": 0.99,
}
NOTHING_INVENTED = {"no author invented": 0.98, "no editor invented": 0.96}
GOOD_BODIES = 0.97  # of the pages have a body F1 of 0.95 or more, and none is below 0.5
ADAPTER = Path(__file__).parents[3] / "bench" / "extraction.py"
SEEDS = ("000", "001", "002", "003", "004")


@pytest.fixture(scope="module")
def scores(shared: Path) -> dict[str, float]:
    """The mean of every field over all pages."""
    folder = shared / "pages"
    judge: Any = runpy.run_path(str(folder / "score.py"))["score"]
    read: Any = runpy.run_path(str(ADAPTER))["extract"]
    rows = []
    for page, facts in json.loads((folder / "truth.json").read_text("utf-8")).items():
        html = (folder / "html" / f"{page}.html").read_bytes()
        gold = (folder / "gold" / f"{page}.txt").read_text("utf-8")
        rows.append(judge(facts, gold, read(html, facts["url"] or "")))
    bodies = [row["body"] for row in rows]
    shares = {"good": sum(body >= 0.95 for body in bodies) / len(bodies), "worst": min(bodies)}
    columns = {field: [row[field] for row in rows if row[field] is not None] for field in rows[0]}
    return shares | {field: sum(values) / len(values) for field, values in columns.items()}


@pytest.mark.parametrize("field", [*FLOORS, *NOTHING_INVENTED])
def test_real_pages_are_read_at_least_this_well(scores: dict[str, float], field: str) -> None:
    assert scores[field] >= {**FLOORS, **NOTHING_INVENTED}[field]


def test_nearly_all_bodies_are_whole_and_none_is_lost(scores: dict[str, float]) -> None:
    assert scores["good"] >= GOOD_BODIES
    assert scores["worst"] >= 0.5


def seed_path(shared: Path, number: str) -> Path:
    [path] = (shared / "seeds").glob(f"{number}_*.txt")
    return path


def read_seed(path: Path) -> Content:
    content = extract(path.read_bytes(), "file:///seed.txt", content_type="text/plain").content
    assert content is not None
    return content


def simplified(text: str | None) -> str | None:
    return opencc.OpenCC("t2s").convert(lift(text).text) if text else None


@pytest.mark.parametrize("number", SEEDS)
def test_a_seeds_fields_are_what_its_metadata_says(shared: Path, number: str) -> None:
    expected = json.loads((shared / "seeds/metadata.json").read_text("utf-8"))[number]
    content = read_seed(seed_path(shared, number))
    published = content.published.local.strftime("%Y-%m-%d %H:%M") if content.published else None
    assert {
        "title": simplified(content.headline),
        "source": simplified(content.byline.source),
        "author": simplified(" ".join(content.byline.authors)),
        "date": published,
        "editor": simplified(content.byline.editor),
    } == expected


@pytest.mark.parametrize("number", SEEDS)
def test_a_seeds_sentences_are_all_in_its_body(shared: Path, number: str) -> None:
    path = seed_path(shared, number)
    lines = [line.strip().replace("\xa0", " ") for line in path.read_text("utf-8").splitlines()]
    sentences = {line for line in lines if line.endswith("。") and "不代表本站" not in line}
    assert sentences <= set(read_seed(path).body)
