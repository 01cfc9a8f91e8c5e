"""Where a person can be reached."""

from typing import Literal

import msgspec

Channel = Literal["telegram", "sms"]


class Address(msgspec.Struct, frozen=True):
    """Where one person can be reached: a Telegram chat id as text, or a phone number in E.164."""

    channel: Channel
    value: str
