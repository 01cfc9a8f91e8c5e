"""A strict stand-in for Telegram's Bot API and for Twilio, with two phones in the browser (docs/simulator.md).

It speaks to the bot over the wire only and imports nothing of it, so what runs against it runs against the real ones.
"""
