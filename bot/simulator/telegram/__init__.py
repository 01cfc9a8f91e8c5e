"""Telegram's side: the Bot API under ``/bot<token>/<method>`` and the people's accounts."""
