"""What the documents of a folder cite, and what they ask for, of whom and by when."""
