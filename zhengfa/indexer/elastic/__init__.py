"""The Elasticsearch engine, for more than one machine. The only package that knows Elasticsearch."""
