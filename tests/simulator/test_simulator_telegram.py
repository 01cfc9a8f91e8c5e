"""The Bot API stand-in, seen by the real client and by hand-made requests."""

import asyncio
from typing import TYPE_CHECKING

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup
from telegram.error import BadRequest, Forbidden

if TYPE_CHECKING:
    from conftest import Live

RUTH_CHAT = 810_000_102
TOKEN = "4242:test-token"


def bot_at(live: "Live", token: str = TOKEN) -> Bot:
    return Bot(token, base_url=f"{live.origin}/bot", base_file_url=f"{live.origin}/file/bot")


async def started(live: "Live") -> None:
    await live.sim("telegram/send", person="1", text="/start")


async def test_the_real_client_holds_a_whole_conversation(live: "Live") -> None:
    """Text in, formatted text with buttons out, a tap, an answer, an edit: all parsed by the real client."""
    async with bot_at(live) as bot:
        await live.sim("telegram/send", person="1", text="/start now")
        (update,) = await bot.get_updates()
        keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="yes:1", style="primary")]])
        text = '<b>Hi</b> &lt;you&gt; <tg-time unix="1789000000" format="wDT">soon</tg-time>'
        sent = await bot.send_message(RUTH_CHAT, text, parse_mode="HTML", reply_markup=keyboard)
        await live.sim("telegram/tap", person="1", label="Yes")
        (tapped,) = await bot.get_updates(offset=update.update_id + 1)

        assert update.message is not None
        assert update.message.text == "/start now"
        assert sent.text == "Hi <you> soon"
        assert [(entity.type, entity.offset, entity.length) for entity in sent.entities] == [
            ("bold", 0, 2),
            ("date_time", 9, 4),
        ]
        assert tapped.callback_query is not None
        assert tapped.callback_query.data == "yes:1"
        assert await tapped.callback_query.answer("Noted")
        edited = await bot.edit_message_text("Done", chat_id=RUTH_CHAT, message_id=sent.message_id)
        assert isinstance(edited, type(sent))
        assert (edited.text, edited.reply_markup) == ("Done", None)


async def test_files_go_up_and_come_down_byte_for_byte(live: "Live") -> None:
    """A document with line ends and dashes in it survives multipart, getFile and the page's download."""
    data = b"%PDF-1.7\r\n--boundary\r\n\x00\xff\n--"
    await started(live)
    async with bot_at(live) as bot:
        message = await bot.send_document(
            RUTH_CHAT, data, filename="añ plan.pdf", caption="<i>Yours</i>", parse_mode="HTML"
        )
        assert message.document is not None
        file = await bot.get_file(message.document.file_id)

        assert bytes(await file.download_as_bytearray()) == data
        assert (message.document.file_name, message.document.mime_type) == ("añ plan.pdf", "application/pdf")
        async with live.http.get(f"{live.origin}/sim/files/{message.document.file_id}") as response:
            assert await response.read() == data
            assert response.headers["content-disposition"] == "inline; filename*=UTF-8''a%C3%B1%20plan.pdf"


async def test_a_photo_has_its_size(live: "Live") -> None:
    """A PNG's width and height are read from it."""
    await started(live)
    await live.sim("telegram/thing", person="1", thing="photo")
    sample = next(iter(live.world.telegram.chats[RUTH_CHAT].messages.values()))
    async with bot_at(live) as bot:
        photo = (await bot.get_updates())[1].message
        assert photo is not None
        again = await bot.send_photo(RUTH_CHAT, photo.photo[0].file_id, caption="Back")

    assert sample["text"] == "/start"
    assert (again.photo[0].width, again.photo[0].height, again.caption) == (96, 72, "Back")


@pytest.mark.parametrize("thing", ["photo", "sticker", "voice", "location", "document", "contact"])
async def test_everything_that_is_no_text_parses(live: "Live", thing: str) -> None:
    """The real client reads each kind, and finds it where it looks for it."""
    await live.sim("telegram/thing", person="1", thing=thing)
    async with bot_at(live) as bot:
        (update,) = await bot.get_updates()

    assert update.message is not None
    assert update.message.effective_attachment is not None
    assert bool(getattr(update.message, thing))


