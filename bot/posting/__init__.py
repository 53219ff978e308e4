"""Pushes and topics on the command line."""
