"""PDF: words and rules of each page (in a process of its own), then lines, tables and paragraphs."""
