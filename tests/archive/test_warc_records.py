"""Other people's WARC files, whole, damaged and hostile."""

import base64
import gzip
import hashlib
import random
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.archive.foreign import gzipped, http, record, response, revisit, sha1
from zhengfa.archive.digests import agrees
from zhengfa.archive.records import Response
from zhengfa.archive.warc_contents import Damage, Other, Record, Revisit
from zhengfa.archive.warc_frames import Limits
from zhengfa.archive.warc_records import read_records

PAGE = b"<p>page</p>"
NOISE = random.Random(1).randbytes(3000)
SMALL = Limits(record=100_000, head=10_000, records=50, slack=1_000_000)


def read(data: bytes, limits: Limits = SMALL) -> list[Record]:
    return list(read_records(BytesIO(data), limits))


def contents(data: bytes, limits: Limits = SMALL) -> list[Response | Revisit | Damage | Other]:
    return [found.content for found in read(data, limits)]


def types(data: bytes, limits: Limits = SMALL) -> list[str]:
    return [type(content).__name__ for content in contents(data, limits)]


@pytest.mark.parametrize("pack", [gzipped, lambda *records: b"".join(records), lambda *r: gzip.compress(b"".join(r))])
def test_a_file_is_read_however_it_is_compressed(pack: object) -> None:
    assert callable(pack)
    warcinfo = record("warcinfo", b"software: x\r\n", "")
    data = pack(warcinfo, response(PAGE), response(NOISE, Content_Type="image/png"), record("metadata", b"x: y\r\n"))
    assert types(data) == ["Other", "Response", "Response", "Other"] or types(data) == [
        "Other",
        "Response",
        "Other",
        "Response",
    ]


def request(**headers: str) -> bytes:
    return record("request", b"GET /yw/1.html HTTP/1.1\r\nHost: a.cn\r\n\r\n", Record_ID="<urn:uuid:r>", **headers)


@pytest.mark.parametrize(
    "records",
    [
        (response(PAGE), request(Concurrent_To="<urn:uuid:x>")),
        (request(Concurrent_To="<urn:uuid:x>"), response(PAGE)),
        (request(), response(PAGE, Concurrent_To="<urn:uuid:r>")),
        (response(PAGE, Concurrent_To="<urn:uuid:r>"), record("metadata", b"a: b\r\n"), request()),
    ],
)
def test_a_request_comes_with_its_response_whichever_stands_first(records: tuple[bytes, ...]) -> None:
    [found] = [content for content in contents(gzipped(*records)) if isinstance(content, Response)]
    assert found.request is not None
    assert (found.request.line, found.request.headers) == ("GET /yw/1.html HTTP/1.1", (("Host", "a.cn"),))


def test_a_request_of_another_response_is_not_taken_for_its_own() -> None:
    found = contents(gzipped(response(PAGE), request(Concurrent_To="<urn:uuid:other>"), response(NOISE)))
    assert [content.request for content in found if isinstance(content, Response)] == [None, None]


def test_a_revisit_says_what_it_refers_to() -> None:
    [found] = contents(
        gzipped(revisit(sha1(PAGE), Refers_To_Target_URI="http://b.cn/", Refers_To_Date="2020-01-01T00:00:00Z"))
    )
    assert isinstance(found, Revisit)
    assert (found.original_url, found.digest, found.response.status) == ("http://b.cn/", sha1(PAGE), 200)
    assert found.original_at is not None and found.original_at.year == 2020
    assert found.response.fetched_at.year == 2022


def test_chunks_are_joined_whichever_of_both_the_digest_is_of() -> None:
    chunked = b"b\r\n<p>page</p>\r\n0\r\n\r\n"
    for digest in (sha1(chunked), sha1(PAGE)):
        one = response(PAGE, encoded=chunked, Transfer_Encoding="chunked", Payload_Digest=digest)
        [found] = contents(gzipped(one))
        assert isinstance(found, Response)
        assert found.payload == PAGE


@pytest.mark.parametrize(
    "stated",
    [
        sha1(PAGE),
        sha1(PAGE).lower(),
        f"sha256:{hashlib.sha256(PAGE).hexdigest()}",
        f"SHA-256:{hashlib.sha256(PAGE).hexdigest().upper()}",
        f"sha256:{base64.b64encode(hashlib.sha256(PAGE).digest()).decode()}",
        f"md5:{hashlib.md5(PAGE).hexdigest()}",
    ],
)
def test_digests_are_known_in_every_spelling(stated: str) -> None:
    assert agrees(stated, PAGE) is True
    assert agrees(stated, NOISE) is False


def test_newer_protocols_are_read() -> None:
    assert types(gzipped(record("response", http(PAGE).replace(b"HTTP/1.1", b"HTTP/2")))) == ["Response"]


