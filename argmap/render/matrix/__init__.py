"""The view `matrix`: evidence and hypotheses."""
