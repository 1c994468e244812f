"""How likely counts are by chance alone. Pure."""

from math import exp, lgamma, log, log1p


def few_by_chance(count: int, mean: float, spread: float) -> float:
    """P(X ≤ count) of a negative binomial with that mean and the variance mean + spread · mean²."""
    if mean <= 0:
        return 1.0
    size = 1 / spread
    miss, hit = log(size / (size + mean)), log(mean / (size + mean))
    terms = (exp(lgamma(k + size) - lgamma(size) - lgamma(k + 1) + size * miss + k * hit) for k in range(count + 1))
    return min(1.0, sum(terms))


def many_by_chance(count: int, of: int, share: float) -> float:
    """P(X ≥ count) of a binomial of so many, each with that probability."""
    if count <= 0 or share >= 1:
        return 1.0
    if share <= 0:
        return 0.0
    hit, miss = log(share), log1p(-share)
    all_ways = lgamma(of + 1)
    terms = (
        exp(all_ways - lgamma(k + 1) - lgamma(of - k + 1) + k * hit + (of - k) * miss) for k in range(count, of + 1)
    )
    return min(1.0, sum(terms))
