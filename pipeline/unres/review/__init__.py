"""Pages to review documents on: the source beside the structure that was read of it."""
