"""`zhengfa` run in the tests' own process: its dictionaries are loaded once."""

import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from zhengfa.cli import main


class Printed(NamedTuple):
    """What a command printed, and its exit code."""

    code: object
    stdout: str
    stderr: str

    @property
    def values(self) -> list[dict[str, Any]]:
        """The objects that --json printed."""
        assert (self.code, self.stderr) == (0, "")
        return [json.loads(line) for line in self.stdout.splitlines()]


Run = Callable[..., Printed]


def in_process(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """A function that runs `zhengfa` with arguments, and with what is `typed` on standard input."""
    for name in [name for name in os.environ if name.startswith("ZHENGFA_")]:
        monkeypatch.delenv(name)

    def run(*args: str | Path, typed: str = "") -> Printed:
        monkeypatch.setattr(sys, "argv", ["zhengfa", *map(str, args)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode())))
        monkeypatch.setattr("zhengfa.cli.signal.signal", lambda *_: None)  # the handler would stay
        with pytest.raises(SystemExit) as ended:
            main()
        return Printed(ended.value.code, *capsys.readouterr())

    return run
