"""When to speak: pure planning with ``now`` as an argument, the claim of what is due, and the process's clock."""
