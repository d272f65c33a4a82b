"""Rules on what a file, an entry, a line or a value may look like; unknown words."""
