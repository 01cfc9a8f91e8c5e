"""The peer in turns: stock python-telegram-bot as its documentation sets it up, saying our pages.

Application with ConversationHandler and PicklePersistence; updates come as in its own "custom webhook" example.
"""

import contextlib
import sys
import warnings
from pathlib import Path
from typing import Any

import msgspec
import uvloop
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import InlineKeyboardMarkup, LinkPreviewOptions, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    PicklePersistence,
)
from telegram.warnings import PTBUserWarning

from bot.serving import listen, served, stop_signal

TOKEN = "1234567890:AAbenchbenchbenchbenchbenchbenchbench"  # noqa: S105 - made up
MENU, SECTION, TOPIC = range(3)
Pages = dict[str, dict[str, Any]]
Context = ContextTypes.DEFAULT_TYPE


class Guide:
    """The flows: a command opens the menu, a tap shows the page it names."""

    def __init__(self, pages: Pages) -> None:
        self._pages = {action: _arguments(fields) for action, fields in pages.items()}

    async def menu(self, update: Update, _: Context) -> int:
        """A command."""
        if update.message:
            await update.message.reply_text(**self._pages["menu"])
        return MENU

    async def page(self, update: Update, _: Context) -> int:
        """A tap: end its waiting sign, show the page, remember where the person is."""
        query = update.callback_query
        action = str(query.data).partition("|")[2] if query else "menu"
        if query:
            await query.answer()
            await query.edit_message_text(**self._pages[action])
        return {"menu": MENU, "section": SECTION, "topic": TOPIC}[action.partition(":")[0]]

    def conversation(self) -> ConversationHandler[Context]:
        """The states and what leads from one to another."""
        home = CallbackQueryHandler(self.page, pattern=r"^\d+\|menu$")
        section = CallbackQueryHandler(self.page, pattern=r"^\d+\|section:")
        topic = CallbackQueryHandler(self.page, pattern=r"^\d+\|topic:")
        command = CommandHandler(["start", "menu"], self.menu)
        with warnings.catch_warnings():
            # Its hint about per_message concerns buttons under several messages; here one is edited.
            warnings.simplefilter("ignore", PTBUserWarning)
            return ConversationHandler(
                entry_points=[command],
                states={MENU: [section], SECTION: [topic, home], TOPIC: [topic, home]},
                fallbacks=[command],
                name="guide",
                persistent=True,
            )


def _arguments(fields: dict[str, Any]) -> dict[str, Any]:
    return {
        "text": fields["text"],
        "parse_mode": fields["parse_mode"],
        "link_preview_options": LinkPreviewOptions(is_disabled=True),
        "reply_markup": InlineKeyboardMarkup.de_json(fields["reply_markup"], None),
    }


async def main(origin: str, folder: Path) -> None:
    """Run until SIGTERM; the first line on standard output tells where."""
    persistence = PicklePersistence(folder / "state.pickle")
    built = Application.builder().token(TOKEN).base_url(f"{origin}/bot").updater(None).persistence(persistence)
    application = built.build()
    guide = Guide(msgspec.json.decode((folder / "pages.json").read_bytes(), type=Pages))
    application.add_handler(guide.conversation())

    async def update(request: Request) -> Response:
        await application.update_queue.put(Update.de_json(data=await request.json(), bot=application.bot))
        return Response()

    web = Starlette(routes=[Route("/telegram", update, methods=["POST"])])
    bound = listen("127.0.0.1", 0)
    with contextlib.closing(bound):
        async with application, served(web, bound):
            await application.start()
            url = f"http://127.0.0.1:{bound.getsockname()[1]}/telegram"
            print(msgspec.json.encode({"url": url, "secret": ""}).decode(), flush=True)
            await stop_signal().wait()
            await application.stop()


if __name__ == "__main__":
    uvloop.run(main(sys.argv[1], Path(sys.argv[2])))
