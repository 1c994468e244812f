"""The captures that other people's revisits refer to, found among what the archive holds."""

from dataclasses import replace

from zhengfa.archive.digests import agrees
from zhengfa.archive.errors import DamagedWarcError
from zhengfa.archive.records import Capture, Response
from zhengfa.archive.store import Archive
from zhengfa.archive.warc_contents import Revisit

_MOST_READ = 20  # captures of one URL that are compared with a stated digest, the latest first


def resolve(archive: Archive, revisit: Revisit) -> Response | None:
    """A revisit as a response with its payload; None if the archive does not hold that.

    The capture has the payload's digest, whenever it was made; where no digest is stated, it is of the instant stated.
    """
    for capture in archive.captures_of(revisit.original_url, _MOST_READ):
        is_of_then = revisit.original_at is not None and capture.fetched_at == revisit.original_at
        if not revisit.digest and not is_of_then:
            continue
        payload = _payload(archive, capture)
        if payload is not None and _is_it(revisit, payload, is_of_then):
            return replace(revisit.response, payload=payload, same_as=capture.id)
    return None


def _is_it(revisit: Revisit, payload: bytes, is_of_then: bool) -> bool:
    is_same = agrees(revisit.digest, payload)
    return is_of_then if is_same is None else is_same  # None: a digest of an unknown kind, or none


def _payload(archive: Archive, capture: Capture) -> bytes | None:
    try:
        return archive.payload(capture)[0]
    except DamagedWarcError:
        return None
