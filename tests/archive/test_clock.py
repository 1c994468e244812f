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


def test_another_form_is_refused() -> None:
    with pytest.raises(ValueError, match="does not match"):
        from_iso_local("13.07.2021")
