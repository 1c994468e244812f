"""The main job on real input: five real texts and 84 real pages, which are not ours."""

from pathlib import Path

from tests.flow.conftest import Run, as_json


def found(run: Run, query: str) -> set[str]:
    """The numbers of the seeds that a query finds."""
    result = as_json(run("search", query, "--json"))
    names = {hit["url"].rsplit("/", 1)[1][:3] for hit in result["hits"]}
    assert len(names) == result["total"]
    return names


def test_the_seeds_are_found_in_either_script(run: Run, shared: Path) -> None:
    done = run("import", *sorted((shared / "seeds").glob("*.txt")), "--json")
    assert as_json(done)["outcomes"] == {"new": 5}, done.stderr
    assert found(run, "张国清") == found(run, "張國清") == {"002", "003"}
    assert found(run, "于天敏") == found(run, "於天敏") == {"000", "002"}
    assert found(run, '"一走了之"') == found(run, "“一走了之”") == {"001"}


def test_the_pages_are_imported_and_found(run: Run, shared: Path) -> None:
    done = run("import", shared / "pages/html", "--json")
    report = as_json(done)
    assert report["problems"] == []
    assert report["outcomes"] == {"new": 84}
    assert as_json(run("search", "--json"))["total"] == 84
    assert as_json(run("search", "“中华人民共和国监察法”", "--json"))["total"] >= 1
