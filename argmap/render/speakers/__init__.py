"""The view `speakers`: who says, denies and doubts what, and who stands with whom."""
