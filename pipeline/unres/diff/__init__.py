"""What differs between two documents: unit by unit, then word by word."""
