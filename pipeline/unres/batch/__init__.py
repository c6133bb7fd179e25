"""Runs over many files: what to read, what is done already, what to write where."""
