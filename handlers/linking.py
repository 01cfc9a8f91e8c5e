"""One person on both channels: prove that the number is theirs, let the number opt in by itself, then one state.

The code: six digits, ten minutes, single use, five tries; only its scrypt hash is kept (OWASP ASVS 5.0 §6.5).
"""

import datetime as dt
import hashlib
import hmac

import msgspec
import phonenumbers

from handlers.address import Address
from handlers.messages import Allowed, CodeSent, Consented, Contact, Joined, Reply, Text, Turn
from handlers.records import CONSENT_VERSION, Code, Line, Person, Step
from handlers.scene import Scene

VALID = dt.timedelta(minutes=10)
TRIES = 5
DIGITS = 6


def link(scene: Scene, _: str) -> Turn:
    """Offer the other channel: a button or a typed number on Telegram, directions by SMS."""
    if scene.by_sms:
        name = scene.library.programme.telegram
        return scene.turn(scene.reply("link-from-sms" if name else "link-no-telegram", telegram=name))
    if not scene.library.programme.phone:
        return scene.turn(scene.reply("link-no-sms", scene.choice("menu", "menu")))
    question = msgspec.structs.replace(scene.reply("link-ask"), ask_contact=scene.say("share-number"))
    return scene.turn(question, person=scene.told(step=Step("link.number")))


def shared(scene: Scene, contact: Contact) -> Turn:
    """A number shared by button: proven when the provider vouches for it, else it needs a code like any other."""
    number = parse(contact.phone)
    if number is None:
        return scene.turn(scene.reply("link-bad-number"))
    return proven(scene, number) if contact.own else send_code(scene, number)


def number_words(scene: Scene, text: str) -> Turn | None:
    """A number that was typed."""
    number = parse(text)
    if number:
        return send_code(scene, number)
    if sum(sign.isdigit() for sign in text) < DIGITS:
        return None
    return scene.turn(scene.reply("link-bad-number"), person=scene.told(step=Step("link.number")))


def parse(text: str) -> str | None:
    """The E.164 form of a number that can exist, or None."""
    try:
        number = phonenumbers.parse(text, "US")
    except phonenumbers.NumberParseException:
        return None
    return (
        phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        if phonenumbers.is_valid_number(number)
        else None
    )


def send_code(scene: Scene, number: str) -> Turn:
    """Send a code there. The answer here is the same whether the number is known, unknown or had too many."""
    there = Address("sms", number)
    code = Code(phone=number, digest=digest(scene.code, scene.person.id), expires_at=scene.now + VALID)
    text = scene.say("link-code-text", code=scene.code)
    message = Reply(text=text, to=there, expires_at=code.expires_at)
    asked = scene.reply("link-code-sent", phone=number)
    return scene.turn(message, asked, person=scene.told(code=code, step=Step("link.code")), effects=(CodeSent(there),))


def code_again(scene: Scene, _: str) -> Turn:
    """Ask for the code that is on its way, or for the number where none is."""
    code = scene.person.code
    if code is None or code.expires_at <= scene.now:
        return scene.turn(then="link")
    return scene.turn(scene.reply("link-code-sent", phone=code.phone), person=scene.told(step=Step("link.code")))


def digest(code: str, salt: str) -> str:
    """The scrypt hash of a code (n = 2^14, 40 ms): a stolen database does not give the codes in flight."""
    return hashlib.scrypt(code.encode(), salt=salt.encode(), n=2**14, r=8, p=1).hex()


def code_words(scene: Scene, text: str) -> Turn | None:
    """The typed code: right, wrong with tries left, or over."""
    typed = "".join(sign for sign in text if sign.isdigit())
    code = scene.person.code
    if len(typed) != DIGITS:
        return None
    if code is None or code.expires_at <= scene.now:
        return scene.turn(scene.reply("link-code-over"), person=scene.told(code=None), then="link")
    if hmac.compare_digest(digest(typed, scene.person.id), code.digest):
        return proven(scene, code.phone)
    left = TRIES - code.tries - 1
    told = scene.reply("link-code-wrong", left=left)
    if not left:
        return scene.turn(told, person=scene.told(code=None), then="link")
    return scene.turn(told, person=scene.told(code=msgspec.structs.replace(code, tries=code.tries + 1)))


def proven(scene: Scene, number: str) -> Turn:
    """The number is theirs. It is asked to opt in by itself: an OK in the chat does not speak for a phone."""
    there = Address("sms", number)
    lines = tuple(line for line in scene.person.lines if line.address.channel != "sms")
    person = scene.told(lines=(*lines, Line(address=there)), code=None, step=None, invited="sms")
    invitation = Reply(text=scene.say("link-invite"), to=there)
    return scene.turn(invitation, scene.reply("link-invited"), person=person, effects=(Joined(there),))


def opted_in(scene: Scene) -> Turn:
    """The invited number said OK, or START: reminders go there from now on."""
    words = scene.event.body[:100] if isinstance(scene.event, Text) else ""
    consented = Consented(address=scene.here, text_version=CONSENT_VERSION, reply=words)
    person = agreed(scene)
    then = "" if person.zone_confirmed else "zone"
    effects = (Allowed(scene.here), consented)
    return scene.turn(scene.reply("link-done"), person=person, effects=effects, then=then)


def declined(scene: Scene) -> Turn:
    """The invited number said no: nothing is sent there unasked."""
    return scene.turn(scene.reply("link-declined"), person=scene.told(invited=""))


def agreed(scene: Scene) -> Person:
    """The person with this line opted in and chosen for reminders."""
    lines = tuple(
        msgspec.structs.replace(line, state="agreed", agreed_at=scene.now) if line.address == scene.here else line
        for line in scene.person.lines
    )
    return scene.told(
        lines=lines,
        invited="",
        remind_on=scene.here.channel,
        began_at=scene.person.began_at or scene.now,
        stopped=False,
    )


def lost(scene: Scene, address: Address, reason: str) -> Turn:
    """An address is dead: another that opted in takes over and is told; a chat that did not is asked."""
    state = "stopped" if reason == "opted_out" else "dead"
    lines = tuple(
        msgspec.structs.replace(line, state=state) if line.address == address else line for line in scene.person.lines
    )
    person = scene.told(lines=lines, stopped=scene.person.stopped or reason == "opted_out")
    left = [line for line in lines if line.address != address]
    agreed_line = next((line for line in left if line.state == "agreed"), None)
    # Only the chat: nobody opted in for that phone, and a question is a text unasked too.
    proven_line = next((line for line in left if line.state == "proven" and line.address.channel == "telegram"), None)
    line = agreed_line or proven_line
    if person.stopped or line is None:
        return scene.turn(person=person)
    there = msgspec.structs.replace(scene, here=line.address, person=person)
    return taken_over(there, address) if line is agreed_line else asked_instead(there)


def taken_over(scene: Scene, address: Address) -> Turn:
    """The other line opted in: reminders go there, and it is told so."""
    told = msgspec.structs.replace(scene.reply(f"lost-{address.channel}"), to=scene.here)
    return scene.turn(told, person=scene.told(remind_on=scene.here.channel))


def asked_instead(scene: Scene) -> Turn:
    """The chat did not opt in by itself: it is asked."""
    choices = (scene.choice("ok", "consent:yes"), scene.choice("not-now", "consent:no"))
    told = msgspec.structs.replace(scene.reply("lost-sms-ask", *choices, columns=2), to=scene.here)
    return scene.turn(told, person=scene.told(step=Step("consent"), asking=True, remind_on=""))
