"""The order by relevance, measured on the labelled queries of `bench/relevance.toml`."""

from pathlib import Path
from statistics import fmean

import pytest

from bench.judged_texts import sample_documents, shared_documents
from bench.ranking import Part, changed, open_part
from bench.relevance import load_judged, ndcg
from zhengfa.indexer import planning

# What is reached less a little: a change that costs one query its order is seen, one of two neighbours is not.
FLOORS = {"samples": 0.945, "shared": 0.955}
QUERIES = {"samples": 30, "shared": 16}  # at the least: below that a mean says little


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Part:
    return open_part("samples", sample_documents(), tmp_path_factory.mktemp("ranking"))


@pytest.fixture(scope="module")
def real(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Part:
    return open_part("shared", shared_documents(shared), tmp_path_factory.mktemp("ranking"))


@pytest.fixture(params=["samples", "real"])
def part(request: pytest.FixtureRequest) -> Part:
    found: Part = request.getfixturevalue(request.param)
    return found


def test_every_judged_document_exists(part: Part) -> None:
    judged = {key for query in part.queries for key in query.grades}
    assert judged <= set(part.keys.values())


def test_every_query_finds_what_was_judged_for_it(part: Part) -> None:
    for query in part.queries:
        assert query.grades.keys() <= set(part.found(query.text, limit=len(part.keys))), query.text


def test_the_order_agrees_with_the_judgements(part: Part) -> None:
    assert fmean(part.scores().values()) >= FLOORS[part.name]


@pytest.mark.parametrize("name", QUERIES)
def test_every_query_is_asked_once_and_says_what_is_wanted(name: str) -> None:
    queries = load_judged(name)
    assert len({query.text for query in queries}) == len(queries) >= QUERIES[name]
    assert all(query.wants and 3 in query.grades.values() for query in queries)


@pytest.mark.parametrize(
    ("text", "constant", "dropped"), [("农民工", "HEADLINE_SCORE", 0.0), ("title:政法工作会议", "PHRASE_SCORE", 0.0)]
)
def test_each_score_earns_its_place(samples: Part, text: str, constant: str, dropped: float) -> None:
    with changed(((planning, constant, dropped),)):
        without = samples.scores()[text]
    assert samples.scores()[text] > without + 0.05


def test_ndcg_is_one_for_the_best_order_and_falls_with_every_exchange() -> None:
    grades = {"a": 3, "b": 2, "c": 1}
    assert ndcg(["a", "b", "c", "d"], grades) == 1
    assert 1 > ndcg(["a", "c", "b"], grades) > ndcg(["c", "b", "a"], grades) > ndcg(["d", "c"], grades) > 0
    assert ndcg(["d"] * 10 + ["a"], grades) == 0  # nobody scrolls that far
