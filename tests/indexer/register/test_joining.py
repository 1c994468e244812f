"""What is kept of groups while roles are joined changes nothing."""

from collections.abc import Sequence
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.indexer.register.roles import roles
from zhengfa.indexer.register.joining import Joining
from zhengfa.indexer.register.records import Link

ROLES = roles(
    ("沈阳市公安局局长", "2011-03-01", "2013-05-01"),
    ("沈阳市副市长", "2012-03-01", "2014-05-01"),
    ("大连市公安局局长", "2015-03-01", "2017-05-01"),
    ("辽宁省公安厅厅长", "2018-03-01", "2020-05-01"),
    ("昆明市委政法委书记", "2011-03-01", "2013-05-01"),
    ("昆明市副市长", "2016-03-01", "2018-05-01"),
)
PAIRS = [*combinations(range(len(ROLES)), 2)]
# From sure through doubtful to what keeps two apart.
probabilities = st.lists(st.sampled_from([0.01, 0.04, 0.5, 0.96, 0.97, 0.98]), min_size=len(PAIRS), max_size=len(PAIRS))


class Forgetful(Joining):
    """Joins roles as `Joining` does, and works everything out anew for every link."""

    def _try(self, found: Link) -> None:
        self._ordered, self._best, self._rival_odds = [], {}, {}
        super()._try(found)


def outcome(kind: type[Joining], chances: Sequence[float]) -> tuple[object, ...]:
    links = {pair: Link(*pair, chance, ()) for pair, chance in zip(PAIRS, chances, strict=True)}
    joining = kind(ROLES, links)
    groups = [[role.number for role in group] for group in joining.groups]
    return groups, joining.used, joining.weaker, joining.fewest_persons()


@settings(max_examples=400)
@given(probabilities)
def test_what_is_known_of_groups_is_forgotten_when_two_are_merged(chances: list[float]) -> None:
    assert outcome(Joining, chances) == outcome(Forgetful, chances)
