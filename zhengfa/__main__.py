"""`python -m zhengfa` is `zhengfa`."""

from zhengfa.cli import main

main()
