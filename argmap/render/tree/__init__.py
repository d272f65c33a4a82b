"""The view `tree`: a question, its hypotheses, and the reasons below each."""
