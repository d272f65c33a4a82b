"""The interactive page of a map: pictures, everything known of each entry, and the same as text."""
