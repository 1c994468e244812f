"""The engine that the settings name."""

from importlib import import_module
from pathlib import Path

from zhengfa.indexer.engine import Engine
from zhengfa.indexer.register.beside import EngineWithRegister
from zhengfa.indexer.register.register import Register
from zhengfa.indexer.register.store import RegisterFile
from zhengfa.settings.models import Settings

INDEX_FOLDER = "index"  # in the archive's folder: the embedded index, the locks of either engine, the register
REGISTER = "register.sqlite"

# Each is loaded when it is asked for: Elasticsearch's client takes a third of a second.
_MODULES = {"embedded": "zhengfa.indexer.embedded.engine", "elasticsearch": "zhengfa.indexer.elastic.engine"}


def open_engine(settings: Settings) -> Engine:
    """The engine of an archive, with its register. Nothing is asked of a server before the first search."""
    engine: Engine = import_module(_MODULES[settings.engine]).from_settings(settings, settings.data / INDEX_FOLDER)
    return EngineWithRegister(engine, _register_file(settings.data))


def open_register(folder: Path) -> Register:
    """The register of the archive in a folder."""
    return Register(_register_file(folder), folder)


def _register_file(folder: Path) -> RegisterFile:
    return RegisterFile(folder / INDEX_FOLDER / REGISTER)
