"""The calls under /sim: the deeds, the whole state, the fake time, the live events, the files."""

import functools
import inspect
import urllib.parse
from collections.abc import AsyncIterator, Awaitable, Callable

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.simulator.deeds import DEEDS, RefusedError
from bot.simulator.journal import Happening
from bot.simulator.people import UnfitError
from bot.simulator.snapshot import snapshot
from bot.simulator.telegram.errors import ApiError
from bot.simulator.telegram.phone import NotThereError
from bot.simulator.world import World

WAIT = 25.0
SHOWN_INLINE = {"application/pdf", "image/png", "image/jpeg", "text/plain", "text/calendar"}
NO_STORE = {"Cache-Control": "no-store"}

Endpoint = Callable[[Request], Awaitable[Response]]


def routes(world: World) -> list[Route]:
    """All under /sim."""
    looks = {"now": now, "state": state, "events": events, "files/{file_id}": file}
    return [
        *[Route(f"/sim/{path}", functools.partial(look, world)) for path, look in looks.items()],
        *[Route(f"/sim/{path}", _deed(world, path), methods=["POST"]) for path in DEEDS],
    ]


async def now(world: World, request: Request) -> Response:
    """The fake time; with ``after`` (a version) it waits up to 25 s for the clock to be moved."""
    after = request.query_params.get("after", "")
    known = int(after) if after.isdigit() else None
    return JSONResponse(await world.clock.wait(known, WAIT), headers=NO_STORE)


async def state(world: World, request: Request) -> Response:
    """Everything at once; ``version`` is where ``/sim/events`` goes on."""
    del request
    return JSONResponse(snapshot(world), headers=NO_STORE)


async def events(world: World, request: Request) -> Response:
    """Changes after a version: server-sent events where they are accepted, else JSON, waiting ``wait`` seconds."""
    given = request.headers.get("last-event-id") or request.query_params.get("after", "0")
    after = int(given) if given.isdigit() else 0
    if "text/event-stream" in request.headers.get("accept", ""):
        return StreamingResponse(_stream(world, after), media_type="text/event-stream", headers=NO_STORE)
    wait = request.query_params.get("wait", "0")
    happenings = await world.journal.wait(after, min(float(wait) if wait.isdigit() else 0, WAIT))
    body = {"version": world.journal.version, "events": msgspec.to_builtins(happenings)}
    return JSONResponse(body, headers=NO_STORE)


async def file(world: World, request: Request) -> Response:
    """A file as a person opens it: shown where a browser can do so safely, else downloaded."""
    try:
        stored = world.telegram.files.get(request.path_params["file_id"])
    except ApiError:
        return Response("no such file", status_code=404)
    inline = stored.mime in SHOWN_INLINE
    name = urllib.parse.quote(stored.name)
    headers = {
        "Content-Disposition": f"{'inline' if inline else 'attachment'}; filename*=UTF-8''{name}",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(stored.data, media_type=stored.mime if inline else "application/octet-stream", headers=headers)


async def _stream(world: World, after: int) -> AsyncIterator[str]:
    world.watcher.arrive()
    try:
        if not world.journal.reaches_back_to(after):
            yield "event: stale\ndata: {}\n\n"
        while not world.journal.closed:
            happenings = await world.journal.wait(after, WAIT / 2)
            yield "".join(map(_event, happenings)) or ": still here\n\n"
            after = happenings[-1].version if happenings else after
    finally:
        world.watcher.leave()


def _event(happening: Happening) -> str:
    data = msgspec.json.encode({"kind": happening.kind, **happening.data}).decode()
    return f"id: {happening.version}\ndata: {data}\n\n"


def _deed(world: World, path: str) -> Endpoint:
    form, work = DEEDS[path]

    async def endpoint(request: Request) -> Response:
        # Asking for JSON keeps other sites' plain forms from pressing buttons here.
        if request.headers.get("content-type", "").partition(";")[0] != "application/json":
            return JSONResponse({"error": "send application/json"}, status_code=415)
        try:
            done = work(world, msgspec.json.decode(await request.body(), type=form))
            return JSONResponse(await done if inspect.isawaitable(done) else done)
        except (RefusedError, UnfitError, NotThereError, msgspec.MsgspecError) as error:
            return JSONResponse({"error": str(error)}, status_code=400)

    return endpoint
