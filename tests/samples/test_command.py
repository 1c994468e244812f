"""`python -m zhengfa.samples`: what it takes, and what it says to what it does not take."""

import errno
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from click.testing import CliRunner

from zhengfa.samples import __main__ as command
from zhengfa.samples.server import PORTS
from zhengfa.samples.troubles import Trouble


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the servers are asked to be; they are interrupted at once."""
    asked: list[Any] = []

    @contextmanager
    def serve(ports: Mapping[str, int], **how: object) -> Iterator[dict[str, str]]:
        asked.extend([ports, how])
        yield {portal_id: f"127.0.0.1:{port}" for portal_id, port in ports.items()}

    class Interrupted:
        def wait(self) -> None:
            raise KeyboardInterrupt

    monkeypatch.setattr(command, "serve_samples", serve)
    monkeypatch.setattr(command, "Event", Interrupted)
    return asked


def test_all_portals_are_served_as_of_the_last_day(served: list[Any]) -> None:
    done = CliRunner().invoke(command.main, [])
    assert done.exit_code == 0
    assert served == [PORTS, {"day": date(2025, 12, 31), "troubles": {}, "size": 60}]
    assert "sample_liaohe  辽河样例长安网  http://127.0.0.1:8801/\n" in done.stdout


def test_options(served: list[Any]) -> None:
    words = "sample_hubei --day 2024-06-30 --articles 9 --trouble waf:sample_hubei --trouble slow:sample_hunan"
    assert CliRunner().invoke(command.main, words.split()).exit_code == 0
    troubles = {"sample_hubei": Trouble.WAF, "sample_hunan": Trouble.SLOW}
    assert served == [{"sample_hubei": 8803}, {"day": date(2024, 6, 30), "troubles": troubles, "size": 9}]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("sample_x", "'sample_x' is not one of 'sample_liaohe'"),
        ("--day soon", "'soon' does not match the format '%Y-%m-%d'"),
        ("--articles 0", "0 is not in the range x>=1"),
        ("--trouble x:sample_hubei", "no trouble 'x'; known: redesign, "),
        ("--trouble waf", "no sample portal ''; known: sample_liaohe, "),
    ],
)
def test_what_it_does_not_take(served: list[Any], words: str, said: str) -> None:
    done = CliRunner().invoke(command.main, words.split())
    assert done.exit_code == 2
    assert said in done.stderr
    assert not served


def test_a_port_that_is_taken_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def serve(*_: object, **__: object) -> Iterator[None]:
        raise OSError(errno.EADDRINUSE, "Address already in use", "127.0.0.1:8801")
        yield

    monkeypatch.setattr(command, "serve_samples", serve)
    done = CliRunner().invoke(command.main, [])
    assert done.exit_code == 1
    assert "cannot listen at 127.0.0.1:8801: Address already in use" in done.stderr
