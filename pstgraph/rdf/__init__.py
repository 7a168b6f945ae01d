"""Plan to graph and back, canonical Turtle, SHACL checks."""
