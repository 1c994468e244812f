"""Result → page. Knows Flask."""
