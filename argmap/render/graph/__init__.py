"""The view `graph`: every card with every link, in the frames of its sections."""
