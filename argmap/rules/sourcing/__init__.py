"""Rules on documents, quotes, attributions, origins, dates."""
