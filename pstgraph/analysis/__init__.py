"""Pure analyses: graph in, frame or network out."""
