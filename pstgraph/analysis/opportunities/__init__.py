"""Opportunities T1-T9: leads between plans, derived by rules, each to be checked by a person."""
