"""Dockerfile and compose.yaml: what they promise, what they name, and the bot under the same restrictions.

There need not be a Docker here: the files are read, and the restrictions are those of the same kernel.
"""

import asyncio
import contextlib
import json
import os
import re
import shlex
import shutil
import stat
import subprocess
import sys
import sysconfig
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest
import yaml

from bot.__main__ import cli
from bot.settings import Settings, name

if TYPE_CHECKING:
    from standing import Stand

ROOT = Path(__file__).parents[1]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = {service: given for service, given in SERVICES.items() if given["image"] == "secondstep"}
DOCKERFILE = (ROOT / "Dockerfile").read_text()
STEPS = [line.partition(" ")[::2] for line in DOCKERFILE.replace("\\\n", " ").splitlines() if line[:1].isupper()]
"""Each instruction and what follows it."""

SEEN = {"/mnt": str(ROOT), "/srv": sys.base_prefix, "/media": sysconfig.get_path("purelib")}
"""Where code, Python and libraries are seen, wherever they are: others may not enter the folders that lead there."""
# As in a container: nothing can be written but the data, and the user has no rights that others have not.
CONTAINED = """
set -e
mount --bind "$DATA" "$DATA"
for each in /mnt /srv /media; do mount --bind "$1" $each; mount -o remount,bind,ro $each; shift; done
mount -o remount,bind,ro /
exec setpriv --reuid=10001 --regid=10001 --clear-groups --no-new-privs --inh-caps=-all --bounding-set=-all "$@"
"""


def of(instruction: str) -> list[str]:
    """What follows each of these instructions."""
    return [rest for found, rest in STEPS if found == instruction]


@pytest.mark.parametrize("service", SERVICES)
def test_every_service_is_hardened(service: str) -> None:
    """Not root, nothing to write but volumes, no capability, and no way to get any."""
    given = SERVICES[service]

    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", given["user"])
    assert given["read_only"] is True
    assert given["cap_drop"] == ["ALL"]
    assert given["security_opt"] == ["no-new-privileges:true"]
    assert "privileged" not in given
    assert "cap_add" not in given


def test_only_this_machine_reaches_the_ports() -> None:
    """Whoever puts the bot on the open net does it by a proxy with HTTPS."""
    ports = [port for given in SERVICES.values() for port in given.get("ports", [])]

    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_every_command_and_setting_is_one() -> None:
    """What the files start and set is there under that name."""
    commands = {made.name or getattr(made.callback, "__name__", "") for made in cli.registered_commands}
    started = [json.loads(rest) for rest in of("CMD")] + [given["command"] for given in OURS.values()]
    named = set(re.findall(r"SECONDSTEP_\w+", DOCKERFILE + (ROOT / "compose.yaml").read_text()))

    assert {words[0] for words in started} == {"run", "serve", "work"} <= commands
    assert of("ENTRYPOINT") == ['["secondstep"]']
    assert named <= {name(field) for field in Settings.model_fields}


def test_the_image_holds_all_that_runs() -> None:
    """Every package, and nothing that is not in the repository."""
    copied = [shlex.split(rest)[:-1] for rest in of("COPY") if "--from" not in rest]
    sources = {source for words in copied for source in words}
    packages = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"]

    assert set(packages) <= sources
    assert [source for source in sources if not (ROOT / source).exists()] == []
    assert "ARG BASE=python:3.13-slim" in DOCKERFILE


def test_data_stays_when_a_container_goes() -> None:
    """The data folder is a volume, and belongs to the user that the bot runs as."""
    (folder,) = of("VOLUME")
    (user,) = of("USER")
    volumes = [volume.partition(":")[0] for given in SERVICES.values() for volume in given["volumes"]]

    assert f"SECONDSTEP_DATA_DIR={folder}" in of("ENV")[0].split()
    assert f"--owner={user.partition(':')[0]} --group={user.partition(':')[2]} --mode=0700 {folder}" in of("RUN")[-1]
    assert set(volumes) == set(COMPOSE["volumes"])
    for given in OURS.values():
        assert (given["user"], given["volumes"]) == (user, [f"data:{folder}"])
        assert given["environment"]["SECONDSTEP_DATA_DIR"] == folder


