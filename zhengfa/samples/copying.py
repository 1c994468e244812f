"""What copying machines do to a text: clones are made with it, and the repair is tested against it.

A page is converted to traditional script and encoded in GBK. Then its bytes are searched and replaced without regard to
where characters begin: a reading in brackets is put behind every pair that the conversion table touched, and a "?" in
front of what looks like a full-width mark. Last, the bytes are decoded as browsers and PHP do it: a lead byte without a
proper second byte becomes "?", and takes the byte behind it along.
"""

from collections.abc import Callable, Iterable

from zhengfa.samples.tables import load_table

_MARKS = (b"\xa3\xa1", b"\xa3\xbb", b"\xa3\xac")
_ROWS = [(row[0], row[1], row[2:]) for row in load_table("copying")["table"].split()]
_SCRIPT = {ord(simplified): traditional for simplified, traditional, _ in _ROWS}
_READINGS = {traditional: reading for _, traditional, reading in _ROWS if reading}


def copied(text: str) -> str:
    """A text as a clone publishes it."""
    return decode(annotate(lose_leads(text.translate(_SCRIPT).encode("gb18030")), _READINGS, _READINGS.__getitem__))


def annotate(data: bytes, characters: Iterable[str], reading: Callable[[str], str]) -> bytes:
    """Readings behind everything that looks like one of the characters."""
    for character in characters:
        encoded = character.encode("gb18030")
        if encoded in data:
            data = data.replace(encoded, encoded + f"({reading(character)})".encode("gb18030"))
    return data


def lose_leads(data: bytes) -> bytes:
    """A "?" in front of every mark that is made of two characters' bytes."""
    starts = _starts(data)
    out = bytearray()
    for at in range(len(data)):
        if data[at : at + 2] in _MARKS and at not in starts:
            out += b"?"
        out.append(data[at])
    return bytes(out)


def decode(data: bytes) -> str:
    """GBK with "?" for what is no character; a broken pair is taken whole."""
    out: list[str] = []
    at = 0
    while at < len(data):
        lead, rest = data[at], data[at + 1 : at + 2]
        if lead <= 0x80:
            out.append(chr(lead) if lead < 0x80 else "€")
            at += 1
            continue
        is_pair = 0x81 <= lead <= 0xFE and rest and 0x40 <= rest[0] <= 0xFE and rest[0] != 0x7F
        out.append(data[at : at + 2].decode("gb18030") if is_pair else "?")
        at += 2
    return "".join(out)


def _starts(data: bytes) -> set[int]:
    starts = set()
    at = 0
    while at < len(data):
        starts.add(at)
        at += 1 if data[at] < 0x80 else 2
    return starts
