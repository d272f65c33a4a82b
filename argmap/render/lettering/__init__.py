"""Lettering: the bundled typeface, how wide text is, how it wraps, which way it runs."""
