"""A file system of two megabytes that fills up under the bot, and has room again."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ON_TWO_MEGABYTES = 'mount -t tmpfs -o size=2m tmpfs "$1" && exec "$2" "$3" "$1"'


def test_a_full_file_system_loses_nothing_and_recovers_by_itself(tmp_path: Path) -> None:
    """What was acknowledged is kept and answered once, the rest is refused; reading goes on; then all is well again."""
    place = [] if os.geteuid() == 0 else ["--map-root-user"]
    words = [sys.executable, str(ROOT / "tests" / "filling.py")]
    ran = subprocess.run(  # noqa: S603 - our own words
        ["unshare", "--mount", *place, "sh", "-c", ON_TWO_MEGABYTES, "sh", str(tmp_path), *words],  # noqa: S607 - the system's
        env={"PATH": os.environ["PATH"], "PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    if "unshare" in ran.stderr or "mount:" in ran.stderr:
        pytest.skip(f"no file system of its own can be had here: {ran.stderr.strip()}")
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout.splitlines()[-1])

    assert found["kept"] > 20
    assert (found["still"], found["read"]) == ([False] * 3, found["kept"])
    assert (found["after"], found["last"]) == (True, found["kept"] + 1)
    assert found["told"] == [*map(str, range(found["kept"])), "after"]
