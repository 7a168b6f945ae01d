"""Plans as documents of many formats and layouts, to be read back: the suite's own test documents."""
