"""The settings shipped declare every sample portal as it is."""

import pytest

from tests.conftest import ROOT
from zhengfa.archive.portals import Level, Trust
from zhengfa.samples.catalogue import LAST_DAY, open_catalogue
from zhengfa.samples.portals import PORTALS
from zhengfa.samples.stock import Stock
from zhengfa.settings.loading import load_settings

DECLARED = {portal.id: portal for portal in load_settings(ROOT / "config.yaml", {}).to_portals() if portal.is_sample}


def test_all_are_declared() -> None:
    assert DECLARED.keys() == PORTALS.keys()


@pytest.mark.parametrize("portal_id", PORTALS)
def test_a_portal_is_declared_as_it_is(portal_id: str) -> None:
    declared, portal = DECLARED[portal_id], PORTALS[portal_id]
    stock = Stock(open_catalogue(portal_id), LAST_DAY)
    assert (declared.name, declared.province, declared.cms) == (portal.name, portal.province, portal.family)
    assert declared.hosts == (f"127.0.0.1:{portal.port}",)
    wanted = [
        (channel.name, f"http://{declared.hosts[0]}{stock.lists(channel).paths[0]}") for channel in portal.channels
    ]
    assert [(channel.name, channel.url) for channel in declared.channels] == wanted
    assert (declared.trust is Trust.CLONE) == bool(portal.copies)
    assert (declared.region or "") == portal.city
    assert (declared.level is Level.CITY) == bool(portal.city)


def test_names_say_that_they_are_samples() -> None:
    assert all("样例" in portal.name for portal in PORTALS.values())


def test_they_are_of_ten_families_and_more() -> None:
    assert len({portal.family for portal in PORTALS.values()}) >= 15
