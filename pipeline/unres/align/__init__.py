"""One resolution in several languages, unit by unit: a parallel corpus."""
