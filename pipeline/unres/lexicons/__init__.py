"""The knowledge of unres: organs, states, action phrases, rules, as data."""
