"""A scene as SVG, PNG or PDF, and a view as text for other programs."""
