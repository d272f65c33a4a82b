"""Rules on the words of claims, likelihoods and confidences."""
