"""Portal page → capture → article. Knows Scrapy and HTML."""
