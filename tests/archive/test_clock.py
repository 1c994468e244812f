from datetime import UTC, datetime

import pytest

from zhengfa.archive.clock import from_iso_local, from_iso_utc, iso_local, iso_utc, now, to_utc
from zhengfa.archive.content import Precision, Provenance, Published

LOCAL = datetime(2021, 7, 13, 9, 56)


@pytest.mark.parametrize(
    ("precision", "written"),
    [
        (Precision.MINUTE, "2021-07-13T09:56+08:00"),
        (Precision.DAY, "2021-07-13"),
        (Precision.MONTH, "2021-07"),
    ],
)
def test_local_time_is_written_as_exactly_as_it_is_known(precision: Precision, written: str) -> None:
    assert iso_local(Published(LOCAL, precision, Provenance.META)) == written
    assert iso_local(Published(from_iso_local(written), precision, Provenance.META)) == written


def test_shanghai_is_eight_hours_ahead() -> None:
    assert to_utc(LOCAL) == datetime(2021, 7, 13, 1, 56, tzinfo=UTC)


def test_utc_round_trips() -> None:
    moment = now()
    assert from_iso_utc(iso_utc(moment)) == moment


@pytest.mark.parametrize(
    "text",
    [
        *("2026-11-23T06:41:00+00:00", "2026-11-23T06:41:00", "2026-11-23 06:41:00Z", "2026-11-23T06:41:00.5Z"),
        *("2026-W48-1T06:41:00Z", "20261123T064100Z", "2026-11-23", "昨天"),
    ],
)
def test_an_instant_in_another_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text.replace("+", r"\+")):
        from_iso_utc(text)


def test_another_form_is_refused() -> None:
    with pytest.raises(ValueError, match="does not match"):
        from_iso_local("13.07.2021")
