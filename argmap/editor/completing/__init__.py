"""What can be written at a place of a map, one subject a file."""
