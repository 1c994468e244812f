"""One capture compared with what was written down of it when it was fetched."""

from dataclasses import dataclass

from zhengfa.archive.errors import DamagedWarcError
from zhengfa.archive.records import Capture
from zhengfa.archive.store import Archive
from zhengfa.archive.warc import payload_sha256


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of it. `reason` says what is wrong; "" if nothing is."""

    payload_length: int  # bytes, as transferred; 0 if they could not be read
    sha256: str  # computed anew; "" if they could not be read
    is_missing: bool  # the WARC file is not there
    reason: str

    @property
    def is_sound(self) -> bool:
        """Whether everything is as it was written."""
        return not self.reason


def verify_capture(archive: Archive, capture: Capture) -> Verdict:
    """Read a capture's records again (its own, its request's, and the one that holds its payload) and compare them.

    A record has to be whole, as long as it says, and to have the digests that its headers state; the payload has to
    have the SHA-256 that the database has of it.
    """
    try:
        payload, _ = archive.payload(capture)
        archive.request(capture)
    except DamagedWarcError as error:
        return Verdict(0, "", not archive.has_payload(capture), error.what)
    return Verdict(len(payload), payload_sha256(payload), False, "")
