"""What people see: command line, plots, reports, network files."""
