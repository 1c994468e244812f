"""`python -m bench.links [--misses] [SEED …]`: how well posts are put together to persons.

Over made-up careers with homonyms, whose articles go through the real pipeline, one row a seed; and over the real
texts, labelled by hand. P and R are of pairs of roles: those joined that are one person's, and those of one person that
are joined; "apart" without those that one title names; "evidence" of pairs of single sentences.
"""

import os
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from bench.career_archive import tell_careers
from bench.career_spans import Measured
from bench.career_truth import judge
from bench.evidence import holdings_of
from bench.labelled_links import load_labels, register_shared
from bench.link_scores import Judged, Scores, calibration, score
from zhengfa.indexer.register.persons import to_links, to_persons
from zhengfa.indexer.register.roles import read_roles
from zhengfa.terminal import Terminal

ROOT = Path(__file__).parent.parent
SEEDS = (1, 2, 3)
HEADINGS = (
    *("set", "names", "roles", "mixed", "P", "R", "P apart", "R apart", "P evidence", "R evidence"),
    *("maybe", "of them true", "unlikely", "of them true"),
)
MEASURED = ("set", "of", "count", "right", "wrong", "open")
CALIBRATED = ("probability from", "links", "mean", "true")


def judge_shared(shared: Path) -> Iterator[Judged]:
    """The labelled names of the real texts."""
    with register_shared(shared) as (file, keys), closing(file.connect()) as connection:
        for name, persons in load_labels().items():
            known = read_roles(connection, name)
            truth = defaultdict[int, list[str]](list)
            for role in known.roles:
                for holding in holdings_of(connection, name, [role]):
                    [article] = connection.execute(_ARTICLE, (holding,)).fetchone()
                    truth[role.number] += [persons[keys[article]]] if keys[article] in persons else []
            links = to_links(name, known.roles, known.together, {})
            yield Judged(name, to_persons(name, known.roles, known.together, {}), [*links.values()], truth)


_ARTICLE = "SELECT article_id FROM holdings JOIN articles USING (article) WHERE holding = ?"


def main(arguments: Sequence[str]) -> None:
    """Print the figures."""
    terminal, is_wanted = Terminal(), "--misses" in arguments
    shared = Path(os.environ.get("ZHENGFA_SHARED") or ROOT.parent / "shared")
    rows, measures, all_scores = [], [], []
    if (shared / "officials").is_dir():
        scores = score(judge_shared(shared))
        rows.append(("labelled", *figures(scores)))
        _print_misses(terminal, "labelled", scores.misses, is_wanted)
    else:
        terminal.warn(f"{shared} is absent: only made-up careers are linked; set ZHENGFA_SHARED")
    for seed in [int(one) for one in arguments if one.isdigit()] or SEEDS:
        measured = Measured()
        with tell_careers(seed) as told:
            scores = score(judge(told, measured))
        all_scores.append(scores)
        rows.append((f"seed {seed}", *figures(scores)))
        measures += [(f"seed {seed}", *row) for row in shares(measured)]
        _print_misses(terminal, f"seed {seed}", [*scores.misses, *measured.misses()], is_wanted)
    terminal.table(HEADINGS, rows)
    terminal.table(MEASURED, measures)
    terminal.table(CALIBRATED, calibrated(all_scores))


def _print_misses(terminal: Terminal, name: str, misses: Sequence[str], is_wanted: bool) -> None:
    for miss in misses if is_wanted else ():
        terminal.line(f"{name}: {miss}")


def figures(scores: Scores) -> tuple[str, ...]:
    """A row of the table."""
    pairs = (scores.pairs, scores.apart, scores.evidence)
    shared = (f"{share:.3f}" for one in pairs for share in (one.precision, one.recall))
    left = (str(count) for one in (scores.maybe, scores.unlikely) for count in (one.total(), one[True]))
    return (str(scores.names), str(scores.roles), str(scores.mixed), *shared, *left)


def shares(measured: Measured) -> Iterator[tuple[str, ...]]:
    """What is measured beside links, a row each."""
    yield ("regions of posts", *measured.places.shares())
    yield ("posts read", *measured.misread.shares())
    yield ("first days", *measured.first.shares())
    yield ("last days", *measured.last.shares())
    yield ("appointments told", *measured.appointed.shares())
    yield ("removals told", *measured.removed.shares())


def calibrated(all_scores: Sequence[Scores]) -> list[tuple[str, ...]]:
    """How honest probabilities are, over all seeds."""
    together = Scores()
    for scores in all_scores:
        for first, found in scores.bins.items():
            together.bins[first] += found
    return [
        (f"{first:g}", str(count), f"{mean:.3f}", f"{true:.3f}") for first, count, mean, true in calibration(together)
    ]


if __name__ == "__main__":
    main(sys.argv[1:])
