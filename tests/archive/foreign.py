"""WARC and WACZ files as other people's tools, or their enemies, write them: byte by byte."""

import base64
import gzip
import hashlib
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

DATE = "2021-07-14T01:02:03Z"
PAGE_URL = "http://a.cn/yw/1.html"


def sha1(data: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()


def record(kind: str, content: bytes, url: str = PAGE_URL, **headers: str) -> bytes:
    """One record; headers by their names without WARC-, with _ for -."""
    heads = {"WARC-Type": kind, "WARC-Date": DATE, "WARC-Record-ID": "<urn:uuid:x>", "WARC-Target-URI": url}
    heads |= {f"WARC-{name.replace('_', '-')}": value for name, value in headers.items() if name != "Content_Length"}
    heads["Content-Length"] = headers.get("Content_Length", str(len(content)))
    lines = "".join(f"{name}: {value}\r\n" for name, value in heads.items() if value)
    return b"WARC/1.0\r\n" + lines.encode() + b"\r\n" + content + b"\r\n\r\n"


def http(payload: bytes, status: str = "200 OK", **headers: str) -> bytes:
    """An HTTP response."""
    heads = {"Content_Type": "text/html", **headers}
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in heads.items())
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + payload


def response(payload: bytes, url: str = PAGE_URL, *, encoded: bytes | None = None, **headers: str) -> bytes:
    """A response record with its digest; `encoded`: what was transferred."""
    sent = payload if encoded is None else encoded
    head = {name: value for name, value in headers.items() if name.startswith(("Content_", "Transfer_"))}
    rest = {name: value for name, value in headers.items() if name not in head}
    return record("response", http(sent, **head), url, **{"Payload_Digest": sha1(sent), **rest})


def revisit(digest: str, url: str = PAGE_URL, **headers: str) -> bytes:
    """A revisit record of a later day."""
    profile = "http://netpreserve.org/warc/1.0/revisit/identical-payload-digest"
    rest = {"Date": "2022-01-01T00:00:00Z", "Profile": profile, "Payload_Digest": digest, **headers}
    return record("revisit", http(b""), url, **rest)


def gzipped(*records: bytes) -> bytes:
    """A member a record, as WARC files are compressed."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def write_wacz(
    path: Path, warcs: Mapping[str, bytes], *, digests: Mapping[str, str] | None = None, extra: Sequence[str] = ()
) -> Path:
    """A WACZ file with these members; digests may be given that are not theirs."""
    right = {name: f"sha256:{hashlib.sha256(data).hexdigest()}" for name, data in warcs.items()}
    stated = right if digests is None else digests
    resources = [{"name": name, "path": name, "hash": digest} for name, digest in stated.items()]
    package = json.dumps({"profile": "data-package", "wacz_version": "1.1.1", "resources": resources}).encode()
    with zipfile.ZipFile(path, "w") as file:
        for name, data in warcs.items():
            file.writestr(name, data, zipfile.ZIP_DEFLATED if name.endswith(".warc") else zipfile.ZIP_STORED)
        if "no package" not in extra:
            file.writestr("datapackage.json", package)
        file.writestr("pages/pages.jsonl", '{"format": "json-pages-1.0"}\n')
        file.writestr("indexes/index.cdx.gz", b"not looked at")
        if "digest" in extra:
            digest = f"sha256:{hashlib.sha256(package).hexdigest()}"
            file.writestr("datapackage-digest.json", json.dumps({"path": "datapackage.json", "hash": digest}))
        if "forged" in extra:
            file.writestr("datapackage-digest.json", json.dumps({"hash": f"sha256:{'0' * 64}"}))
    return path
