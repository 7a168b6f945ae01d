"""Embedded and remote stores behind one interface; named queries; frames."""
