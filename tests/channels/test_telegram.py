"""The Telegram channel against a scripted Bot API."""

import json
import logging
from typing import Literal

import aiohttp
import pytest
from channels.loopback import TOKEN, Answer, Provider, telegram_at
from spec_check import faults

from bot.channels.accounts import Profile, TelegramAccount
from bot.channels.http import UNTIL_IT_EXPIRES
from bot.channels.telegram import Pulled, TelegramChannel
from bot.channels.wire import Dead, Halt, Later, Outcome, Outgoing, Over, Refused, Sent, Unknown
from handlers.address import Address
from handlers.messages import Choice, Document, Reply

ANA = Address("telegram", "42")
MESSAGE = {"message_id": 7, "date": 1, "chat": {"id": 42, "type": "private"}}
DONE = Answer(200, {"ok": True, "result": MESSAGE})
TRUE = Answer(200, {"ok": True, "result": True})


def refusal(code: int, description: str, **parameters: int) -> Answer:
    """An error as the Bot API tells it."""
    told = {"ok": False, "error_code": code, "description": description}
    return Answer(code, told | ({"parameters": parameters} if parameters else {}))


def rendered(channel: TelegramChannel, text: str = "**Hi**", edits: str = "") -> Outgoing:
    """One message with a button."""
    return channel.render(Reply(text=text, choices=(Choice("Go", "go"),)), 3, edits)[0]


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (DONE, Sent("7", final=True)),
        (refusal(400, "Bad Request: chat not found"), Dead("400", "closed")),
        (refusal(400, "Bad Request: user not found"), Dead("400", "closed")),
        (refusal(400, "Bad Request: PEER_ID_INVALID"), Dead("400", "closed")),
        (refusal(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-1), Dead("400", "closed")),
        (refusal(400, "Bad Request: message text is empty"), Over("400")),
        (refusal(400, "Bad Request: BUTTON_DATA_INVALID"), Over("400")),
        (refusal(403, "Forbidden: bot was blocked by the user"), Dead("403", "blocked")),
        (refusal(403, "Forbidden: bot can't initiate conversation with a user"), Dead("403", "blocked")),
        (refusal(403, "Forbidden: user is deactivated"), Dead("403", "closed")),
        (refusal(403, "Forbidden: bot was kicked from the group chat"), Dead("403", "closed")),
        (refusal(403, "Forbidden: bot can't send messages to bots"), Dead("403", "closed")),
        (refusal(401, "Unauthorized"), Halt("401")),
        (refusal(404, "Not Found"), Halt("401")),
        (refusal(409, "Conflict: terminated by other getUpdates request"), Halt("409")),
        (refusal(429, "Too Many Requests: retry after 35", retry_after=35), Later("429", 35, UNTIL_IT_EXPIRES)),
        (refusal(500, "Internal Server Error"), Unknown("500")),
        (Answer(502, b"<html>502 Bad Gateway</html>"), Unknown("502")),
        (Answer(413, b"<html>413 Request Entity Too Large</html>"), Over("413")),
        (Answer(200, b"<html>Wi-Fi log-in</html>"), Unknown("unreadable")),
        (Answer(200, {"ok": True}), Unknown("unreadable")),
        (Answer(200, {"ok": True, "result": {}}), Unknown("unreadable")),
        (Answer(200, []), Unknown("unreadable")),
        (Answer(reset=True), Unknown("connection_lost")),
    ],
)  # fmt: skip
async def test_each_answer_has_its_outcome(
    provider: Provider, telegram: TelegramChannel, answer: Answer, outcome: Outcome
) -> None:
    """What the outbox has to do next, for every way in which Telegram and the network answer; asked only once."""
    provider.answers = [answer]

    assert await telegram.send(ANA, rendered(telegram)) == outcome
    assert len(provider.asked) == 1


