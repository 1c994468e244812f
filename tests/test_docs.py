"""The docs say everything that there is, and nothing that there is not."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import click
import pytest
from pydantic import BaseModel

from tests.conftest import ROOT
from tests.making import read_page
from zhengfa import __version__
from zhengfa.archive.records import OutcomeKind
from zhengfa.cli import COMMANDS, ERROR_CODES, INTERRUPTED, cli
from zhengfa.commands.portal import COMMANDS as PORTAL_COMMANDS
from zhengfa.crawler.checks.findings import FindingKind
from zhengfa.crawler.cms import FAMILIES
from zhengfa.indexer.engine import Engine
from zhengfa.indexer.export.columns import COLUMNS
from zhengfa.indexer.export.formats import FORMATS
from zhengfa.indexer.officials.records import MentionKind
from zhengfa.indexer.query import Hit
from zhengfa.indexer.repair.records import RepairKind
from zhengfa.indexer.repair.text import repair
from zhengfa.mention_report import mention_values
from zhengfa.repair_report import repaired_values
from zhengfa.session import PARTLY
from zhengfa.settings.models import ChannelSettings, LayoutSettings, PortalSettings, Settings
from zhengfa.webui.app import create_app

DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
COMMANDS_DOC = (ROOT / "docs/commands.md").read_text()
SETTINGS_DOC = (ROOT / "docs/settings.md").read_text()


def command(name: str) -> click.Command:
    """A command, or one of a group: `portal list`."""
    found: click.Command | None = cli
    for word in name.split():
        assert isinstance(found, click.Group)
        found = found.get_command(click.Context(found), word)
    assert found is not None
    return found


PARTS = re.split(r"^## ", COMMANDS_DOC, flags=re.MULTILINE)[1:]
COMMON = PARTS[0]


def part(title: str) -> str:
    """What stands below a heading of docs/commands.md."""
    [found] = [part for part in PARTS if re.match(rf"{re.escape(title)}\b", part)]
    return found


def setting_keys(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from setting_keys(field.annotation, f"{prefix}{name}.")
        else:
            yield prefix + name


@pytest.mark.parametrize("name", [*COMMANDS, *(f"portal {name}" for name in PORTAL_COMMANDS)])
class TestCommand:
    def test_every_option_is_documented(self, name: str) -> None:
        documented = part(f"`zhengfa {name.split()[0]}") + COMMON
        for parameter in command(name).params:
            if isinstance(parameter, click.Option):
                assert f"`{parameter.opts[0]}" in documented, parameter.opts

    def test_its_help_has_an_example(self, name: str) -> None:
        assert f"Example: zhengfa {name}" in (command(name).epilog or "")

    def test_its_help_says_what_it_does(self, name: str) -> None:
        assert command(name).help


def test_no_command_is_documented_that_does_not_exist() -> None:
    assert set(re.findall(r"^## `zhengfa (\w+)", COMMANDS_DOC, re.MULTILINE)) == COMMANDS.keys()


def test_every_setting_is_documented_with_its_default() -> None:
    for key in setting_keys(Settings):
        assert f"| `{key}` |" in SETTINGS_DOC, key
    nested = ((ChannelSettings, "portals[].channels[]."), (LayoutSettings, "portals[].layouts[]."))
    for model, place in ((PortalSettings, "portals[]."), *nested):
        for key in model.model_fields:
            assert key == "channels" or f"`{place}{key}`" in SETTINGS_DOC or f"`{key}`" in SETTINGS_DOC, key


@pytest.mark.parametrize("section", ["web", "crawl"])
def test_every_default_is_documented(section: str) -> None:
    for name, value in getattr(Settings(), section).model_dump().items():
        written = f"`{value:g}`" if isinstance(value, float) else f"`{value}`"
        assert f"| `{section}.{name}` | {written if value else 'empty'} |" in SETTINGS_DOC


def test_every_cms_is_documented() -> None:
    assert all(name in SETTINGS_DOC for name in FAMILIES)


def test_every_outcome_is_documented() -> None:
    documented = part("Outcomes")
    assert all(f"`{kind}`" in documented for kind in OutcomeKind)


def test_every_finding_of_a_check_is_documented() -> None:
    documented = part("`zhengfa portal")
    assert all(f"`{kind}`" in documented for kind in FindingKind)


def test_every_exit_code_is_documented() -> None:
    documented = part("Exit codes")
    for code in {0, 1, 2, PARTLY, INTERRUPTED, *(code for _, code in ERROR_CODES)}:
        assert f"| {code} |" in documented


def test_every_key_of_a_hit_is_documented() -> None:
    documented = part("`zhengfa search")
    assert all(f"`{key}`" in documented for key in Hit.__slots__ if key != "headline_fragments")


def test_every_key_and_kind_of_a_repair_is_documented() -> None:
    documented = part("`zhengfa repair")
    values = repaired_values("-", [("text", repair("來(lái)"))])
    [field] = values["fields"]
    for key in (*values, *field, *field["repairs"][0], *RepairKind):
        assert f"`{key}`" in documented, key


def test_every_key_and_kind_of_a_mention_is_documented() -> None:
    documented = part("`zhengfa mentions")
    values = mention_values("-", [("text", "市委书记林向前出席会议。")])
    [field] = values["fields"]
    [mention] = field["mentions"]
    for key in (*values, *field, *mention, *mention["posts"][0], *MentionKind):
        assert f"`{key}`" in documented, key


def test_every_column_and_format_of_an_export_is_documented() -> None:
    documented = part("`zhengfa export")
    assert all(f"`{name}`" in documented for name in (*FORMATS, *(column.name for column in COLUMNS)))


def test_every_address_of_the_web_page_is_documented() -> None:
    documented = part("`zhengfa serve")
    for rule in create_app(cast(Engine, None), Path("nowhere"), (), read_page=read_page).url_map.iter_rules():
        address = re.sub(r"<(?:\w+:)?(?:\w+_)?(\w+)>", lambda found: found[1].upper(), rule.rule)
        assert rule.endpoint in ("static", "favicon") or f"`GET {address}`" in documented, address


def test_links_between_docs_lead_somewhere() -> None:
    for doc in DOCS:
        for target in re.findall(r"\]\(([^)#:]+)\)", doc.read_text()):
            assert (doc.parent / target).exists(), f"{doc.name}: {target}"


def test_make_targets_that_are_named_exist() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {name for doc in DOCS for name in re.findall(r"(?:^|`)\s*make (\w+)", doc.read_text(), re.MULTILINE)}
    assert named <= targets


def test_the_changelog_knows_the_version_or_what_is_unreleased() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text()
    assert re.search(rf"^## (?:Unreleased|\[?{re.escape(__version__)})", changelog, re.MULTILINE)
