"""Times: UTC instants, Asia/Shanghai local times, and how both are written."""

from datetime import UTC, datetime, timedelta, timezone

from zhengfa.archive.content import Precision, Published

# Fixed, so that no time zone database is needed: China has had no summer time since 1991-09-15.
SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")

_LOCAL_FORMATS = {Precision.MINUTE: "%Y-%m-%dT%H:%M+08:00", Precision.DAY: "%Y-%m-%d", Precision.MONTH: "%Y-%m"}


def now() -> datetime:
    """The present instant in UTC, to the second, as WARC dates are."""
    return datetime.now(UTC).replace(microsecond=0)


def to_utc(local: datetime) -> datetime:
    """The UTC instant of a naive Asia/Shanghai local time."""
    return local.replace(tzinfo=SHANGHAI).astimezone(UTC)


def iso_utc(moment: datetime) -> str:
    """An aware instant as ISO 8601 in UTC: 2026-11-23T06:41:00Z."""
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def from_iso_utc(text: str) -> datetime:
    """The instant that `iso_utc` wrote; raises ValueError on anything else."""
    moment = datetime.fromisoformat(text)
    if iso_utc(moment) != text:  # a crawl reads thousands: `strptime`, which is strict, takes four times as long
        raise ValueError(f"time data {text!r} does not match YYYY-MM-DDTHH:MM:SSZ")
    return moment


def iso_local(published: Published) -> str:
    """A publication time as ISO 8601, as exact as it is known: 2021-07-13T09:56+08:00, 2021-07-13 or 2021-07."""
    return published.local.strftime(_LOCAL_FORMATS[published.precision])


def from_iso_local(text: str) -> datetime:
    """The naive local time that `iso_local` wrote; raises ValueError on anything else."""
    pattern = {22: "%Y-%m-%dT%H:%M+08:00", 10: "%Y-%m-%d", 7: "%Y-%m"}.get(len(text), "")
    return datetime.strptime(text, pattern)
