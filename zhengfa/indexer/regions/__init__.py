"""The administrative regions of China with their years: which region a written name means at a date."""
