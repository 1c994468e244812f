"""The app on fakes."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.serving import make_server

from tests.webui.careers import ALL, app_on, save_articles
from tests.webui.chronicles import app_of_chronicle, save_chronicle
from tests.webui.fakes import FakeArchive, fake_app
from tests.webui.visits import app_of_visits, save_visits


@pytest.fixture
def archive() -> FakeArchive:
    return FakeArchive()


@pytest.fixture
def app(archive: FakeArchive) -> Flask:
    return fake_app(archive)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """The app, served on loopback."""
    with served(app) as address:
        yield address


@pytest.fixture(scope="session")
def officials_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The app on a real register of invented officials; nothing may write into it."""
    folder = tmp_path_factory.mktemp("officials")
    save_articles(folder, ALL)
    return app_on(folder)


@pytest.fixture
def officials(officials_app: Flask) -> FlaskClient:
    return officials_app.test_client()


@pytest.fixture(scope="session")
def visits_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The app on an archive of fourteen weeks of crawls; nothing may write into it."""
    folder = tmp_path_factory.mktemp("visits")
    save_visits(folder)
    return app_of_visits(folder)


@pytest.fixture(scope="session")
def chronicle_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The app on an archive of eleven years of articles; nothing may write into it."""
    folder = tmp_path_factory.mktemp("chronicle")
    save_chronicle(folder)
    return app_of_chronicle(folder)


@pytest.fixture
def chronicle(chronicle_app: Flask) -> FlaskClient:
    return chronicle_app.test_client()


@pytest.fixture
def visits(visits_app: Flask) -> FlaskClient:
    return visits_app.test_client()


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The address of an app that is served on loopback."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()
