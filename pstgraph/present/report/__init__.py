"""The federation's report: one self-contained French page, readable without script, fit for printing."""

from pstgraph.present.report.build import build_report

__all__ = ["build_report"]
