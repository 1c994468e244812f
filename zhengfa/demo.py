"""The first run: sample portals on loopback are crawled, indexed and served, as real ones would be."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from zhengfa.archive.errors import InputError
from zhengfa.samples.server import PORTS, serve_samples
from zhengfa.session import PARTLY, Session
from zhengfa.web import serve_web

NEXT = """
Zhengfa Archive (政法档案) is at {address}

Try next, in another terminal:
  {zhengfa} search 扫黑除恶
  {zhengfa} search '“回头看”' --sort newest --json
  {zhengfa} import PATH-TO-SAVED-PAGES
  {zhengfa} status

Ctrl-C stops it.
"""
_REFUSED = "The warning is meant: one of the samples stands behind a firewall that refuses visits, as some portals do."


def run_demo(session: Session, host: str | None, port: int | None) -> None:
    """Serve the sample portals, crawl them, index, and serve the web page until Ctrl-C."""
    samples = [portal for portal in session.portals.values() if portal.id in PORTS]
    if not samples:
        advice = "take sample_liaohe over from the config.yaml shipped"
        raise InputError("config.yaml declares no sample portal", where="demo", advice=advice)
    with _sample_portals({portal.id: _port_of(portal.hosts[0]) for portal in samples}):
        _crawl(session, [portal.id for portal in samples])
        # The portals stay up beside the page, so that the links to the originals lead somewhere.
        serve_web(session, host, port, lambda address: session.terminal.say(_what_next(session, address)))


@contextmanager
def _sample_portals(ports: dict[str, int]) -> Iterator[None]:
    with ExitStack() as stack:
        try:
            stack.enter_context(serve_samples(ports))
        except OSError as error:
            advice = "stop the program that uses it, or give the samples other ports in config.yaml"
            raise InputError(
                f"the sample portals cannot listen: {error.strerror}", where=str(error.filename), advice=advice
            ) from error
        yield


def _crawl(session: Session, portal_ids: list[str]) -> None:
    # A process of its own: Twisted's reactor runs once, and takes the signals to itself.
    config = str(session.config_path)
    command = [sys.executable, "-m", "zhengfa", "crawl", *portal_ids, "--config", config]
    command += ["--data", str(session.settings.data), *(["--quiet"] if session.is_quiet else [])]
    code = subprocess.run(command, check=False).returncode  # noqa: S603 - our own program and arguments
    if code == PARTLY:  # one of the samples refuses visits
        session.terminal.say(_REFUSED)
    elif code:
        raise InputError(f"the crawl of the sample portals ended with exit code {code}", where="demo")


def _port_of(host: str) -> int:
    _, _, port = host.rpartition(":")
    if not port.isdigit():
        raise InputError(f"a sample portal's host needs a port, as 127.0.0.1:8801; it is {host!r}", where="config.yaml")
    return int(port)


def _what_next(session: Session, address: str) -> str:
    data = f" --data {session.data}" if session.data else ""
    return NEXT.format(address=address, zhengfa=f".venv/bin/zhengfa{data}")
