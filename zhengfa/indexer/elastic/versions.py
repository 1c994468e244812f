"""Versions of an index side by side, and the alias that names the live one.

zhengfa           the alias of the live version, whatever rules it was built by
zhengfa.0a1b2c    its second alias, which names its rules: searches ask for that one, and so never find an index that
                  another release has built
zhengfa-000001    a version
"""

from typing import Any

from elasticsearch import Elasticsearch

from zhengfa.archive.errors import IndexMissingError, IndexOutdatedError
from zhengfa.indexer.elastic.requests import index_body, meta


class IndexVersions:
    """The versions of one index on a cluster."""

    def __init__(self, client: Elasticsearch, name: str, rules: str) -> None:
        self._client, self._name, self._rules = client, name, rules

    @property
    def searched(self) -> str:
        """The alias that searches ask for."""
        return f"{self._name}.{self._rules}"

    def live(self) -> str | None:
        """The live version's name."""
        names = list(self._client.options(ignore_status=404).indices.get_alias(name=self._name).body)
        names = [name for name in names if name.startswith(f"{self._name}-")]
        return names[0] if names else None

    def state(self, version: str) -> dict[str, Any]:
        """The rules and the watermark of a version; raises IndexOutdatedError if the rules are others than ours."""
        mapping = self._client.indices.get_mapping(index=version).body
        state: dict[str, Any] = mapping[version]["mappings"].get("_meta", {})
        if state.get("rules") != self._rules:
            raise self.outdated()
        return state

    def missing(self) -> IndexMissingError | IndexOutdatedError:
        """Why the alias that searches ask for is not there."""
        if self.live():
            return self.outdated()
        return IndexMissingError("nothing is indexed yet", where=self._name, advice="run `zhengfa index`")

    def outdated(self) -> IndexOutdatedError:
        """The error that says that the index was built by other rules."""
        advice = "run `zhengfa index --rebuild`"
        return IndexOutdatedError("the index was built by other rules", where=self._name, advice=advice)

    def create(self) -> str:
        """A new version, empty, not live."""
        numbers = [int(name.rpartition("-")[2]) for name in self._all()]
        version = f"{self._name}-{max(numbers, default=0) + 1:06}"
        self._client.indices.create(index=version, **index_body(self._rules))
        return version

    def note(self, version: str, watermark: int) -> None:
        """Note how far the archive's changes are in a version."""
        self._client.indices.put_mapping(index=version, meta=meta(self._rules, watermark))

    def swap_in(self, version: str) -> None:
        """Make a version the live one in one step, and remove the others."""
        others = [name for name in self._all() if name != version]
        removed = [{"remove_index": {"index": name}} for name in others]
        added = [{"add": {"index": version, "alias": alias}} for alias in (self._name, self.searched)]
        self._client.indices.update_aliases(actions=[*removed, *added])

    def clear(self) -> None:
        """Remove what rebuilds that were cut off have left; other writers must be kept out."""
        live = self.live()
        for name in self._all():
            if name != live:
                self._client.indices.delete(index=name)

    def _all(self) -> list[str]:
        return list(self._client.indices.get(index=f"{self._name}-*", features="aliases").body)
