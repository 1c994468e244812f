"""How much each sign that an article is the one looked for counts; `docs/decisions/0012-ranking.md` says why.

A score is the sum of BM25 over what a query asks for, in the text and the headline, and of the constants below. A word
that stands in one article of a hundred gives about 2, one that stands in every other about 0.3.
"""

from datetime import datetime, timedelta

from zhengfa.archive.portals import Trust
from zhengfa.indexer import orders
from zhengfa.indexer.conditions import Condition, OneOf, Range, Scored
from zhengfa.indexer.mapping import NEWEST, TRUST

HEADLINE_SCORE = 3.0  # for each word, phrase and so on that stands in the headline: it says what an article is about
PHRASE_SCORE = 4.0  # for words typed in one piece that stand in one piece: they were most likely meant as one
# Added for every age that an article is below; of two that match alike, the fresh one is looked for more often.
FRESHNESS = ((timedelta(days=31), 0.4), (timedelta(days=366), 0.3), (timedelta(days=5 * 366), 0.2))
# Added by where an article was published: an office's own page before a paper's, that before a reprint.
TRUST_SCORES = {Trust.ORIGINAL: 0.4, Trust.MEDIA: 0.2}


def signals(now: datetime) -> tuple[Condition, ...]:
    """What adds to the score of an article whatever was searched for; `now` is Asia/Shanghai local time."""
    fresh = [Scored(Range(NEWEST, first=orders.newest_at(now - age)), score) for age, score in FRESHNESS]
    return (*fresh, *(Scored(OneOf(TRUST, (trust,)), score) for trust, score in TRUST_SCORES.items()))
