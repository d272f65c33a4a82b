"""Rules on what the claims and their links amount to."""