def test_a_digest_of_an_unknown_kind_says_nothing() -> None:
    assert agrees("blake3:00", PAGE) is None
    assert types(gzipped(response(PAGE, Payload_Digest="blake3:00"))) == ["Response"]


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (response(PAGE, Payload_Digest=sha1(b"x")), "payload's digest"),
        (response(PAGE, Block_Digest=sha1(b"x")), "block's digest"),
        (response(PAGE, Date="yesterday"), "make no sense"),
        (response(PAGE, url=""), "make no sense"),
        (record("response", http(PAGE, "999999 OK")), "make no sense"),
        (record("response", b"no HTTP at all"), "make no sense"),
        (record("response", http(PAGE), Content_Length="5"), "not as long"),
        (record("response", http(PAGE), Content_Length="5000"), "not as long"),
        (record("response", http(PAGE), Content_Length="-5"), "Content-Length"),
        (record("response", http(PAGE), Content_Length="x"), "Content-Length"),
        (response(PAGE, Segment_Number="1"), "split"),
        (b"\x00" * 2000, "no WARC record"),
    ],
)
@pytest.mark.parametrize("pack", [gzipped, lambda *records: b"".join(records)])
def test_a_broken_record_is_damage_and_the_others_are_read(broken: bytes, reason: str, pack: object) -> None:
    assert callable(pack)
    found = contents(pack(response(PAGE), broken, response(NOISE, "http://a.cn/2")))
    damage = [content for content in found if isinstance(content, Damage)]
    assert reason in damage[0].reason
    assert [content.payload for content in found if isinstance(content, Response)] == [PAGE, NOISE]


@pytest.mark.parametrize("at", [3, 12, 60, -6, -1])
def test_a_damaged_member_is_passed_over_with_its_place(at: int) -> None:
    whole, broken, last = (gzipped(response(data, f"http://a.cn/{n}")) for n, data in enumerate((PAGE, NOISE, PAGE)))
    bad = bytearray(broken)
    bad[at] ^= 0xFF
    found = read(whole + bytes(bad) + last)
    assert [type(one.content) for one in found] in ([Response, Damage, Response], [Response, Response, Response])
    if at != 3:  # the flags of a gzip head may be wrong without harm
        assert (found[1].span.offset, found[1].span.length) == (len(whole), len(bad))


@pytest.mark.parametrize("cut", [1, 8, 40, 900])
def test_a_torn_tail_is_one_stretch(cut: int) -> None:
    whole = gzipped(response(PAGE), response(NOISE))
    found = read(whole[:-cut])
    assert [type(one.content) for one in found] == [Response, Damage]
    assert found[1].span.offset + found[1].span.length == len(whole) - cut


def test_what_is_too_large_is_cut_and_says_what_it_is() -> None:
    video = response(bytes(200_000), "http://a.cn/v", Content_Type="video/mp4")
    for data in (gzipped(video, response(PAGE)), video + response(PAGE)):
        found = contents(data)
        assert isinstance(found[0], Damage)
        assert (found[0].is_oversized, found[0].content_type, found[0].url) == (True, "video/mp4", "http://a.cn/v")
        assert isinstance(found[1], Response)


def test_a_bomb_ends_the_reading_and_is_never_held(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = gzip.compress(response(bytes(50_000_000)))
    found = read(gzipped(response(PAGE)) + bomb + gzipped(response(NOISE)))
    assert [type(one.content) for one in found] == [Response, Damage]
    assert isinstance(found[1].content, Damage) and "inflates" in found[1].content.reason
    assert found[1].span.length > len(bomb)  # nothing behind it is lost either: the stretch goes to the end


def test_a_file_of_too_many_records_is_left_where_the_limit_is() -> None:
    found = read(gzipped(*[response(PAGE)] * 60))
    assert len(found) == 51
    assert isinstance(found[-1].content, Damage) and "more than 50" in found[-1].content.reason


def test_one_large_member_of_many_records_says_what_to_do() -> None:
    data = gzip.compress(b"".join(response(random.Random(n).randbytes(4000)) for n in range(40)))
    [found] = contents(data)
    assert isinstance(found, Damage)
    assert "warcio recompress" in found.reason


@given(st.data())
def test_no_bytes_raise_and_every_byte_is_in_one_stretch(data: st.DataObject) -> None:
    whole = bytearray(gzipped(response(PAGE), revisit(sha1(PAGE)), request(), response(NOISE)))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    spans = sorted((one.span.offset, one.span.length) for one in read(bytes(whole)))
    assert sum(length for _, length in spans) == len(whole) or not whole.startswith(b"\x1f\x8b")


@given(st.data())
def test_no_plain_bytes_raise(data: st.DataObject) -> None:
    whole = bytearray(response(PAGE) + revisit(sha1(PAGE)) + request())
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    read(bytes(whole))
