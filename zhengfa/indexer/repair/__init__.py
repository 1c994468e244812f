"""Text repair: give back what the portal published. Published text → repaired text, a log, a map of offsets."""
