"""Article → document → result. Knows jieba and the engines."""
