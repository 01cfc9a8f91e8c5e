"""``secondstep`` as people call it: what it answers, how it ends, and that a mistake is told in words."""

import asyncio
import json
import os
import re
import signal
import sys
from pathlib import Path

import pytest
from standing import ROOT, TOKEN, Stand, command, environment
from starlette.applications import Starlette

from bot import serving
from bot.__main__ import main
from bot.settings import Settings, WrongSettings
from bot.storage import people
from bot.storage.opening import Where, open_store
from handlers.address import Address

CLEAN = {"PATH": os.environ["PATH"], **{key: value for key, value in os.environ.items() if key.startswith("COVERAGE")}}
COMMANDS = (
    "demo", "run", "serve", "work", "setup", "check", "plan", "understand", "content check", "content preview",
    "db upgrade", "db backup", "db restore", "keys rotate", "export", "shared", "erase", "version",
)  # fmt: skip
WRONG_TOKEN = "110201543:wrong-wrong-wrong-wrong-wrong"


@pytest.fixture(autouse=True)
def clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without ``.env`` and an environment without our names."""
    for name in [name for name in os.environ if name.startswith("SECONDSTEP_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def ended(*words: str) -> int:
    """The command's exit code."""
    with pytest.raises(SystemExit) as end:
        main(words)
    return int(end.value.code or 0)


