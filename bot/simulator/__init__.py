"""A stand-in for Telegram and Twilio with two phones in the browser. Talks over the wire; imports nothing of ours."""
