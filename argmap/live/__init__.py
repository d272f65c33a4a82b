"""What follows a map as it is written: files that are watched, and a page that shows them."""
