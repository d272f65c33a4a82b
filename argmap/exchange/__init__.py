"""What a map says, in other forms: footnotes and lists of references."""
