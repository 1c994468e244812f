"""How times are shown. Days stay as ISO 8601 has them: they are data, and read alike in every language."""

from datetime import UTC, datetime

from flask_babel import gettext as _

from zhengfa.archive.clock import SHANGHAI


def local_text(iso: str) -> str:
    """A publication time of `iso_local` for people: 2021-07-13 09:56, 2021-07-13 or 2021-07."""
    return iso[:16].replace("T", " ")


def utc_text(moment: datetime) -> str:
    """An instant for people: UTC first, since that is what the WARC holds, then Beijing time."""
    utc, local = (f"{one:%Y-%m-%d %H:%M:%S}" for one in (moment.astimezone(UTC), moment.astimezone(SHANGHAI)))
    return str(_("%(utc)s UTC（北京时间 %(local)s）", utc=utc, local=local))


def span_text(first: str | None, last: str | None) -> str:
    """From day to day: 2019-07-04 至 2021-04-20."""
    if not first or not last:
        return first or last or str(_("时间不明"))
    return first if first == last else str(_("%(first)s 至 %(last)s", first=first, last=last))


FILTERS = {"local_text": local_text, "span_text": span_text, "utc_text": utc_text}
