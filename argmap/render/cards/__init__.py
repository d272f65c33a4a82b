"""Cards: entries as boxes of known size."""
