"""What became of every portal, day by day, and what about it ought to worry somebody."""
