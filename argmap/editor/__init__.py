"""The language server: what an editor asks while a map is written. One feature a file."""
