"""What portals asked of crawls, from run to run: their robots.txt, and hosts to be left alone for a while."""

from dataclasses import dataclass
from datetime import datetime

from zhengfa.archive.clock import from_iso_utc, iso_utc
from zhengfa.archive.database import writing
from zhengfa.archive.store import Archive


@dataclass(frozen=True, slots=True)
class KeptRobots:
    """A host's robots.txt; `refusal` says why there is none that could be read and everything is closed until then."""

    text: str
    refusal: str
    until: datetime  # UTC; then it is asked for again


@dataclass(frozen=True, slots=True)
class Pause:
    """A host is not visited for a while."""

    reason: str
    until: datetime  # UTC


class Restraints:
    """Reads and writes them. Writes are transactions of their own, or part of the one under way."""

    def __init__(self, archive: Archive) -> None:
        self._connection = archive.connection
        self._folder = archive.folder

    def robots(self, origin: str, at: datetime) -> KeptRobots | None:
        """What is known of the robots.txt of an origin (http://www.example.cn), if that still holds at a time."""
        sql = "SELECT text, refusal, until FROM robots WHERE origin = ? AND until > ?"
        row = self._connection.execute(sql, (origin, iso_utc(at))).fetchone()
        return KeptRobots(row["text"], row["refusal"], from_iso_utc(row["until"])) if row else None

    def keep_robots(self, origin: str, robots: KeptRobots) -> None:
        """Remember a robots.txt in place of the earlier one."""
        values = (origin, robots.text, robots.refusal, iso_utc(robots.until))
        with writing(self._folder):
            self._connection.execute("INSERT OR REPLACE INTO robots VALUES (?, ?, ?, ?)", values)

    def pause(self, host: str, at: datetime) -> Pause | None:
        """The pause of a host that goes on at a time."""
        sql = "SELECT reason, until FROM pauses WHERE host = ? AND until > ?"
        row = self._connection.execute(sql, (host, iso_utc(at))).fetchone()
        return Pause(row["reason"], from_iso_utc(row["until"])) if row else None

    def keep_pause(self, host: str, pause: Pause) -> None:
        """Leave a host alone, in place of what was said earlier."""
        values = (host, pause.reason, iso_utc(pause.until))
        with writing(self._folder):
            self._connection.execute("INSERT OR REPLACE INTO pauses VALUES (?, ?, ?)", values)

    def pauses(self, at: datetime) -> dict[str, Pause]:
        """All pauses that go on at a time, by host."""
        sql = "SELECT host, reason, until FROM pauses WHERE until > ? ORDER BY host"
        rows = self._connection.execute(sql, (iso_utc(at),))
        return {row["host"]: Pause(row["reason"], from_iso_utc(row["until"])) for row in rows}
