"""Where boxes and lines stand: the layout engine, the choice among its layouts, the cache."""
