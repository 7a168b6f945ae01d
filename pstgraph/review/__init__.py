"""What people change: corrections of a machine reading, applied with a receipt."""
