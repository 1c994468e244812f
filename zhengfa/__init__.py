"""Zhengfa Archive (政法档案): collects, keeps and searches Chinese political-legal news."""

__version__ = "0.1.0"
