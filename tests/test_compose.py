"""The files for Docker name what is there."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from zhengfa.cli import COMMANDS
from zhengfa.settings.loading import PREFIX, load_settings
from zhengfa.settings.models import Settings

ROOT = Path(__file__).parent.parent
SERVICES: dict[str, dict[str, Any]] = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))["services"]
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")


def test_web_crawler_and_elasticsearch_are_started() -> None:
    assert SERVICES.keys() == {"web", "crawler", "elasticsearch"}


@pytest.mark.parametrize("name", ["web", "crawler"])
def test_their_commands_exist(name: str) -> None:
    [script] = SERVICES[name]["command"]
    used = re.findall(r"zhengfa (\w+)", script)
    assert used
    assert set(used) <= COMMANDS.keys()
    assert shlex.split(script)


@pytest.mark.parametrize("name", ["web", "crawler"])
def test_their_variables_are_settings(name: str, tmp_path: Path) -> None:
    variables = {key: re.sub(r"\$\{.*\}", "", value) for key, value in SERVICES[name]["environment"].items()}
    (tmp_path / "config.yaml").write_text("{}")
    settings = load_settings(tmp_path / "config.yaml", variables)
    assert settings.engine == "elasticsearch"
    assert settings.hosts == ("http://elasticsearch:9200",)
    for key in variables:
        assert key.removeprefix(PREFIX).lower().split("__")[0] in Settings.model_fields


def test_only_the_web_page_can_be_reached_and_only_from_this_machine() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["web"]
    assert all(port.startswith("127.0.0.1:") for port in SERVICES["web"]["ports"])


def test_the_server_is_of_the_clients_version() -> None:
    client = re.search(r"^elasticsearch==(\d+\.\d+)", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    assert client
    assert f":{client[1]}." in SERVICES["elasticsearch"]["image"]


def test_what_the_image_copies_is_there() -> None:
    for line in re.findall(r"^COPY (.+) \S+$", DOCKERFILE, re.MULTILINE):
        assert all((ROOT / name).exists() for name in line.split())
