"""Parts of reading list pages: rows with their dates, pagers by family, and lists that are no HTML. Pure."""
