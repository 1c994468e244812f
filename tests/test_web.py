"""The server of the page, before anybody reads."""

from pathlib import Path

import pytest

from zhengfa.session import Session
from zhengfa.web import serve_web


def test_a_server_is_prepared_before_it_is_told_where_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    done = list[str]()

    def ready(address: str) -> None:
        done.append(address.rpartition(":")[0])
        raise KeyboardInterrupt

    monkeypatch.setattr("zhengfa.web.prepare", lambda app: done.append("prepared"))
    session = Session()
    session.data = tmp_path
    serve_web(session, "127.0.0.1", 0, ready)
    assert done == ["prepared", "http://127.0.0.1"]
