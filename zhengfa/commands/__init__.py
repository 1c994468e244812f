"""The commands of `zhengfa`, a module each, so that each one starts with only what it needs."""
