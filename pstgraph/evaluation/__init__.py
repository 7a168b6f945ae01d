"""Measures of import and similarity against gold files."""
