"""``check`` and ``setup`` against both providers: each thing that is wrong is named with its fix."""

import os
from pathlib import Path

import pytest
from standing import AUTH, TOKEN, Stand, environment

from bot import provisioning
from bot.settings import WrongSettings

WRONG_TOKEN = "110201543:wrong-wrong-wrong-wrong-wrong"
WELL = ["well   content", "well   database", "well   Telegram", "well   Twilio"]
NO_SMS = {"SECONDSTEP_TWILIO_ACCOUNT_SID": "", "SECONDSTEP_TWILIO_AUTH_TOKEN": "", "SECONDSTEP_TWILIO_FROM": ""}


@pytest.fixture(autouse=True)
def clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without ``.env`` and an environment without our names."""
    for name in [name for name in os.environ if name.startswith("SECONDSTEP_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


async def checked(stand: Stand, monkeypatch: pytest.MonkeyPatch, **changes: str) -> tuple[int, list[str]]:
    """How many things are wrong, and what is said."""
    for name, value in environment(stand.settings, **changes).items():
        monkeypatch.setenv(name, value)
    said: list[str] = []
    return await provisioning.check_all(said.append), said


async def test_all_is_well(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each part is named; the last line tells the channels; no message is sent."""
    assert await checked(stand, monkeypatch) == (0, [*WELL, "All well. The bot will run with Telegram and SMS."])
    assert stand.texts() == []


@pytest.mark.parametrize(
    ("off", "provider", "channel"),
    [(NO_SMS, "Telegram", "Telegram"), ({"SECONDSTEP_TELEGRAM_TOKEN": ""}, "Twilio", "SMS")],
    ids=["only Telegram", "only SMS"],
)
async def test_one_channel_alone_is_well(
    off: dict[str, str], provider: str, channel: str, stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is not set up is not asked for, and the last line says which channel works."""
    found, said = await checked(stand, monkeypatch, **off)

    assert found == 0
    assert said == [*WELL[:2], f"well   {provider}", f"All well. The bot will run with {channel}."]


async def test_tokens_that_the_providers_do_not_know_are_named(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each with its setting and what to do, none with its value."""
    wrong = {"SECONDSTEP_TELEGRAM_TOKEN": WRONG_TOKEN, "SECONDSTEP_TWILIO_AUTH_TOKEN": "f" * 32}

    found, said = await checked(stand, monkeypatch, **wrong)

    assert found == 2
    assert said == [
        *WELL[:2],
        "wrong  SECONDSTEP_TELEGRAM_TOKEN: Telegram does not know it. Copy it again from the provider.",
        "wrong  SECONDSTEP_TWILIO_AUTH_TOKEN: Twilio does not know it. Copy it again from the provider.",
        "2 to mend.",
    ]


@pytest.mark.parametrize("fault", ["500", "reset", "html502", "429"])
async def test_providers_out_of_reach_are_told_apart(stand: Stand, fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is wrong with the tokens then: the network is to be looked at."""
    stand.world.faults.change({"telegram": fault, "sms": fault})

    found, said = await checked(stand, monkeypatch)

    assert found == 2
    assert sum("cannot be reached now. Check the network and try again." in line for line in said) == 2


async def test_providers_are_not_asked_before_the_rest_is_right(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and database first, all of them at once."""
    changes = {"SECONDSTEP_ADMIN_TOKEN": "short", "SECONDSTEP_DATA_DIR": "/proc/secondstep"}

    found, said = await checked(stand, monkeypatch, **changes)

    assert found == 2
    assert [line.split()[:2] for line in said if line.startswith("wrong")] == [
        ["wrong", "SECONDSTEP_ADMIN_TOKEN:"],
        ["wrong", "database:"],
    ]
    assert stand.calls() == []


async def test_a_database_that_takes_no_writes_is_told(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is no database is not overwritten."""
    stand.settings.data_dir.mkdir()
    file = stand.settings.data_dir / "secondstep.db"
    file.write_text("these are somebody's notes, " * 100)

    found, said = await checked(stand, monkeypatch, SECONDSTEP_KEY="k1:" + "A" * 43 + "=")

    assert found == 1
    assert "not a database" in "".join(said)
    assert file.read_text().startswith("these are")


async def test_names_and_values_that_are_no_settings_come_first(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many as there are, with exit code and number to match."""
    found, said = await checked(stand, monkeypatch, SECONDSTEP_PORT="many", SECONDSTEP_TELEGRAM_TOKN=TOKEN)

    assert found == 2
    assert len("\n".join(said).splitlines()) == 2
    assert TOKEN not in "".join(said)


async def test_setup_registers_everything_at_telegram(stand: Stand) -> None:
    """Words in each language and the webhook; again does no harm."""
    for _ in range(2):
        await provisioning.set_up(stand.settings)

    assert stand.world.telegram.updates.webhook.url == f"{stand.settings.public_url}/telegram/webhook"
    assert {language for _, language in stand.world.telegram.commands} == {"", "es"}


async def test_setup_without_telegram_has_nothing_to_do(stand: Stand) -> None:
    """At Twilio a person sets the webhook in its console."""
    await provisioning.set_up(stand.settings.model_copy(update={"telegram_token": ""}))

    assert stand.calls() == []


@pytest.mark.parametrize(
    ("changes", "fault", "told"),
    [
        ({"admin_token": "short"}, "", "SECONDSTEP_ADMIN_TOKEN"),
        ({"telegram_token": WRONG_TOKEN}, "", "Telegram does not know it"),
        ({}, "500", "Telegram cannot be reached now"),
    ],
)
async def test_a_setup_that_cannot_be_done_is_told(
    stand: Stand, changes: dict[str, str], fault: str, told: str
) -> None:
    """Wrong settings, an unknown token, a network that is down: no traceback, no secret."""
    stand.world.faults.change({"telegram": fault})

    with pytest.raises(WrongSettings, match=told) as raised:
        await provisioning.set_up(stand.settings.model_copy(update=changes))

    assert not any(secret in str(raised.value) for secret in (TOKEN, WRONG_TOKEN, AUTH))
