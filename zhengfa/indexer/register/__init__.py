"""The register of officials: who held which post when, on what evidence. Made of the archive, as the index is."""
