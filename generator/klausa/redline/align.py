"""Which elements of two sequences are the same one, in order: exact where that is cheap, by rare landmarks where it is not."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher

# pairs of elements up to which the exact way is quick; beyond it, what occurs once on both sides divides the sequences first
_SMALL = 40_000


def matches(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Pairs of positions of equal elements, rising on both sides. Never slow: large stretches without landmarks match nothing."""
    found: list[tuple[int, int]] = []
    stretches = [(0, len(old), 0, len(new))]
    while stretches:
        a, a_end, b, b_end = stretches.pop()
        while a < a_end and b < b_end and old[a] == new[b]:
            found.append((a, b))
            a, b = a + 1, b + 1
        while a < a_end and b < b_end and old[a_end - 1] == new[b_end - 1]:
            a_end, b_end = a_end - 1, b_end - 1
            found.append((a_end, b_end))
        if a == a_end or b == b_end:
            continue
        if (a_end - a) * (b_end - b) <= _SMALL:
            blocks = SequenceMatcher(None, old[a:a_end], new[b:b_end], autojunk=False).get_matching_blocks()
            found += [(a + block.a + i, b + block.b + i) for block in blocks for i in range(block.size)]
            continue
        if not (landmarks := _landmarks(old, new, (a, a_end, b, b_end))):
            continue
        found += landmarks
        for (a_here, b_here), (a_next, b_next) in zip([(a - 1, b - 1), *landmarks], [*landmarks, (a_end, b_end)], strict=True):
            stretches.append((a_here + 1, a_next, b_here + 1, b_next))
    return sorted(found)


def _landmarks(old: Sequence[Hashable], new: Sequence[Hashable], stretch: tuple[int, int, int, int]) -> list[tuple[int, int]]:
    """What occurs once on either side of a stretch, as far as its order is the same."""
    a, a_end, b, b_end = stretch
    in_old, in_new = Counter(old[a:a_end]), Counter(new[b:b_end])
    place = {new[j]: j for j in range(b, b_end) if in_new[new[j]] == 1}
    pairs = [(i, place[old[i]]) for i in range(a, a_end) if in_old[old[i]] == 1 and old[i] in place]
    return [pairs[k] for k in rising([j for _, j in pairs])]


def rising(places: Sequence[int]) -> list[int]:
    """The indexes of a longest subsequence of *places*, all different, that rises."""
    ends: list[int] = []
    tails: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        at = bisect_left(tails, place)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [place]
        ends[at : at + 1] = [index]
    chain: list[int] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(index)
        index = before[index]
    return chain[::-1]


def heaviest_rising(places: Sequence[int], weights: Sequence[int]) -> set[int]:
    """As `rising`, and of the longest ones that with the most weight; for some hundred places, not for thousands."""
    best: list[tuple[int, int, int]] = []
    for index, place in enumerate(places):
        length, weight, before = max(((best[i][0], best[i][1], i) for i in range(index) if places[i] < place), default=(0, 0, -1))
        best.append((length + 1, weight + weights[index], before))
    chain: set[int] = set()
    index = max(range(len(best)), key=lambda i: best[i][:2], default=-1)
    while index >= 0:
        chain.add(index)
        index = best[index][2]
    return chain
