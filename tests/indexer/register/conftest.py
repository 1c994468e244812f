"""An archive, its index and its register, made of what a test saves."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.indexer.conftest import PORTALS
from tests.making import Archivist, make_content
from zhengfa.archive.store import Archive
from zhengfa.indexer.embedded.engine import EmbeddedEngine
from zhengfa.indexer.engine import Engine
from zhengfa.indexer.indexing import update
from zhengfa.indexer.register.beside import EngineWithRegister
from zhengfa.indexer.register.register import Register
from zhengfa.indexer.register.store import RegisterFile

Save = Callable[..., None]


@pytest.fixture
def file(tmp_path: Path) -> RegisterFile:
    return RegisterFile(tmp_path / "index" / "register.sqlite")


@pytest.fixture
def engine(tmp_path: Path, file: RegisterFile) -> Engine:
    return EngineWithRegister(EmbeddedEngine(tmp_path / "index", patience=0), file)


@pytest.fixture
def register(tmp_path: Path, file: RegisterFile) -> Register:
    return Register(file, tmp_path)


@pytest.fixture
def save(engine: Engine, archive: Archive, archivist: Archivist) -> Save:
    """Save texts, a day each, and index them."""

    def save_and_index(*texts: tuple[str, str], portal: str | None = "ln") -> None:
        for day, text in texts:
            url = f"http://{portal or 'a'}.example/{abs(hash((day, text)))}"
            archivist.save(url, make_content("要闻", text, day=day), portal)
        update(engine, archive, PORTALS, lambda done, total: None)

    return save_and_index