async def test_an_own_contact_is_vouched_for_and_a_forwarded_one_is_not(live: "Live") -> None:
    """Only the contact button's share carries the sender's own id and no forward."""
    await started(live)
    async with bot_at(live) as bot:
        button = KeyboardButton("Share", request_contact=True)
        await bot.send_message(RUTH_CHAT, "Your number?", reply_markup=ReplyKeyboardMarkup([[button]]))
        assert live.world.telegram.chats[RUTH_CHAT].keyboard
        await live.sim("telegram/contact", person="1", own=True)
        await live.sim("telegram/contact", person="1", own=False)
        _, own, other = [update.message for update in await bot.get_updates()]

    assert own is not None
    assert own.contact is not None
    assert (own.contact.user_id, own.contact.phone_number, own.forward_origin) == (RUTH_CHAT, "12125550141", None)
    assert other is not None
    assert other.contact is not None
    assert other.contact.user_id is None
    assert other.forward_origin is not None
    assert live.world.telegram.chats[RUTH_CHAT].keyboard is None


async def test_blocking_is_told_and_then_refused(live: "Live") -> None:
    """my_chat_member says kicked; sending gets 403; unblocking lets texts through again."""
    await started(live)
    async with bot_at(live) as bot:
        await live.sim("telegram/block", person="1", blocked=True)
        _, blocked = await bot.get_updates()
        with pytest.raises(Forbidden, match="bot was blocked by the user"):
            await bot.send_message(RUTH_CHAT, "Hello?")
        refused = await live.sim("telegram/send", person="1", text="me?")
        await live.sim("telegram/block", person="1", blocked=False)

        assert blocked.my_chat_member is not None
        assert blocked.my_chat_member.new_chat_member.status == "kicked"
        assert refused["http"] == 400
        assert (await bot.send_message(RUTH_CHAT, "Hello")).text == "Hello"


async def test_a_group_message_and_an_edit_are_what_they_are(live: "Live") -> None:
    """Groups have a negative chat; an edited text comes as edited_message under its own id."""
    sent = await live.sim("telegram/send", person="1", text="one")
    await live.sim("telegram/edit", person="1", message_id=sent["message"]["message_id"], text="two")
    await live.sim("telegram/group", person="1", text="hi all")
    async with bot_at(live) as bot:
        _, edited, group = await bot.get_updates()

    assert edited.edited_message is not None
    assert (edited.edited_message.text, edited.edited_message.message_id) == ("two", sent["message"]["message_id"])
    assert group.message is not None
    assert group.message.chat.type == "supergroup"


async def test_the_bots_own_settings_are_kept(live: "Live") -> None:
    """Commands by language and scope, name, descriptions, menu button: set and read back, and shown to people."""
    async with bot_at(live) as bot:
        await bot.set_my_commands([("help", "Help")])
        await bot.set_my_commands([("help", "Ayuda")], language_code="es")
        await bot.set_my_description("Long")
        await bot.set_my_short_description("Short", language_code="es")
        await bot.set_my_name("Second Step")
        await bot.set_chat_menu_button()
        name = (await bot.get_my_name()).name

        assert (name, (await bot.get_my_description()).description) == ("Second Step", "Long")
        assert (await bot.get_my_short_description("es")).short_description == "Short"
        assert (await bot.get_my_commands())[0].description == "Help"
        assert (await bot.get_chat_menu_button()).type == "default"
        assert await bot.delete_my_commands(language_code="es")
    async with live.http.get(f"{live.origin}/sim/state") as response:
        shown = (await response.json())["telegram"]["3"]
    assert (shown["name"], shown["commands"]) == ("Second Step", [{"command": "help", "description": "Help"}])


