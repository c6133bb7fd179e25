"""What unres publishes: JSON Schemas for its output, Schematron for the profile."""
