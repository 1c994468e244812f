"""`python -m bench.officials [--misses] [--tagger]`: how well officials are read in labelled and invented texts.

With --tagger there is a second row for each set of texts: the rules with the tagger beside them.
"""

import json
import os
import re
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.indexer.officials.sentences import BATCHES, expected
from zhengfa.indexer.officials.lexicon import HEADS
from zhengfa.indexer.officials.reading import read_mentions
from zhengfa.indexer.officials.records import Mention
from zhengfa.indexer.officials.tagging import Tagger, load_tagger
from zhengfa.indexer.repair.text import repair
from zhengfa.terminal import Terminal

ROOT = Path(__file__).parent.parent
ROUNDS = 5  # of which the fastest counts: the machine is shared
HEADINGS = ("texts", "officials", "P", "R", "pairs exact", "lenient", "false in 100", "characters/s")


@dataclass(frozen=True, slots=True)
class Gold:
    """A labelled mention: where its name stands, or None if the text does not hold it."""

    span: tuple[int, int] | None
    name: str
    title: str | None
    is_official: bool


@dataclass(frozen=True, slots=True)
class Labelled:
    """A repaired text and its labelled mentions."""

    key: str
    text: str
    mentions: tuple[Gold, ...]


@dataclass(slots=True)
class Score:
    """Counts over texts."""

    wanted: int = 0
    found: int = 0
    right: int = 0
    exact: int = 0
    lenient: int = 0
    false: int = 0  # reporters and private people taken for officials
    misses: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / max(self.found, 1)

    @property
    def recall(self) -> float:
        return self.right / max(self.wanted, 1)

    def f1(self, pairs: int) -> float:
        """F1 of pairs of name and title."""
        return 2 * pairs / max(self.found + self.wanted, 1)

    @property
    def false_in_hundred(self) -> float:
        return 100 * self.false / max(self.found, 1)


def score(texts: Sequence[Labelled], tagger: Tagger | None = None) -> Score:
    """What is read in labelled texts, beside what should be."""
    total = Score()
    for labelled in texts:
        mentions = read_mentions(labelled.text, tagger)
        read = {(m.name_start, m.name_end): m for m in mentions if m.is_official}
        wanted = {gold.span: gold for gold in labelled.mentions if gold.is_official and gold.span}
        unplaced = [gold for gold in labelled.mentions if gold.is_official and gold.span is None]
        total.wanted += len(wanted) + len(unplaced)
        total.found += len(read)
        for span, mention in read.items():
            _count(total, labelled, mention, wanted.get(span))
        missed = [gold for span, gold in wanted.items() if span not in read] + unplaced
        total.misses += [f"{labelled.key}: missed {gold.name} ({gold.title}) at {gold.span}" for gold in missed]
    return total


def _count(total: Score, labelled: Labelled, mention: Mention, gold: Gold | None) -> None:
    if gold is None or gold.name != mention.name:
        around = labelled.text[max(0, mention.start - 10) : mention.end + 10].replace("\n", "⏎")
        total.misses.append(f"{labelled.key}: false {mention.name} ({mention.title}) in {around}")
        others = {other.span for other in labelled.mentions if not other.is_official}
        total.false += (mention.name_start, mention.name_end) in others
        return
    total.right += 1
    total.exact += _plain(mention.title) == _plain(gold.title)
    if _agree(_plain(mention.title), _plain(gold.title)):
        total.lenient += 1
    if _plain(mention.title) != _plain(gold.title):
        total.misses.append(f"{labelled.key}: {mention.name}: {mention.title}, not {gold.title}")


def _plain(title: str | None) -> str | None:
    """ASCII and full-width marks count as equal, and blanks not at all."""
    return None if title is None else re.sub(r"\s", "", title).translate(str.maketrans(",()", "，（）"))


def _agree(read: str | None, gold: str | None) -> bool:
    """Whether one title holds the other and their heads are the same."""
    if read is None or gold is None:
        return read == gold
    heads = [next((h[0] for h in HEADS.finditer(title) if h.end() == len(title)), title[-2:]) for title in (read, gold)]
    return (read in gold or gold in read) and heads[0] == heads[1]


