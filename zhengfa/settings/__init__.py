"""config.yaml, read once into typed settings, and the overrides from the environment."""