@pytest.mark.parametrize("words", COMMANDS)
def test_every_command_s_help_shows_an_example(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A line that can be copied."""
    assert ended(*words.split(), "--help") == 0

    assert re.search(rf"Example:.*secondstep\s+{words}", capsys.readouterr().out, re.DOTALL)


def test_no_command_is_forgotten(capsys: pytest.CaptureFixture[str]) -> None:
    """The table above holds every command there is."""
    assert ended("--help") == 0
    shown = re.findall(r"^│ (\w+) ", capsys.readouterr().out, re.MULTILINE)

    assert set(shown) == {words.split()[0] for words in COMMANDS}


@pytest.mark.parametrize(
    "words", [["dance"], ["demo", "--port", "many"], ["demo", "--port", "70000"], ["content", "preview"]]
)
def test_a_wrong_use_ends_with_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The usage is shown, never a traceback."""
    assert ended(*words) == 2

    assert "Usage" in capsys.readouterr().err


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON, for scripts."""
    assert ended("version") == 0

    assert json.loads(capsys.readouterr().out)["secondstep"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["content", "preview", "dragons"], "There is no topic 'dragons'. Topics: "),
        (["content", "preview", "why-second-opinion", "--lang", "xx"], "There is no language 'xx'"),
    ],
)
def test_a_page_that_does_not_exist_is_told(words: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With the names of those that do."""
    assert ended(*words) == 2

    assert told in capsys.readouterr().err


def test_the_guide_is_checked_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    """The last line tells the figures, the exit code whether there is any fault."""
    code = ended("content", "check")

    assert code == (" 0 faults in " not in " " + capsys.readouterr().out.splitlines()[-1])


def test_a_topic_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """As each channel would show it."""
    assert ended("content", "preview", "visit-summaries") == 0

    assert len(capsys.readouterr().out.splitlines()) > 10


async def test_the_guide_is_checked_and_shown(tmp_path: Path) -> None:
    """``content check --json`` is one object, with 1 where it holds faults; ``content preview`` shows both channels."""
    code, out, _ = await command("content", "check", "--json", env=CLEAN, cwd=tmp_path)
    report = json.loads(out)
    seen, page, _ = await command("content", "preview", "visit-summaries", "--lang", "es", env=CLEAN, cwd=tmp_path)

    assert code == bool(report["faults"])
    assert {"topics", "languages", "segments_max"} <= set(report)
    assert seen == 0
    assert len(page.splitlines()) > 10


async def test_plan_answers_each_line_and_goes_on_after_a_bad_one(tmp_path: Path) -> None:
    """JSON lines in, JSON lines out; exit code 0."""
    good = {"id": 1, "now": "2026-11-02T09:00:00-05:00", "zone": "America/New_York", "visit": "2026-12-01T14:30"}
    lines = [json.dumps(good), "{", "", json.dumps({"id": 2, "now": "yesterday"}), json.dumps({**good, "id": 3})]

    code, out, told = await command("plan", env=CLEAN, stdin="\n".join(lines), cwd=tmp_path)

    answers = [json.loads(line) for line in out.splitlines()]
    assert (code, told) == (0, "")
    assert [answer.get("id") for answer in answers] == [1, None, 2, 3]
    assert ["error" in answer for answer in answers] == [False, True, True, False]
    assert answers[0]["sends"] == answers[3]["sends"] != []


async def test_understand_answers_each_line_and_goes_on_after_a_bad_one(tmp_path: Path) -> None:
    """JSON lines in, JSON lines out; exit code 0."""
    lines = [json.dumps({"id": 1, "text": "stop"}), "[]", json.dumps({"id": 2, "text": "dec 1 at 2pm"})]

    code, out, told = await command("understand", env=CLEAN, stdin="\n".join(lines), cwd=tmp_path)

    answers = [json.loads(line) for line in out.splitlines()]
    assert (code, told) == (0, "")
    assert [answer.get("id") for answer in answers] == [1, None, 2]
    assert "error" in answers[1]


async def test_erasing_asks_first(tmp_path: Path) -> None:
    """No, nothing, and yes."""
    where, address = Where(data_dir=tmp_path / "data"), Address("sms", "+12125550141")
    store = open_store(where)
    store.run_here(lambda tx: people.find_or_create(tx, address))
    env = {**CLEAN, "SECONDSTEP_DATA_DIR": str(where.data_dir)}
    found = []
    for answer in ("n\n", "", "y\n"):
        code, out, _ = await command("erase", "--sms", address.value, env=env, stdin=answer, cwd=tmp_path)
        left = store.run_here(lambda tx: people.person_at(tx, address)) is not None
        found.append((code, left, "for good?" in out))
    store.engine.dispose()

    assert found == [(1, True, True), (1, True, True), (0, False, True)]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"SECONDSTEP_TELEGRAM_TOKEN": ""}, "SECONDSTEP_TELEGRAM_TOKEN: no channel is set up. Get a token"),
        ({"SECONDSTEP_TELEGRAM_TOKN": "x"}, "Did you mean SECONDSTEP_TELEGRAM_TOKEN?"),
        ({"SECONDSTEP_PORT": "many"}, "SECONDSTEP_PORT: input should be a valid integer"),
        ({"SECONDSTEP_TWILIO_FROM": "+12025550100"}, "SECONDSTEP_PUBLIC_URL: missing. Twilio must reach this bot"),
        ({"SECONDSTEP_DATA_DIR": "/proc/secondstep"}, "cannot write to the folder"),
    ],
)
def test_run_and_check_name_what_is_wrong(
    changes: dict[str, str], told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both say the same; ``run`` ends with 2 before anything starts, ``check`` with 1."""
    for name, value in ({"SECONDSTEP_TELEGRAM_TOKEN": TOKEN, "SECONDSTEP_PORT": "0"} | changes).items():
        monkeypatch.setenv(name, value)

    codes = [ended("run"), ended("check")]

    found = capsys.readouterr()
    assert codes == [2, 1]
    assert told in found.err
    assert told in found.out
    assert "Traceback" not in found.err + found.out


def test_setup_without_a_channel_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """There is nobody to tell anything."""
    assert ended("setup") == 2

    assert "no channel is set up" in capsys.readouterr().err


async def test_run_refuses_a_wrong_token(stand: Stand, tmp_path: Path) -> None:
    """Named with its fix, exit code 2, nothing of it shown."""
    env = environment(stand.settings, SECONDSTEP_TELEGRAM_TOKEN=WRONG_TOKEN)

    code, out, told = await command("run", env=env, cwd=tmp_path)

    assert (code, out) == (2, "")
    assert "SECONDSTEP_TELEGRAM_TOKEN: Telegram does not know it. Copy it again from the provider." in told
    assert "Traceback" not in told
    assert WRONG_TOKEN not in told


async def test_run_serves_until_it_is_told_to_stop(stand: Stand, tmp_path: Path) -> None:
    """It says what is on, answers people, and ends within seconds with exit code 0, nothing lost."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=tmp_path,
        env={**environment(stand.settings, SECONDSTEP_LOG_FORMAT="json"), "PYTHONPATH": str(ROOT)},
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stderr is not None
    try:
        async with asyncio.timeout(60):
            said = (await process.stderr.readline()).decode()
        stand.text("hello")
        await stand.until(lambda: len(stand.texts()) > 0)
        process.terminate()
        async with asyncio.timeout(8):
            code = await process.wait()
    finally:
        if process.returncode is None:
            process.kill()

    assert code == 0
    assert said.startswith(f"SecondStep runs on {stand.settings.public_url}. Telegram: on (webhook). SMS: on.")


def test_a_busy_port_is_told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """At once, with what to do; a port that is only being started on counts as well."""
    monkeypatch.setenv("SECONDSTEP_TELEGRAM_TOKEN", TOKEN)
    with serving.listen("127.0.0.1", 0) as bound:
        port = str(bound.getsockname()[1])
        monkeypatch.setenv("SECONDSTEP_PORT", port)
        codes = [ended("run"), ended("demo", "--no-open", "--port", port)]

    told = capsys.readouterr().err
    assert codes == [2, 2]
    assert told.count(f"Port {port} on 127.0.0.1 cannot be used (Address already in use)") == 2


@pytest.mark.parametrize("host", ["nowhere.invalid", "300.1.1.1", "2001:db8::1"])
def test_a_host_that_is_not_ours_is_told(host: str) -> None:
    """A name nobody has, an address that is none, one of another machine."""
    with pytest.raises(serving.CannotServe, match="cannot be used"):
        serving.listen(host, 0)


async def test_the_loop_ends_in_order(stand: Stand, capsys: pytest.CaptureFixture[str]) -> None:
    """Told to stop by a signal, the bot closes its port, its store and its session by itself."""
    only = {"telegram_token": "", "host": "127.0.0.1", "admin_token": ""}
    given: Settings = stand.settings.model_copy(update=only)
    running = asyncio.create_task(serving.run_forever(given))
    async with asyncio.timeout(30):
        while "SecondStep runs on" not in (said := capsys.readouterr().err):
            assert not running.done()
            await asyncio.sleep(0.1)
    os.kill(os.getpid(), signal.SIGTERM)
    async with asyncio.timeout(8):
        await running

    assert "Telegram: off (no SECONDSTEP_TELEGRAM_TOKEN). SMS: on." in said


def test_what_is_off_is_said() -> None:
    """Only Telegram works, and an IPv6 address is written as one."""
    given = Settings(telegram_token=TOKEN, host="::1")

    said = serving.said_at_start(given, 8080)

    assert said.startswith(
        "SecondStep runs on http://[::1]:8080. Telegram: on (polling). SMS: off (no SECONDSTEP_TWILIO"
    )


async def test_faulty_settings_never_start(tmp_path: Path) -> None:
    """Whoever calls it, nothing starts half."""
    with pytest.raises(WrongSettings):
        await serving.run_forever(Settings(data_dir=tmp_path / "data"))

    assert not (tmp_path / "data").exists()


async def test_a_server_that_cannot_start_does_not_hang() -> None:
    """A socket that is gone ends it with the error."""
    bound = serving.listen("127.0.0.1", 0)
    bound.close()

    with pytest.raises(OSError, match="Bad file descriptor"):
        async with asyncio.timeout(5), serving.served(Starlette(), bound):
            raise AssertionError
