"""A real Elasticsearch server for tests and benchmarks: one node or several, on loopback, as an unprivileged user."""

import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parent.parent
JAVA = "/usr/lib/jvm/java-17-openjdk-amd64"
USER, GROUP = "nobody", "nogroup"  # the server refuses to run as root
START_TIMEOUT = 180.0  # seconds: it takes 10 alone, and 60 with two others on a busy machine


class ServerError(Exception):
    """The server cannot be had, or does not start."""


def server_home() -> Path:
    """The folder of the server, which is fetched if it is not there; raises ServerError."""
    done = subprocess.run([ROOT / "tools/elasticsearch"], capture_output=True, text=True, check=False)
    if done.returncode:
        raise ServerError(done.stderr.strip().splitlines()[-1])
    return Path(done.stdout.strip())


def free_ports(count: int) -> list[int]:
    """Ports that nobody listens on."""
    sockets = [socket.socket() for _ in range(count)]
    for bound in sockets:
        bound.bind(("127.0.0.1", 0))
    ports = [int(bound.getsockname()[1]) for bound in sockets]
    for bound in sockets:
        bound.close()
    return ports


class Node:
    """One node. It can be killed, and started again on its data."""

    def __init__(self, home: Path, folder: Path, port: int, heap: str, settings: Mapping[str, str]) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self._home, self._folder, self._heap = home, folder, heap
        self._settings = {
            "network.host": "127.0.0.1",
            "http.port": str(port),
            "path.data": str(folder / "data"),
            "path.logs": str(folder / "logs"),
            "xpack.security.enabled": "false",
            "cluster.routing.allocation.disk.threshold_enabled": "false",  # a full disk is not what is tested
            **settings,
        }
        self._process: subprocess.Popen[bytes] | None = None
        shutil.copytree(home / "config", folder / "config")
        _give_away(folder)

    def start(self) -> None:
        """Start it, and come back at once."""
        options = [word for name, value in self._settings.items() for word in ("-E", f"{name}={value}")]
        environment = {
            "PATH": os.environ["PATH"],
            "ES_JAVA_HOME": JAVA,
            "ES_JAVA_OPTS": f"-Xms{self._heap} -Xmx{self._heap}",
            "ES_PATH_CONF": str(self._folder / "config"),
        }
        other: dict[str, Any] = {"user": USER, "group": GROUP, "extra_groups": []} if os.geteuid() == 0 else {}
        with (self._folder / "output").open("ab") as output:
            self._process = subprocess.Popen(
                [self._home / "bin/elasticsearch", *options],
                env=environment,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # a group of its own, so that all of it can be stopped
                cwd=self._folder,
                **other,
            )

    def health(self, **wanted: str) -> dict[str, Any] | None:
        """The cluster's health as this node sees it; None if it does not answer."""
        query = "&".join(f"{name}={value}" for name, value in wanted.items())
        try:
            with urlopen(f"{self.url}/_cluster/health?{query}", timeout=30) as answer:
                health: dict[str, Any] = json.load(answer)
                return health
        except (URLError, OSError):
            return None

    def wait(self, **wanted: str) -> None:
        """Wait until the cluster is as wanted; raises ServerError."""
        deadline = time.monotonic() + START_TIMEOUT
        while time.monotonic() < deadline:
            health = self.health(timeout="5s", **wanted)
            if health and not health["timed_out"]:
                return
            if self._process is None or self._process.poll() is not None:
                break
            time.sleep(0.3)
        raise ServerError(f"Elasticsearch did not start:\n{(self._folder / 'output').read_text()[-4000:]}")

    def kill(self) -> None:
        """Kill it, as a loss of power would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Stop it."""
        self._end(signal.SIGTERM)

    def _end(self, sent: signal.Signals) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        try:
            os.killpg(process.pid, sent)
            process.wait(20)
        except ProcessLookupError:
            process.wait()
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@contextmanager
def running_cluster(count: int = 1, heap: str = "1g") -> Iterator[list[Node]]:
    """A cluster of so many nodes, ready to be used; raises ServerError."""
    home = server_home()
    folder = Path(tempfile.mkdtemp(prefix="zhengfa-elasticsearch-"))
    folder.chmod(0o755)
    nodes: list[Node] = []
    try:
        # A copy: the user that the server runs as may not see into the checkout.
        shutil.copytree(home, folder / "home")
        _give_away(folder / "home")
        nodes += [Node(folder / "home", folder / name, port, heap, settings) for name, port, settings in _layout(count)]
        for node in nodes:
            node.start()
        nodes[0].wait(wait_for_nodes=str(count))
        yield nodes
    finally:
        for node in nodes:
            node.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _layout(count: int) -> list[tuple[str, int, dict[str, str]]]:
    """Names, ports and settings of nodes that find each other."""
    ports = free_ports(2 * count)
    names = [f"node{number}" for number in range(count)]
    if count == 1:
        return [(names[0], ports[0], {"discovery.type": "single-node", "transport.port": str(ports[1])})]
    transports = ports[count:]
    shared = {
        "cluster.name": f"zhengfa-{ports[0]}",
        "discovery.seed_hosts": ",".join(f"127.0.0.1:{port}" for port in transports),
        "cluster.initial_master_nodes": ",".join(names),
    }
    return [
        (name, ports[number], {**shared, "node.name": name, "transport.port": str(transports[number])})
        for number, name in enumerate(names)
    ]


def _give_away(folder: Path) -> None:
    """Let the user that the server runs as own a folder."""
    if os.geteuid() != 0:
        return
    for path in (folder, *folder.rglob("*")):
        shutil.chown(path, USER, GROUP)
