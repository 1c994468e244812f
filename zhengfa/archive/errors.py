"""Every error that this project raises on purpose.

    ZhengfaError
    ├── ConfigError                 config.yaml or an environment override is wrong
    ├── ArchiveError                the archive's folder cannot be used as it is
    │   ├── ArchiveMissingError     there is no archive at that place
    │   ├── ArchiveVersionError     it was written by a newer release
    │   ├── ArchiveUnwritableError  nothing can be written there: the disk is full, or gone
    │   └── DamagedWarcError        a WARC record is not what was written
    ├── InputError                  what the user named cannot be imported or crawled
    ├── DecodeError                 bytes that are no text in any encoding known here
    ├── QueryError                  the query cannot be read
    ├── CursorError                 a cursor that is none, or another query's
    └── EngineError                 the search engine cannot be used as it is
        ├── IndexMissingError       nothing is indexed yet
        ├── IndexOutdatedError      the index was built by other rules: rebuild it
        └── EngineUnavailableError  the search server does not answer, or not in time

An error holds what is wrong, where, and what to do about it; only the command line and the web page make text of it.
"""

from collections.abc import Mapping


class ZhengfaError(Exception):
    """What is wrong, where (file and key, or a path), and what to do."""

    def __init__(self, what: str, *, where: str = "", advice: str = "") -> None:
        super().__init__(what, where, advice)
        self.what = what
        self.where = where
        self.advice = advice

    def __str__(self) -> str:
        located = f"{self.where}: {self.what}" if self.where else self.what
        return f"{located}; {self.advice}" if self.advice else located


class ConfigError(ZhengfaError):
    """config.yaml or an environment override is wrong."""


class ArchiveError(ZhengfaError):
    """The archive's folder cannot be used as it is."""


class ArchiveMissingError(ArchiveError):
    """There is no archive at that place."""


class ArchiveVersionError(ArchiveError):
    """The archive was written by a newer release."""


class ArchiveUnwritableError(ArchiveError):
    """Nothing can be written to the archive: the disk is full, or gone."""


class DamagedWarcError(ArchiveError):
    """A WARC record is not what was written."""


class InputError(ZhengfaError):
    """What the user named (a file, a portal, an address) cannot be used."""


class DecodeError(ZhengfaError):
    """Bytes that are no text in any encoding known here."""


class QueryError(ZhengfaError):
    """The query cannot be read; `position` counts its characters from 0.

    `mistake` and `values` say in data what `what` says in words; `repaired` is a query that can be read, or None.
    """

    def __init__(
        self,
        what: str,
        *,
        position: int,
        length: int = 1,
        advice: str = "",
        mistake: str = "",
        values: Mapping[str, str] | None = None,
        repaired: str | None = None,
    ) -> None:
        super().__init__(what, where=f"character {position + 1}", advice=advice)
        self.position, self.length = position, length
        self.mistake, self.values = mistake, dict(values or {})
        self.repaired = repaired


class CursorError(ZhengfaError):
    """A cursor that is none, or another query's."""


class EngineError(ZhengfaError):
    """The search engine cannot be used as it is."""


class IndexMissingError(EngineError):
    """Nothing is indexed yet."""


class IndexOutdatedError(EngineError):
    """The index was built by other rules than this release's: rebuild it."""


class EngineUnavailableError(EngineError):
    """The search server does not answer, or not in time."""
