import gzip
import zlib

import brotli
import pytest
from backports import zstd

from zhengfa.archive.errors import DecodeError
from zhengfa.crawler.inflate import inflate

PAGE = "<p>正文</p>".encode() * 100
LIMIT = 10_000


def headers(encoding: str) -> tuple[tuple[str, str], ...]:
    return (("Content-Type", "text/html"), ("content-encoding", encoding))


@pytest.mark.parametrize(
    ("encoding", "payload"),
    [
        ("gzip", gzip.compress(PAGE, mtime=0)),
        ("x-gzip", gzip.compress(PAGE, mtime=0)),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)[2:-4]),
        ("identity", PAGE),
        ("br", brotli.compress(PAGE)),
        ("zstd", zstd.compress(PAGE)),
        ("deflate, gzip", gzip.compress(zlib.compress(PAGE), mtime=0)),
    ],
)
def test_encodings_are_undone(encoding: str, payload: bytes) -> None:
    assert inflate(payload, headers(encoding), LIMIT) == PAGE


def test_a_page_without_encoding_is_left_as_it_is() -> None:
    assert inflate(PAGE, (), LIMIT) == PAGE


@pytest.mark.parametrize(
    ("encoding", "payload", "reason"),
    [
        ("compress", PAGE, "'compress' is not known"),
        ("br", PAGE, "damaged"),
        ("br", brotli.compress(PAGE)[:-5], "cut short"),
        ("br", brotli.compress(bytes(LIMIT * 50)), "larger than 10000"),
        ("zstd", PAGE, "damaged"),
        ("zstd", zstd.compress(PAGE)[:-5], "cut short"),
        ("zstd", zstd.compress(bytes(LIMIT * 50)), "larger than 10000"),
        ("gzip", PAGE, "damaged"),
        ("gzip", gzip.compress(PAGE, mtime=0)[:-20], "cut short"),
        ("gzip", gzip.compress(bytes(LIMIT * 50), mtime=0), "larger than 10000"),
    ],
)
def test_what_cannot_be_undone_is_an_error(encoding: str, payload: bytes, reason: str) -> None:
    with pytest.raises(DecodeError, match=reason):
        inflate(payload, headers(encoding), LIMIT)


def test_encodings_are_not_undone_without_end() -> None:
    payload = gzip.compress(gzip.compress(gzip.compress(PAGE)))
    with pytest.raises(DecodeError, match="3 content encodings"):
        inflate(payload, headers("gzip, gzip, gzip"), LIMIT)