def load_shared(shared: Path) -> list[Labelled]:
    """The labelled texts of `officials`."""
    documents = json.loads((shared / "officials/mentions.json").read_text("utf-8"))
    return [
        _labelled(each["id"], (shared / f"officials/text/{each['id']}.txt").read_text("utf-8"), each["mentions"])
        for each in documents
    ]


def load_seeds(shared: Path) -> list[Labelled]:
    """The five pages, repaired."""
    documents = json.loads((shared / "seeds/officials.json").read_text("utf-8"))
    return [
        _labelled(each["doc"][:3], (shared / "seeds" / each["doc"]).read_text("utf-8"), each["mentions"])
        for each in documents
        if "doc" in each
    ]


def load_sentences(sentences: Sequence[tuple[str, str]]) -> list[Labelled]:
    """Invented sentences."""
    found = []
    for number, (text, marks) in enumerate(sentences):
        rows = [{"surface": name, "name": name, "title": title, "is_official": True} for name, title in expected(marks)]
        found.append(_labelled(str(number), text, rows))
    return found


def _labelled(key: str, published: str, rows: Sequence[dict[str, str | bool | None]]) -> Labelled:
    text = repair(published).text
    return Labelled(key, text, tuple(_placed(text, rows)))


def _placed(text: str, rows: Sequence[dict[str, str | bool | None]]) -> Iterator[Gold]:
    """Each surface at its next occurrence in the text; labels are in its order, but for a few."""
    at, used = 0, set[int]()
    for row in rows:
        written = str(row.get("name_as_written") or row["name"])
        surface = _pattern(str(row["surface"]))
        found = surface.search(text, at) or next((m for m in surface.finditer(text) if m.start() not in used), None)
        title = row["title"]
        span = None
        if found:
            names = list(_pattern(written).finditer(found[0]))
            if names:
                span = found.start() + names[-1].start(), found.start() + names[-1].end()
                at = span[1]
                used.add(found.start())
        yield Gold(span, str(row["name"]), str(title) if title else None, bool(row["is_official"]))


def _pattern(words: str) -> re.Pattern[str]:
    """Words with any blanks between their characters and either kind of comma."""
    characters = ("[,，]" if c in ",，" else re.escape(c) for c in words if not c.isspace())
    return re.compile(r"[ \u3000\xa0]*".join(characters))


def speed(texts: Sequence[Labelled], tagger: Tagger | None = None) -> float:
    """Characters a second on one core."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for labelled in texts:
            read_mentions(labelled.text, tagger)
        times.append(time.perf_counter() - start)
    return sum(len(labelled.text) for labelled in texts) / min(times)


def main(arguments: Sequence[str]) -> None:
    """Print the figures."""
    terminal = Terminal()
    shared = Path(os.environ.get("ZHENGFA_SHARED") or ROOT.parent / "shared")
    parts = [(f"invented, {name}", load_sentences(batch)) for name, batch in BATCHES.items()]
    if (shared / "officials").is_dir():
        parts = [("officials", load_shared(shared)), ("seeds", load_seeds(shared)), *parts]
    else:
        terminal.warn(f"{shared} is absent: only invented sentences are read; set ZHENGFA_SHARED")
    readers: list[tuple[str, Tagger | None]] = [("", None)]
    readers += [(", tagger", load_tagger())] if "--tagger" in arguments else []
    rows = []
    for name, texts in parts:
        for beside, tagger in readers:
            scored = score(texts, tagger)
            rows.append((name + beside, *_figures(scored), f"{speed(texts, tagger):,.0f}"))
            if "--misses" in arguments:
                for miss in scored.misses:
                    terminal.line(f"{name}{beside}: {miss}")
    terminal.table(HEADINGS, rows)


def _figures(scored: Score) -> tuple[str, ...]:
    shares = (scored.precision, scored.recall, scored.f1(scored.exact), scored.f1(scored.lenient))
    return (str(scored.wanted), *(f"{share:.3f}" for share in shares), f"{scored.false_in_hundred:.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])
