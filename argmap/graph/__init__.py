"""The argument graph and views of it: what of a map a picture shows."""
