"""`python -m zhengfa.samples`: serve the sample portals until Ctrl-C."""

from contextlib import suppress
from threading import Event

from zhengfa.samples.portals import PORTALS
from zhengfa.samples.server import PORTS, serve_samples


def main() -> None:
    """Serve on the default ports and print the addresses."""
    try:
        with suppress(KeyboardInterrupt), serve_samples(PORTS) as addresses:
            for portal_id, address in addresses.items():
                print(f"{PORTALS[portal_id].name}  http://{address}/")
            print("Ctrl-C stops them.", flush=True)
            Event().wait()
    except OSError as error:
        raise SystemExit(f"cannot listen at ports {', '.join(map(str, PORTS.values()))}: {error.strerror}") from error


if __name__ == "__main__":
    main()
