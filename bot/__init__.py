"""Talking to the world: channels, storage, web, settings and the command line; app.py wires all parts."""
