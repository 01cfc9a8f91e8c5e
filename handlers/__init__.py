"""What to answer: plain functions from an event and a person's state to a Turn; no I/O, no async, no vendor types."""
