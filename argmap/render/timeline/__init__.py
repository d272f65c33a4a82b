"""The view `timeline`: what happened and what was published, along an axis of time."""