@pytest.mark.parametrize(
    "description",
    [
        "Bad Request: message to edit not found",
        "Bad Request: message can't be edited",
        "Bad Request: there is no text in the message to edit",
        "Bad Request: MESSAGE_ID_INVALID",
    ],
)
async def test_what_cannot_be_edited_is_sent_anew(
    provider: Provider, telegram: TelegramChannel, description: str
) -> None:
    """A deleted or too old message is no reason to say nothing."""
    provider.answers = [refusal(400, description), DONE]

    assert await telegram.send(ANA, rendered(telegram, edits="5")) == Sent("7", final=True)
    assert [asked.path.rpartition("/")[2] for asked in provider.asked] == ["editMessageText", "sendMessage"]
    assert "message_id" not in provider.asked[1].form
    assert provider.asked[1].form["reply_markup"] == provider.asked[0].form["reply_markup"]


async def test_an_edit_that_changes_nothing_is_done(provider: Provider, telegram: TelegramChannel) -> None:
    """A repeated edit is no error."""
    provider.answers = [refusal(400, "Bad Request: message is not modified: specified new message content …")]

    assert await telegram.send(ANA, rendered(telegram, edits="5")) == Sent("5", final=True)


async def test_an_inline_edit_answers_true(provider: Provider, telegram: TelegramChannel) -> None:
    """Where Telegram only confirms, the edited message keeps its id."""
    provider.answers = [TRUE]

    assert await telegram.send(ANA, rendered(telegram, edits="5")) == Sent("5", final=True)


@pytest.mark.parametrize("document", [None, Document("a.ics", "text/calendar", b"X")])
async def test_refused_markup_goes_out_as_bare_words(
    provider: Provider, telegram: TelegramChannel, document: Document | None
) -> None:
    """A server that does not know a tag must not cost a person the message."""
    reply = Reply(text="At [9 & 10](time:17)", document=document)
    provider.answers = [refusal(400, 'Bad Request: can\'t parse entities: Unsupported start tag "tg-time"'), DONE]

    assert await telegram.send(ANA, telegram.render(reply, 1, "")[0]) == Sent("7", final=True)
    form = provider.asked[1].form
    assert (form.get("text") or form.get("caption"), form.get("parse_mode")) == ("At 9 & 10", None)


async def test_a_file_is_uploaded_with_its_name_and_kind(provider: Provider, telegram: TelegramChannel) -> None:
    """The calendar opens on a phone because it says what it is."""
    provider.answers = [DONE]

    await telegram.send(
        ANA, telegram.render(Reply(text="x", document=Document("a.ics", "text/calendar", b"X")), 1, "")[0]
    )

    assert provider.asked[0].form["document"] == ("a.ics", "text/calendar", b"X")


async def test_a_tap_is_answered(provider: Provider, telegram: TelegramChannel) -> None:
    """The waiting sign ends; an answer that comes too late, or nothing to answer, is no matter."""
    provider.answers = [
        TRUE,
        refusal(400, "Bad Request: query is too old and response timeout expired"),
        Answer(reset=True),
    ]

    for _ in range(3):
        await telegram.acknowledge(b'{"update_id": 1, "callback_query": {"id": "99"}}')
    await telegram.acknowledge(b'{"update_id": 1}')
    await telegram.acknowledge(b"no JSON")

    assert [asked.form for asked in provider.asked] == [{"callback_query_id": "99"}] * 3


async def test_polling_hands_out_updates_unread(provider: Provider, telegram: TelegramChannel) -> None:
    """In order, with whatever is in them, so that they can be stored before the offset moves on."""
    odd = {"update_id": 6, "message": {"date": "no date"}}
    found = b'{"ok": true, "result": [{"update_id": 5, "message": {"text": "\\ud800 \\u00f1"}}, %s]}'
    provider.answers = [Answer(200, found % json.dumps(odd).encode())]

    first, second = await telegram.poll(5, 0)

    assert first == Pulled(5, b'{"update_id": 5, "message": {"text": "\\ud800 \\u00f1"}}')
    assert (second.update_id, json.loads(second.body)) == (6, odd)
    assert provider.asked[0].form["offset"] == "5"


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (refusal(409, "Conflict: can't use getUpdates method while webhook is active"), Halt("409")),
        (refusal(429, "Too Many Requests", retry_after=3), Later("429", 3, UNTIL_IT_EXPIRES)),
        (Answer(502), Unknown("502")),
        (Answer(200, {"ok": True, "result": [{"no": "id"}]}), Unknown("unreadable")),
    ],
)
async def test_polling_says_why_it_failed(
    provider: Provider, telegram: TelegramChannel, answer: Answer, outcome: Outcome
) -> None:
    """Whoever polls learns whether to wait or to tell the operator."""
    provider.answers = [answer]

    with pytest.raises(Refused) as refused:
        await telegram.poll(0, 0)

    assert refused.value.outcome == outcome


