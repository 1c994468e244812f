"""The folder of portals beside config.yaml: how it is read, and what ours holds."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT
from zhengfa.archive.errors import ConfigError
from zhengfa.archive.portals import NEVER, Level, Portal
from zhengfa.archive.urls import is_at
from zhengfa.crawler.cms import FAMILIES, family_of
from zhengfa.crawler.registry import Registry
from zhengfa.indexer.regions.naming import regions_named
from zhengfa.settings.loading import load_settings

ENTRY = {"id": "a", "name": "甲", "province": "辽宁", "level": "city", "hosts": ["a.example"], "cms": "trs_wcm"}
SHIPPED = load_settings(ROOT / "config.yaml", {}, known_cms=FAMILIES).to_portals()
REAL = [portal for portal in SHIPPED if not portal.is_sample]

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write config.yaml and files of the folder beside it; gives the path of the first."""

    def files(own: list[dict[str, Any]], **others: object) -> Path:
        (tmp_path / "portals").mkdir()
        for name, held in others.items():
            (tmp_path / f"portals/{name}.yaml").write_text(yaml.safe_dump(held, allow_unicode=True))
        (tmp_path / "config.yaml").write_text(yaml.safe_dump({"portals": own}, allow_unicode=True))
        return tmp_path / "config.yaml"

    return files


def test_portals_of_files_stand_behind_those_of_the_settings(write: Write) -> None:
    config = write([ENTRY], b={"portals": [ENTRY | {"id": "b", "hosts": ["b.example"]}]}, c={"portals": None}, d=None)
    assert [portal.id for portal in load_settings(config, {}).portals] == ["a", "b"]


@pytest.mark.parametrize(
    ("held", "message"),
    [
        ({"portals": [ENTRY | {"cms": "trx"}]}, "b.yaml: portals[0].cms: unknown 'trx'; known: content_ms, "),
        (
            {"portals": [ENTRY | {"articles": "/a/(\\d+"}]},
            "articles[0]: is no regular expression that can be used: unclosed",
        ),
        (
            {"portals": [ENTRY | {"articles": ["a", "(?=a)"]}]},
            "articles[1]: is no regular expression that can be used: l",
        ),
        ({"portals": [ENTRY | {"articles": "a" * 301}]}, "portals[0]: articles[0]: is longer than 300 characters"),
        ({"portals": [ENTRY | {"articles": ""}]}, "portals[0]: articles[0]: is empty, and would match every URL"),
        ({"portals": [ENTRY | {"colour": 1}]}, "b.yaml: portals[0].colour: unknown key; known: id, name, "),
        ({"portals": [ENTRY | {"verified": "soon"}]}, "b.yaml: portals[0].verified"),
        ({"portals": [ENTRY | {"hosts": ["http://a.example/"]}]}, "b.yaml: portals[0].hosts[0]: string should match"),
        ({"portal": []}, "b.yaml: portal: unknown key; known: portals"),
        ({"portals": {}, "x": 1}, "b.yaml: x: unknown key; known: portals"),
        ({"portals": "a"}, "b.yaml: portals: holds no list; each entry begins with `- id:`"),
        (["a"], "b.yaml: holds no portals; known: portals"),
        (
            {"portals": [ENTRY | {"channels": [{"name": "乙", "url": "http://b.example/"}]}]},
            "b.yaml: portals[0]: channels[0].url: at none of the portal's hosts; they are: a.example",
        ),
        (
            {"portals": [ENTRY | {"cms": None, "channels": [{"name": "乙", "url": "http://a.example/"}]}]},
            "b.yaml: portals[0]: cms: missing, and channels cannot be read without it, or without `articles`",
        ),
    ],
)
def test_a_mistake_in_a_file_is_told_with_its_name_and_key(write: Write, held: object, message: str) -> None:
    own = [ENTRY | {"id": "own", "hosts": ["own.example"]}]
    with pytest.raises(ConfigError) as error:
        load_settings(write(own, b=held), {}, known_cms=FAMILIES)
    assert message in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("second", "where"),
    [
        ({"hosts": ["b.example"]}, "id: declared twice: a"),
        ({"id": "b", "hosts": ["WWW.a.example"]}, "hosts: declared twice: a.example"),
        ({"id": "b", "hosts": [], "former_hosts": ["a.example"]}, "hosts: declared twice: a.example"),
    ],
)
def test_an_id_or_host_that_two_files_declare_is_refused_with_both_places(
    write: Write, second: dict[str, object], where: str
) -> None:
    config = write([], b={"portals": [ENTRY]}, c={"portals": [ENTRY | second]})
    with pytest.raises(ConfigError) as error:
        load_settings(config, {})
    folder = config.parent / "portals"
    assert str(error.value) == f"{folder}/c.yaml: portals[0].{where}; the other is {folder}/b.yaml: portals[0]"


