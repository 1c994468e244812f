"""How well damage is repaired that a forward model of the copying machines did, and that nothing else is touched.

Reached, over all copies: our own texts 0.97 exact, none wrong; those of others 0.92 exact, 0.004 wrong. The rest is
refused and marked: a "?" took a digit or a character along, or two characters share a reading.
"""

import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import opencc
import pytest

from tests.indexer.damage import Machine, table
from zhengfa.indexer.repair.text import repair
from zhengfa.samples.articles import sample_articles
from zhengfa.samples.portals import WRITTEN

LEAST_EXACT, MOST_WRONG = 0.90, 0.01
SHARES = (0.1, 0.3, 0.6, 1.0)  # of the traditional characters that a machine's table touches
DAMAGED = 800  # paragraphs of each set of texts
_SIMPLIFIED, _TRADITIONAL = opencc.OpenCC("t2s"), opencc.OpenCC("s2t")
_DAMAGE = re.compile("[?€\ufffd]")


def own_paragraphs() -> list[str]:
    """Every paragraph of the samples, once."""
    bodies = (article.body for portal in WRITTEN for article in sample_articles(portal.id))
    return list(dict.fromkeys(paragraph for body in bodies for paragraph in body))


def shared_paragraphs(shared: Path) -> list[str]:
    """Every paragraph of the texts that are not ours, once."""
    files = [*sorted((shared / "officials/text").glob("*.txt")), *sorted((shared / "pages/gold").glob("*.txt"))]
    return list(dict.fromkeys(line.strip() for file in files for line in file.read_text("utf-8").splitlines()))


def damaged(paragraphs: list[str], chance: random.Random) -> Iterator[tuple[str, str]]:
    """Paragraphs with their damaged copies, by machines of every kind in turn."""
    # What goes through both scripts unchanged: else the machine's conversion would be measured, not its damage.
    usable = [text for text in paragraphs if _is_long(text) and _is_stable(text) and not _DAMAGE.search(text)]
    machines = [
        Machine(table(usable, share, chance), annotates, loses_leads)
        for share in SHARES
        for annotates, loses_leads in ((True, False), (False, True), (True, True))
    ]
    chance.shuffle(usable)
    copies = ((text, machine.copy(text)) for machine in machines for text in usable)
    found = [(text, copy) for text, copy in copies if _DAMAGE.search(copy)]
    yield from chance.sample(found, min(DAMAGED, len(found)))


def outcomes(paragraphs: list[str]) -> Counter[str]:
    """How many damaged paragraphs came out exact, refused or wrong."""
    counts: Counter[str] = Counter()
    for text, copy in damaged(paragraphs, random.Random(20261123)):
        done = repair(copy)
        if done.text == text:
            counts["exact, and marked" if done.damaged else "exact"] += 1
        else:
            counts["refused" if done.damaged else "wrong"] += 1
    return counts


def check(counts: Counter[str]) -> None:
    assert counts.total() >= 200
    assert counts["exact"] >= LEAST_EXACT * counts.total(), counts
    assert counts["wrong"] <= MOST_WRONG * counts.total(), counts
    assert not counts["exact, and marked"]


def test_damage_to_our_own_texts_is_undone() -> None:
    check(outcomes(own_paragraphs()))


def test_damage_to_texts_of_others_is_undone(shared: Path) -> None:
    check(outcomes(shared_paragraphs(shared)))


def test_undamaged_paragraphs_are_not_changed(shared: Path) -> None:
    everything = [*own_paragraphs(), *shared_paragraphs(shared)]
    clean = [text for text in everything if text and _SIMPLIFIED.convert(text) == text]
    assert len(clean) >= 2000
    assert not [text for text in clean if repair(text).is_changed or repair(text).damaged]


def test_our_own_paragraphs_are_not_changed() -> None:
    assert not [text for text in own_paragraphs() if repair(text).is_changed or repair(text).damaged]


@pytest.mark.parametrize("annotates", [True, False])
@pytest.mark.parametrize("loses_leads", [True, False])
def test_the_model_does_damage(annotates: bool, loses_leads: bool) -> None:
    texts = own_paragraphs()
    copy = Machine(table(texts, 1.0, random.Random(1)), annotates, loses_leads).copy
    assert any(re.search(r"[\u4e00-\u9fff]\([a-zà-ǜ]+\)", copy(text)) for text in texts) is annotates
    assert any(_DAMAGE.search(copy(text)) for text in texts if _is_long(text)) is (annotates or loses_leads)


def _is_long(text: str) -> bool:
    # Long enough to be a paragraph, and of characters that GBK has: others become "?" by no machine's doing.
    return len(re.findall("[\u4e00-\u9fff]", text)) >= 30 and all(len(each.encode("gb18030")) <= 2 for each in text)


def _is_stable(text: str) -> bool:
    return str(_SIMPLIFIED.convert(_TRADITIONAL.convert(text))) == text
