"""What pictures can look like, as the options of commands have it: `--theme` and `--lang`."""

THEMES = ("light", "dark", "print")
"""The values of `--theme`."""
LANGUAGES = ("en", "de", "fr", "es", "ru")
"""The values of `--lang`, as in `argmap/render/words/words.toml`, which would be slow to read."""