def test_a_host_may_be_parted_by_paths() -> None:
    def portal(name: str, *hosts: str, former: tuple[str, ...] = ()) -> Portal:
        return Portal(name, name, "辽宁", Level.MEDIA, hosts, None, (), former_hosts=former)

    registry = Registry([portal("all", "p.example"), portal("part", "p.example/fzb/"), portal("o", former=("o.cn",))])
    found = map(registry.portal_of, ("http://p.example/fzb/1", "http://www.p.example/1", "http://o.cn"))
    assert [portal and portal.id for portal in found] == ["part", "all", "o"]
    assert registry.layouts_of("http://p.example/fzb/1") == ()


class TestShipped:
    def test_every_portal_that_is_crawled_has_a_known_family(self) -> None:
        assert all(family_of(portal) for portal in REAL if portal.channels)

    def test_nobody_has_verified_one_yet_and_all_say_so(self) -> None:
        assert {portal.verified for portal in REAL} == {NEVER}

    def test_every_channel_is_at_one_of_its_portals_hosts(self) -> None:
        for portal in REAL:
            assert all(any(is_at(one.url, host) for host in portal.hosts) for one in portal.channels), portal.id

    def test_channels_of_a_portal_differ_in_name_and_url(self) -> None:
        for portal in REAL:
            assert len({one.name for one in portal.channels}) == len(portal.channels), portal.id
            assert len({one.url for one in portal.channels}) == len(portal.channels), portal.id

    def test_committees_below_the_province_say_of_which_region_they_are(self) -> None:
        for portal in REAL:
            is_lower = portal.level in (Level.CITY, Level.COUNTY)
            assert bool(portal.region) == is_lower, portal.id
            regions = regions_named(portal.region or "", 2024)
            assert not is_lower or len(regions) == 1, portal.id


def test_nothing_that_is_known_of_portals_is_missing(shared: Path) -> None:
    facts = yaml.safe_load((shared / "portals/registry.yaml").read_text("utf-8"))
    ours = {portal.id: portal for portal in REAL}
    below = [portal for province in facts["provinces"] for portal in province.get("portals", ())]
    for known in (*facts["national"], *below, *facts["newspapers"]):
        portal = ours[known["id"]]
        hosts = known.get("hosts_current", []) + known.get("hosts_historical", []) + known.get("hosts", [])
        declared = {host.partition("/")[0] for other in REAL for host in (*other.hosts, *other.former_hosts)}
        assert {host.removeprefix("www.") for host in hosts} <= declared, portal.id
        columns = [one["path"] for one in known.get("columns", []) if "path" in one and ".." not in one["path"]]
        if portal.hosts and portal.cms:
            assert len(columns) <= len(portal.channels), portal.id
    numbered = {province["name"]: province["chinapeace_column"]["path"] for province in facts["provinces"]}
    channels = {channel.name: channel.url for channel in ours["chinapeace"].channels}
    assert len(numbered) == 32
    assert all(channels[name].endswith(path) for name, path in numbered.items())


def test_an_installed_copy_carries_the_folder_beside_its_settings() -> None:
    built = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert built["force-include"] == {"config.yaml": "zhengfa/config.yaml", "portals": "zhengfa/portals"}
