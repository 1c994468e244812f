"""The embedded engine: tantivy, in this process, no server. The only package that knows tantivy."""
