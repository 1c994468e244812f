"""Who is named in a text, and with which posts: the mentions of officials."""
