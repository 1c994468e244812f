"""Figures of this machine, as ratios within one run. `make bench` prints them all."""
