"""One capture compared with what was written down of it when it was fetched."""

from dataclasses import dataclass

from zhengfa.archive.errors import DamagedWarcError
from zhengfa.archive.records import Capture
from zhengfa.archive.store import Archive
from zhengfa.archive.warc import payload_sha256
from zhengfa.archive.warc_reader import has_file


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of it, and what is wrong, if anything is."""

    payload_length: int  # bytes, as transferred; 0 if they could not be read
    sha256: str  # computed anew; "" if they could not be read
    is_missing: bool = False  # a WARC file is not there
    reason: str = ""

    @property
    def is_sound(self) -> bool:
        """Whether everything is as it was written."""
        return bool(self.sha256)


def verify_capture(archive: Archive, capture: Capture) -> Verdict:
    """Read a capture's records again (its own, its request's, and the one that holds its payload) and compare them.

    A record has to be whole, as long as it says, and to have the digests that its headers state; the payload has to
    have the SHA-256 that the database has of it.
    """
    try:
        payload, _ = archive.payload(capture)
        archive.request(capture)
    except DamagedWarcError as error:
        files = (has_file(archive.warc_folder, one) for one in (capture, archive.holder(capture)))
        return Verdict(0, "", not all(files), error.what)
    return Verdict(len(payload), payload_sha256(payload))
