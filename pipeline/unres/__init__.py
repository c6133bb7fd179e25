"""United Nations resolutions, from raw text to Akoma Ntoso, Word and JSON."""

__version__ = "0.1.0"
