"""Real crawls of sample portals, week after week, and then with faults: each is found, and by its name.

Eight weeks are crawled once, then a week day by day with a different fault at each portal. `bench/health_samples.py`
does that with every fault at every family.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bench.health_samples import broken_since, crawl_faulty, crawl_ordinary, found_in, is_read_all_the_same, served
from zhengfa.health.records import Alarm, AlarmKind, PortalHealth
from zhengfa.samples.portals import PORTALS
from zhengfa.samples.troubles import Trouble

# A portal without any stands beside them.
FAULTS = {
    "sample_hubei": (Trouble.REDESIGN, {AlarmKind.NOTHING, AlarmKind.UNREADABLE, AlarmKind.EMPTY_FIELDS}),
    "sample_hunan": (Trouble.SOFT_404, {AlarmKind.UNREADABLE}),
    "sample_guangdong": (Trouble.WAF, {AlarmKind.BLOCKED}),
    "sample_yichang": (Trouble.DATE_FORMAT, {AlarmKind.EMPTY_FIELDS}),
    "sample_fujian": (Trouble.EMPTY_LIST, {AlarmKind.NOTHING}),
}
WELL = "sample_shandong"


@pytest.fixture(scope="module")
def health(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, PortalHealth]:
    folder: Path = tmp_path_factory.mktemp("health")
    chosen = [PORTALS[portal] for portal in (*FAULTS, WELL)]
    with served(folder, chosen) as (show, config):
        crawl_ordinary(show, config, folder / "data")
        return crawl_faulty(show, config, folder / "data", {portal: fault for portal, (fault, _) in FAULTS.items()})


@pytest.mark.parametrize("portal", FAULTS)
def test_a_fault_is_found_within_a_week_and_called_by_its_name(health: Mapping[str, PortalHealth], portal: str) -> None:
    alarms = found_in(health[portal])
    # Some redesigned portals are read as before: then there is nothing to be found.
    assert alarms or (FAULTS[portal][0] is Trouble.REDESIGN and is_read_all_the_same(health[portal]))
    assert {alarm.kind for alarm in alarms} <= FAULTS[portal][1]
    assert all(alarm.since >= broken_since() for alarm in alarms)


def test_a_portal_without_a_fault_has_no_alarm(health: Mapping[str, PortalHealth]) -> None:
    assert list(health[WELL].alarms) == []


def test_before_the_faults_there_was_no_alarm(health: Mapping[str, PortalHealth]) -> None:
    early: list[Alarm] = [alarm for one in health.values() for alarm in one.alarms if alarm.raised < broken_since()]
    assert early == []
