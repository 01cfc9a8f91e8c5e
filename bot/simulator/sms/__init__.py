"""Twilio's side: the Messages API, the carrier behind it, and the people's phones."""
