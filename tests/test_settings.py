from pathlib import Path

import pytest

from tests.conftest import ROOT
from zhengfa.archive.errors import ConfigError
from zhengfa.archive.portals import Channel, Level, PortalLayout, Trust
from zhengfa.crawler.cms import FAMILIES
from zhengfa.crawler.extraction.selector import is_selector
from zhengfa.settings.loading import find_config, load_settings
from zhengfa.settings.models import Settings

PORTAL = """
  - id: ln
    name: 辽宁
    province: 辽宁
    level: province
    hosts: [www.LN.example, "ln.example:8080"]
    cms: trs_wcm
    channels: [{name: 要闻, url: "http://ln.example/yw/"}]
"""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config.yaml"


def test_the_shipped_config_is_valid() -> None:
    settings = load_settings(ROOT / "config.yaml", {}, known_cms=FAMILIES, is_selector=is_selector)
    assert [portal.id for portal in settings.portals if portal.sample][:2] == ["sample_liaohe", "sample_jiangnan"]


def test_the_shipped_config_says_what_the_defaults_are() -> None:
    shipped = load_settings(ROOT / "config.yaml", {})
    assert shipped.model_copy(update={"portals": ()}) == Settings()


def test_an_empty_file_gives_the_defaults(config: Path) -> None:
    config.touch()
    assert load_settings(config, {}) == Settings()


def test_portals_become_records(config: Path) -> None:
    config.write_text(f"portals:{PORTAL}")
    [portal] = load_settings(config, {}).to_portals()
    assert portal.hosts == ("ln.example", "ln.example:8080")
    assert (portal.level, portal.trust, portal.is_sample) == (Level.PROVINCE, Trust.ORIGINAL, False)
    assert portal.channels == (Channel("要闻", "http://ln.example/yw/"),)


def test_a_portals_own_selectors_are_those_that_it_says(config: Path) -> None:
    config.write_text(f"portals:{PORTAL}    layouts: [{{name: new, body: '#a', remove: []}}, {{kicker: [h3, h4]}}]")
    [portal] = load_settings(config, {}, is_selector=is_selector).to_portals()
    assert portal.layouts == (
        PortalLayout("new", (("body", ("#a",)), ("remove", ()))),
        PortalLayout("ln 2", (("kicker", ("h3", "h4")),)),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("colour: red", "colour: unknown key; known: data, engine, hosts, elasticsearch, web, crawl, portals"),
        ("web: {prot: 1}", "web.prot: unknown key; did you mean 'port'? known: host, port"),
        ("web: {port: 99999}", "web.port: input should be less than or equal to 65535 (it is 99999)"),
        ("engine: solr", "engine: input should be 'embedded' or 'elasticsearch' (it is 'solr')"),
        (f"portals:{PORTAL}    colour: red", "portals[0].colour: unknown key; known: id, name, province"),
        (f"portals:{PORTAL.replace('name: 要闻', 'nmae: 要闻')}", "portals[0].channels[0].name: field required"),
        (
            f"portals:{PORTAL.replace('trs_wcm', 'trx')}",
            "portals[0].cms: unknown 'trx'; known: content_ms, dede, empire, ",
        ),
        (f"portals:{PORTAL.replace('    level: province', '')}", "portals[0].level: field required"),
        (f"portals:{PORTAL}{PORTAL}", "portals[1].id: declared twice: ln; the other is "),
        (
            f"portals:{PORTAL}    layouts: [{{body: 'div['}}]",
            "portals[0].layouts[0].body: no CSS selector: 'div['; quote",
        ),
        (f"portals:{PORTAL}    layouts: [{{body: [p, '']}}]", "portals[0].layouts[0].body: no CSS selector: ''; "),
        (
            f"portals:{PORTAL}    layouts: [{{bdoy: p}}]",
            "layouts[0].bdoy: unknown key; did you mean 'body'? known: name, ",
        ),
        (f"portals:{PORTAL}    layouts: [{{body: 1}}]", "layouts[0].body: input should be a valid tuple (it is 1)"),
        (
            f"portals:{PORTAL}    sample: true",
            "portals[0]: sample: ln.example is not this machine; leave it out",
        ),
        ("- a list", "holds no settings; known: data, "),
        ("web: [", "is not YAML: "),
        ("engine: elasticsearch", "hosts: engine: elasticsearch needs an address, as [http://127.0.0.1:9200]"),
        ("hosts: [es:9200]", "hosts[0]: string should match pattern"),
        (
            "elasticsearch: {api_key: x}",
            "elasticsearch.api_key: secrets are not read from a file; take it out",
        ),
        ("elasticsearch: {index: A-b}", "elasticsearch.index: string should match pattern"),
        ("crawl: {delay: -1}", "crawl.delay: input should be greater than or equal to 0 (it is -1)"),
    ],
)
def test_a_mistake_is_told_with_file_and_key_and_what_is_allowed(config: Path, text: str, message: str) -> None:
    config.write_text(text)
    with pytest.raises(ConfigError) as error:
        load_settings(config, {}, known_cms=FAMILIES, is_selector=is_selector)
    assert str(error.value).startswith(str(config))
    assert message in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("host", "is_allowed"),
    [
        *((host, True) for host in ("127.0.0.1", "127.0.0.1:8801", "127.1.2.3:1/zfw/", "[::1]:8801", "localhost")),
        *((host, True) for host in ("LOCALHOST:8801", "www.localhost:1")),
        *(
            (host, False)
            for host in ("a.example", "localhost.a.example:80", "8.8.8.8:8801", "192.168.1.2", "[fd00::1]")
        ),
        *((host, False) for host in ("127.1", "0.0.0.0", "[::ffff:7f00:1]:80", "127.0.0.1.a.example")),
    ],
)
def test_only_this_machine_is_a_sample(config: Path, host: str, is_allowed: bool) -> None:
    entry = f"{{id: s, name: s, province: s, level: city, hosts: [127.0.0.1, '{host}'], sample: true}}"
    config.write_text(f"portals: [{entry}]")
    if is_allowed:
        assert load_settings(config, {}).portals[0].sample
    else:
        with pytest.raises(ConfigError, match="is not this machine"):
            load_settings(config, {})


def test_the_environment_goes_before_the_file(config: Path) -> None:
    config.write_text("web: {host: 0.0.0.0, port: 1}\ndata: here")
    settings = load_settings(config, {"ZHENGFA_WEB__PORT": "9000", "ZHENGFA_DATA": "/there", "ZHENGFA_SHARED": "/x"})
    assert (settings.web.host, settings.web.port, settings.data) == ("0.0.0.0", 9000, Path("/there"))


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("ZHENGFA_WEB__PORT", "ZHENGFA_WEB__PORT: input should be a valid integer"),
        ("ZHENGFA_WEB__PROT", "ZHENGFA_WEB__PROT: unknown key; did you mean 'port'?"),
    ],
)
def test_a_mistake_in_the_environment_names_the_variable(config: Path, name: str, message: str) -> None:
    config.touch()
    with pytest.raises(ConfigError) as error:
        load_settings(config, {name: "many"})
    assert str(error.value).startswith(message)


def test_a_file_that_is_no_text_is_refused(config: Path) -> None:
    config.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="cannot be read"):
        load_settings(config, {})


def test_a_named_file_must_exist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ConfigError, match="no such file"):
        find_config(tmp_path / "none.yaml")
    monkeypatch.chdir(tmp_path)
    assert find_config() == ROOT / "config.yaml"
    (tmp_path / "config.yaml").touch()
    assert find_config() == Path("config.yaml")
