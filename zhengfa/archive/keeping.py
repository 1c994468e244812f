"""How responses are kept: whole, as revisits of a payload that the archive holds, or not again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from zhengfa.archive.records import Capture, Response
from zhengfa.archive.store import Archive
from zhengfa.archive.urls import canonical_url
from zhengfa.archive.warc import Original, payload_sha256

NOT_MODIFIED_STATUS = 304


@dataclass(frozen=True, slots=True)
class Holder:
    """What holds a payload: a capture of the archive, or a response of the same batch by its place in that."""

    original: Original
    content_type: str
    capture: Capture | None = None
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """How one response is kept."""

    response: Response
    holder: Holder | None = None  # of its payload; None: it is kept whole
    is_known: bool = False  # the holder is this very response, taken in before


class Planner:
    """Plans the responses of one batch, in their order: one may be a revisit of another."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._latest: dict[str, Holder] = {}  # by canonical URL
        self._met: dict[tuple[str, datetime, str], Holder] = {}

    def plan(self, responses: Sequence[Response]) -> list[Plan]:
        """How each of the responses is kept."""
        return [self._plan(place, response) for place, response in enumerate(responses)]

    def _plan(self, place: int, response: Response) -> Plan:
        key, digest = canonical_url(response.url), payload_sha256(response.payload)
        latest = self._latest.get(key) or self._last_of(response)
        if (response.status is None or response.imported_from) and (
            known := self._known(response, key, digest, latest)
        ):
            return Plan(response, known, is_known=True)
        holder = self._holder(response, digest, latest)
        original = Original(response.url, response.fetched_at, digest)
        own = Holder(original, response.content_type, place=place)
        self._latest[key] = holder or own
        self._met[key, response.fetched_at, digest] = own
        return Plan(response, holder)

    def _last_of(self, response: Response) -> Holder | None:
        capture = self._archive.latest_capture(response.url)
        return self._held(capture) if capture else None

    def _held(self, capture: Capture) -> Holder:
        root = self._archive.holder(capture)
        return Holder(Original(root.url, root.fetched_at, root.payload_sha256), root.content_type, root)

    def _known(self, response: Response, key: str, digest: str, latest: Holder | None) -> Holder | None:
        """The same file, or the same record of a WARC file, that was imported before."""
        if response.status is None:  # its time is that of the import
            return latest if latest and latest.original.payload_sha256 == digest else None
        if met := self._met.get((key, response.fetched_at, digest)):
            return met
        capture = self._archive.capture_at(response.url, response.fetched_at, digest)
        return Holder(Original(capture.url, capture.fetched_at, digest), "", capture) if capture else None

    def _holder(self, response: Response, digest: str, latest: Holder | None) -> Holder | None:
        if response.status is None:
            return None
        if response.same_as is not None:
            return self._held(self._archive.capture(response.same_as))
        if response.status == NOT_MODIFIED_STATUS and not response.payload:
            answer = self._archive.latest_answer(response.url)
            return self._held(answer) if answer else None
        # What is empty takes no room, so that a revisit would save nothing.
        return latest if response.payload and latest and latest.original.payload_sha256 == digest else None
