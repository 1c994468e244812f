"""The command in processes of its own, on sample portals at free ports."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT
from zhengfa.samples.server import serve_samples
from zhengfa.settings.loading import load_settings

SECONDS = 120  # for one command: a crawl of all samples takes three

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def addresses() -> Iterator[dict[str, str]]:
    with serve_samples() as served:
        yield served


@pytest.fixture(scope="session")
def config(addresses: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped config.yaml, with the ports that the samples are really at."""
    text = (ROOT / "config.yaml").read_text()
    shipped = load_settings(ROOT / "config.yaml", {})
    for portal in (portal for portal in shipped.portals if portal.sample):
        text = text.replace(portal.hosts[0], addresses[portal.id])
    path = tmp_path_factory.mktemp("config") / "config.yaml"
    path.write_text(text)
    return path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "archive"


@pytest.fixture
def run(config: Path, data: Path) -> Run:
    """Run `zhengfa`, or another module that takes its arguments."""

    def start(*args: object, module: tuple[str, ...] = ("zhengfa",)) -> subprocess.CompletedProcess[str]:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("ZHENGFA_")}
        environment |= {"ZHENGFA_CONFIG": str(config), "ZHENGFA_DATA": str(data)}
        command = [sys.executable, "-m", *module, *map(str, args)]
        return subprocess.run(
            command, capture_output=True, text=True, env=environment, cwd=ROOT, timeout=SECONDS, check=False
        )

    return start


def as_json(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    """What a command printed with --json."""
    assert done.stdout, done.stderr
    printed: dict[str, Any] = json.loads(done.stdout)
    return printed


def write_config(path: Path, **settings: object) -> Path:
    """A config.yaml of its own."""
    path.write_text(yaml.safe_dump(settings, allow_unicode=True))
    return path
