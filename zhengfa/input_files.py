"""Files that a command reads by itself, without an archive; `-` is standard input."""

import sys
from pathlib import Path

from zhengfa.archive.errors import InputError
from zhengfa.crawler.saved_pages import readable

STANDARD_INPUT = Path("-")


def read_input(file: Path, limit: int) -> bytes:
    """A file's bytes; raises InputError, with the file's name, for what cannot be read or is longer than `limit`."""
    try:
        payload = _read(file, limit + 1)
    except FileNotFoundError as error:
        raise InputError("no such file", where=name_of(file), advice="check the path") from error
    except IsADirectoryError as error:
        raise InputError("this is a folder", where=name_of(file), advice="name the files in it") from error
    except OSError as error:
        advice = "check that you may read it"
        raise InputError(error.strerror or str(error), where=name_of(file), advice=advice) from error
    if len(payload) > limit:
        advice = "split it, or raise crawl.page_limit in config.yaml"
        raise InputError(f"longer than {limit} bytes", where=name_of(file), advice=advice)
    return payload


def name_of(file: Path) -> str:
    """A file's name as it is shown."""
    return "standard input" if file == STANDARD_INPUT else readable(file)


def _read(file: Path, most: int) -> bytes:
    if file == STANDARD_INPUT:
        return sys.stdin.buffer.read(most)
    with file.open("rb") as opened:
        return opened.read(most)
