"""The engine that the settings name."""

from importlib import import_module

from zhengfa.indexer.engine import Engine
from zhengfa.settings.models import Settings

INDEX_FOLDER = "index"  # in the archive's folder: the embedded index, and the locks of either engine

# Each is loaded when it is asked for: Elasticsearch's client takes a third of a second.
_MODULES = {"embedded": "zhengfa.indexer.embedded.engine", "elasticsearch": "zhengfa.indexer.elastic.engine"}


def open_engine(settings: Settings) -> Engine:
    """The engine of an archive. Nothing is asked of a server before the first search."""
    engine: Engine = import_module(_MODULES[settings.engine]).from_settings(settings, settings.data / INDEX_FOLDER)
    return engine
