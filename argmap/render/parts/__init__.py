"""What pictures share: lines and their heads, legends, names of sections, the page around."""
