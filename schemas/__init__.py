"""What unres publishes: JSON Schemas for its output."""