def test_what_the_guide_says_about_containers_is_there() -> None:
    """Each profile that the documents name."""
    told = (ROOT / "docs" / "operations.md").read_text() + (ROOT / "compose.yaml").read_text()
    profiles = {profile for given in SERVICES.values() for profile in given.get("profiles", [])}

    assert set(re.findall(r"--profile (\w+)", told)) == profiles


def contained(*words: str, env: Mapping[str, str]) -> list[str]:
    """``python`` with these words under a container's restrictions."""
    pairs = [f"{key}={value}" for key, value in env.items()]
    python = str("/srv" / Path(sys.executable).resolve().relative_to(Path(sys.base_prefix).resolve()))
    command = ["env", "-i", *pairs, "PYTHONPATH=/mnt:/media", "LD_LIBRARY_PATH=/srv/lib", python, *words]
    return ["unshare", "--mount", "sh", "-c", CONTAINED, "sh", *SEEN.values(), *command]


@pytest.fixture
def data() -> Iterator[Path]:
    """The volume; skipped where the restrictions cannot be had."""
    if os.geteuid():
        pytest.skip("only root can become another user")
    with tempfile.TemporaryDirectory() as folder:
        shutil.chown(folder, 10001, 10001)
        words = contained("-c", "import bot.app", env={})
        tried = subprocess.run(words, env=outside(Path(folder)), check=False, capture_output=True, text=True)  # noqa: S603 - our own words
        if tried.returncode:
            pytest.skip(f"needs root and mount namespaces: {tried.stderr.strip()}")
        yield Path(folder)


def outside(folder: Path) -> dict[str, str]:
    """What the restrictions are told."""
    return {"PATH": os.environ["PATH"], "DATA": str(folder)}


async def healthy(env: Mapping[str, str]) -> bool:
    """What the image's health check says."""
    words = json.loads(of("HEALTHCHECK")[0].partition("CMD ")[2])
    process = await asyncio.create_subprocess_exec(
        sys.executable, *words[1:], env=dict(env), stderr=asyncio.subprocess.DEVNULL
    )
    return await process.wait() == 0


async def until_alive(stand: "Stand") -> None:
    """Wait until it says that it lives. Errors: TimeoutError."""
    async with asyncio.timeout(60):
        while True:
            with contextlib.suppress(aiohttp.ClientError):
                if (await stand.get("/health/live"))[0] == 200:
                    return
            await asyncio.sleep(0.2)


async def test_the_bot_runs_with_nothing_to_write_but_its_data(data: Path, tmp_path: Path) -> None:
    """As an ordinary user on a read-only system: it starts, answers, is healthy, keeps its files, stops in order."""
    from standing import environment, standing  # noqa: PLC0415 - reads the whole guide, for this test alone

    async with standing(tmp_path) as stand:
        env = environment(stand.settings.model_copy(update={"data_dir": data}))
        words = contained("-m", "bot", "run", env=env)
        process = await asyncio.create_subprocess_exec(*words, env=outside(data), cwd=data)
        try:
            await until_alive(stand)
            stand.text("hello")
            await stand.until(lambda: bool(stand.texts()), 60)
            lives = await healthy(env)
            process.terminate()
            code = await asyncio.wait_for(process.wait(), 60)
        finally:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
        assert not await healthy(env)

    assert (lives, code) == (True, 0)
    assert kept(data) >= {("secondstep.db", 10001, 0), ("secondstep.key", 10001, 0)}


def kept(folder: Path) -> set[tuple[str, int, int]]:
    """The files there, whose they are, and what others may do with them."""
    found = {path.name: path.stat() for path in folder.iterdir()}
    return {(name, each.st_uid, each.st_mode & stat.S_IRWXO) for name, each in found.items()}
