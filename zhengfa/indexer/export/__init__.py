"""Whole results as files: rows, columns and formats, and what is told of an export."""
