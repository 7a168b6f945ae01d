"""What a plan is: plain frozen dataclasses, no RDF, no pandas."""
