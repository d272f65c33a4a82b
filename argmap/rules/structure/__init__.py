"""Rules on ids, links and files: duplicates, circles, what stands alone."""
