"""The flat tables of many documents, one file a table: CSV, Parquet, a description."""
