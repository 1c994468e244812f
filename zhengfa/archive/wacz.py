"""WACZ files: ZIPs of WARC files with a list of digests. Nothing is unpacked under a name that stands in them."""

import json
import tempfile
import zipfile
import zlib
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import IO, Any

from zhengfa.archive.digests import agrees
from zhengfa.archive.errors import InputError

PACKAGE = "datapackage.json"
PACKAGE_DIGEST = "datapackage-digest.json"
_WARCS = "archive/"
_NESTED = (".wacz", ".zip")
_SUFFIXES = (".warc", ".warc.gz")
_ENCRYPTED = 0x1
_CHUNK = 1 << 16
_WRONG = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError, KeyError)


@dataclass(frozen=True, slots=True)
class WaczLimits:
    """What a WACZ file may make of us, whoever wrote it."""

    members: int = 100_000  # a collection of a thousand WARC files has as many, and a handful of lists
    package: int = 64 * 1024 * 1024  # bytes of a list of digests: 500 a member
    member: int = 64 * 1024 * 1024 * 1024  # bytes of one WARC file: they are put on disk while they are read
    # Bytes for each byte in the ZIP: WARC files are compressed themselves, and plain ones shrink to a tenth.
    ratio: int = 200
    slack: int = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Member:
    """A WARC file in a WACZ file; or why it, or the whole, is not read."""

    name: str  # "": the whole
    file: IO[bytes] | None
    reason: str = ""
    is_damaged: bool = False  # its bytes are not what they should be


def read_wacz(path: Path, limits: WaczLimits, only: str | None = None) -> Generator[Member, None, None]:
    """The WARC files of a WACZ file, or one of them, their digests verified; each is closed at the next."""
    try:
        with zipfile.ZipFile(path) as package:
            digests = _digests(package, limits)
            for info in package.infolist():
                if _is_wanted(info) and only in (None, info.filename):
                    yield from _member(package, info, digests, limits)
    except InputError as error:
        yield Member("", None, error.what)
    except _WRONG as error:
        yield Member("", None, f"no ZIP that can be read: {error}")


def _is_wanted(info: zipfile.ZipInfo) -> bool:
    name = info.filename.lower()
    is_warc = name.startswith(_WARCS) and not info.is_dir()
    return is_warc or name.endswith((*_NESTED, *_SUFFIXES))


def _member(
    package: zipfile.ZipFile, info: zipfile.ZipInfo, digests: dict[str, str], limits: WaczLimits
) -> Iterator[Member]:
    reason = _refused(info, digests, limits)
    if reason:
        yield Member(info.filename, None, reason)
        return
    with tempfile.TemporaryFile() as file:
        try:
            reason = _spool(package, info, file, digests[info.filename])
        except _WRONG as error:
            reason = f"it cannot be read: {error}"
        yield Member(info.filename, None if reason else file, reason, is_damaged=bool(reason))


def _refused(info: zipfile.ZipInfo, digests: dict[str, str], limits: WaczLimits) -> str:
    """Why a member is not looked into."""
    name = info.filename
    if name.lower().endswith(_NESTED):
        return "an archive inside an archive is not opened: unpack it, and import what is in it"
    if "\\" in name or ".." in PurePosixPath(name).parts or not name.startswith(_WARCS):
        return f"its name leads out of {_WARCS}"
    if not name.lower().endswith(_SUFFIXES):
        return "no WARC file, by its name"
    if info.flag_bits & _ENCRYPTED:
        return "it is encrypted"
    if info.file_size > min(limits.member, limits.slack + limits.ratio * info.compress_size):
        return f"it inflates to {info.file_size} bytes, far more than a WARC file does"
    return "" if name in digests else f"{PACKAGE} has no digest of it"


def _spool(package: zipfile.ZipFile, info: zipfile.ZipInfo, file: IO[bytes], stated: str) -> str:
    """Put a member on disk; gives what is wrong with it."""
    digest, size = sha256(), 0
    with package.open(info) as source:
        while chunk := source.read(_CHUNK):
            size += len(chunk)
            if size > info.file_size:
                return "it is larger than the ZIP says"
            digest.update(chunk)
            file.write(chunk)
    file.seek(0)
    is_right = stated.lower().replace("-", "") == f"sha256:{digest.hexdigest()}"
    return "" if is_right else f"its digest is not that of {PACKAGE}"


def _digests(package: zipfile.ZipFile, limits: WaczLimits) -> dict[str, str]:
    """The digests that the package states of its members; raises InputError if it does not hold what it should."""
    if len(package.infolist()) > limits.members:
        raise InputError(f"{len(package.infolist())} members; the limit is {limits.members}")
    if len({info.filename for info in package.infolist()}) < len(package.infolist()):
        raise InputError("two members have one name")
    names = set(package.namelist())
    if PACKAGE not in names:
        raise InputError(f"without {PACKAGE}, so that nothing says which digests are right: import its WARC files")
    listed = _small(package, PACKAGE, limits)
    if PACKAGE_DIGEST in names:
        stated = _object(_small(package, PACKAGE_DIGEST, limits), PACKAGE_DIGEST).get("hash")
        if agrees(str(stated), listed) is not True:
            raise InputError(f"the digest of {PACKAGE} is not that of {PACKAGE_DIGEST}")
    resources = _object(listed, PACKAGE).get("resources")
    rows = [row for row in resources if isinstance(row, dict)] if isinstance(resources, list) else []
    return {str(row.get("path")): str(row.get("hash")) for row in rows if row.get("hash")}


def _small(package: zipfile.ZipFile, name: str, limits: WaczLimits) -> bytes:
    with package.open(name) as file:
        content = file.read(limits.package + 1)
    if len(content) > limits.package:
        raise InputError(f"{name} is larger than {limits.package} bytes")
    return content


def _object(content: bytes, name: str) -> dict[str, Any]:
    try:
        value = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name} is no JSON") from error
    if not isinstance(value, dict):
        raise InputError(f"{name} is no JSON object")
    return value