async def test_an_edit_that_changes_nothing_is_refused(live: "Live") -> None:
    """Same text, same buttons: "message is not modified"; other buttons alone are a change."""
    await started(live)
    async with bot_at(live) as bot:
        sent = await bot.send_message(RUTH_CHAT, "Hello")
        at = {"chat_id": RUTH_CHAT, "message_id": sent.message_id}
        with pytest.raises(BadRequest, match="essage is not modified"):
            await bot.edit_message_text("Hello", **at)
        button = InlineKeyboardMarkup([[InlineKeyboardButton("A", callback_data="a")]])
        assert await bot.edit_message_reply_markup(reply_markup=button, **at)
        assert await bot.delete_message(**at)


@pytest.mark.parametrize("live", [{"tap_seconds": 0.01}], indirect=True)
async def test_a_tap_cannot_be_answered_late_nor_delivered_late(live: "Live") -> None:
    """After its time a tap is gone from the queue, and answering it is "query is too old"."""
    await started(live)
    keyboard = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    await live.call("sendMessage", chat_id=RUTH_CHAT, text="x", reply_markup=keyboard)
    tap = (await live.sim("telegram/tap", person="1", place=1))["tap"]
    await asyncio.sleep(0.02)

    async with bot_at(live) as bot:
        assert [update.callback_query for update in await bot.get_updates()] == [None]
        with pytest.raises(BadRequest, match="uery is too old"):
            await bot.answer_callback_query(tap)


async def test_buttons_that_are_gone_can_only_be_pressed_by_a_slow_phone(live: "Live") -> None:
    """A tap needs its button, unless it says that it is stale."""
    await started(live)
    sent = (await live.call("sendMessage", chat_id=RUTH_CHAT, text="x"))["result"]["message_id"]

    refused = await live.sim("telegram/tap", person="1", message_id=sent, data="old")
    stale = await live.sim("telegram/tap", person="1", message_id=sent, data="old", stale=True)

    assert (refused["http"], stale["http"]) == (400, 200)
    assert (await live.sim("telegram/tap", person="1", label="no such"))["error"] == "no such button"


async def test_captions_replies_and_deletions_are_played(live: "Live") -> None:
    """A caption is edited in place, a reply quotes one level, several messages go at once."""
    await started(live)
    async with bot_at(live) as bot:
        file = await bot.send_document(RUTH_CHAT, b"x", filename="a.txt", caption="One", protect_content=True)
        edited = await bot.edit_message_caption(RUTH_CHAT, file.message_id, caption="<b>Two</b>", parse_mode="HTML")
        reply = await bot.send_message(RUTH_CHAT, "See above", reply_to_message_id=file.message_id)
        with pytest.raises(BadRequest, match="no text in the message to edit"):
            await bot.edit_message_text("x", chat_id=RUTH_CHAT, message_id=file.message_id)
        with pytest.raises(BadRequest, match="no caption in the message to edit"):
            await bot.edit_message_caption(RUTH_CHAT, reply.message_id, caption="x")
        assert await bot.delete_messages(RUTH_CHAT, [file.message_id, reply.message_id, 999])

    assert not isinstance(edited, bool)
    assert (edited.caption, edited.caption_entities[0].type, file.has_protected_content) == ("Two", "bold", True)
    assert reply.reply_to_message is not None
    assert reply.reply_to_message.message_id == file.message_id
    assert len(live.world.telegram.chats[RUTH_CHAT].messages) == 1


async def test_a_chat_and_what_it_is_doing_can_be_told(live: "Live") -> None:
    """GetChat knows the person, sendChatAction shows on the page."""
    await started(live)
    async with bot_at(live) as bot:
        chat = await bot.get_chat(RUTH_CHAT)
        assert await bot.send_chat_action(RUTH_CHAT, "typing")

    assert (chat.first_name, chat.last_name) == ("Ruth", "Miller")
    assert [each.data for each in live.world.journal.since(0) if each.kind == "action"] == [
        {"person": "1", "action": "typing"}
    ]
