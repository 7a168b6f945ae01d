"""Documents to plans: one file a format, one outline engine for all of them."""
