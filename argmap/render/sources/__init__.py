"""The view `sources`: documents, who speaks in them, and what rests on each."""
