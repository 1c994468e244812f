"""What makes the files that are kept in the repository but written by no one."""
