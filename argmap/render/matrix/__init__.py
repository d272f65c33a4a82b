"""The view `matrix`: evidence against hypotheses."""
