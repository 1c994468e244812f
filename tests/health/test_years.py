"""Floors for alarms on made-up years; `python -m bench.health` has the figures, of more seeds and of every fault."""

import pytest

from bench.health import PORTALS, inject, ordinary
from bench.portal_years import Fault

SEED = 4


def test_an_ordinary_year_has_hardly_a_false_alarm() -> None:
    alarms = [alarm for _, of_portal in ordinary(SEED) for alarm in of_portal]
    assert len(alarms) <= PORTALS / 2


@pytest.mark.parametrize(
    "fault", [Fault.REDESIGN_ARTICLES, Fault.SOFT_404_ARTICLES, Fault.WAF, Fault.DATES_LOST, Fault.EMPTY_LIST]
)
def test_faults_are_found_in_time(fault: Fault) -> None:
    injected = list(inject(SEED, fault))
    assert len(injected) > PORTALS / 2
    assert sum(one.is_in_time for one in injected) >= 0.95 * len(injected)
