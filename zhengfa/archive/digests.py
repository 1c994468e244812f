"""Digests as other tools state them: any usual algorithm, in hex, base32 or base64."""

import base64
import hashlib
import re

_ALGORITHMS = frozenset({"md5", "sha1", "sha256", "sha384", "sha512"})


def agrees(stated: str, data: bytes) -> bool | None:
    """Whether a stated digest (`sha1:…`, `sha-256:…`) is that of the data; None if its algorithm is not known here."""
    name, _, value = stated.strip().partition(":")
    name = re.sub(r"[-_]", "", name.lower())
    if name not in _ALGORITHMS:
        return None
    digest = hashlib.new(name, data, usedforsecurity=False).digest()
    value = value.strip().rstrip("=")
    base64s = {base64.b64encode(digest), base64.urlsafe_b64encode(digest)}
    base32 = base64.b32encode(digest).decode().rstrip("=")
    is_spelled = value in {spelling.decode().rstrip("=") for spelling in base64s}
    return value.lower() == digest.hex() or value.upper() == base32 or is_spelled