PROFILES = (
    Profile(commands=(("start", "Begin"), ("help", "Help")), description="A bot.", short_description="Bot."),
    Profile(language="es", commands=(("start", "Empezar"),), description="Un bot.", short_description="Bot."),
)


@pytest.mark.parametrize(("mode", "last"), [("webhook", "setWebhook"), ("polling", "deleteWebhook")])
async def test_set_up_tells_telegram_who_we_are(
    provider: Provider, telegram: TelegramChannel, mode: Literal["webhook", "polling"], last: str
) -> None:
    """Commands and descriptions in each language, the menu button, and where updates go."""
    provider.answers = [TRUE] * 9

    await telegram.set_up(PROFILES, mode, "https://bot.example.org/")

    calls = [(asked.path.rpartition("/")[2], asked.form) for asked in provider.asked]
    introduced = ["setMyCommands", "setMyDescription", "setMyShortDescription"]
    assert [method for method, _ in calls] == [*introduced * 2, "setChatMenuButton", last]
    assert [fault for method, form in calls for fault in faults(method, form)] == []
    assert calls[3][1] == {"commands": '[{"command": "start", "description": "Empezar"}]', "language_code": "es"}
    assert calls[-1][1].get("url") == ("https://bot.example.org/telegram/webhook" if mode == "webhook" else None)
    assert calls[-1][1].get("secret_token") == ("s3cret" if mode == "webhook" else None)


async def test_the_username_proves_the_token(provider: Provider, telegram: TelegramChannel) -> None:
    """The name for links into the chat, or why there is none."""
    me = {"id": 1, "is_bot": True, "first_name": "SecondStep", "username": "SecondStepBot"}
    provider.answers = [Answer(200, {"ok": True, "result": me}), refusal(401, "Unauthorized")]

    assert await telegram.username() == "SecondStepBot"
    with pytest.raises(Refused, match="Halt"):
        await telegram.username()


@pytest.mark.parametrize(
    ("secret", "header", "expected"),
    [("s3cret", "s3cret", True), ("s3cret", "s3creT", False), ("s3cret", "", False), ("s3cret", None, False),
     ("s3cret", "ñ", False), ("", "", False), ("", None, False)],
)  # fmt: skip
async def test_only_the_secret_opens_the_webhook(
    session: aiohttp.ClientSession, secret: str, header: str | None, *, expected: bool
) -> None:
    """Without a secret of our own nothing does."""
    channel = TelegramChannel(TelegramAccount(token=TOKEN, secret=secret), session)

    assert channel.verify(header) is expected


def test_a_secret_that_telegram_would_refuse_is_refused_at_once() -> None:
    """Its letters are limited."""
    with pytest.raises(ValueError, match="A-Z"):
        TelegramAccount(token=TOKEN, secret="with space")


async def test_telegram_cannot_be_asked_what_went_out(telegram: TelegramChannel) -> None:
    """What is unknown there can only be sent again."""
    assert await telegram.find(ANA, rendered(telegram), None) == ()


@pytest.mark.parametrize("answer", [refusal(401, "Unauthorized"), Answer(200, b"no JSON"), Answer(reset=True), DONE])
async def test_no_token_and_no_words_are_logged(
    provider: Provider,
    session: aiohttp.ClientSession,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
    answer: Answer,
) -> None:
    """Neither by us nor by the libraries above their debugging, nor by printing any object of ours."""
    caplog.set_level(logging.INFO)
    channel = telegram_at(provider.origin, session)
    provider.answers = [answer]

    await channel.send(ANA, rendered(channel, text="my secret"))

    printed = capsys.readouterr()
    objects = (channel, channel._api, channel._api._client, TelegramAccount(token=TOKEN, secret="s3cret"))
    told = caplog.text + printed.out + printed.err + repr([vars(channel), vars(channel._api), *objects])
    assert TOKEN not in told
    assert "my secret" not in told
