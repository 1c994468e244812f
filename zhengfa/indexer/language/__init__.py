"""The query language: what people type → a tree. Pure: it knows no engine, no index and no dictionary."""
