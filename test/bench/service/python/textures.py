"""What is measured of prepared ink beside the network: the steps of core/texture and core/image/near-copy."""

import cv2
import numpy as np

STEPS = ((4, 0), (0, 4), (4, 4), (-4, 4))
SIDE, LEVELS, REACH, SHIFT, COPY_CORRELATION = 64, 16, 2.2, 2, 0.925
CIRCLE = [(2 * np.cos(2 * np.pi * i / 8), -2 * np.sin(2 * np.pi * i / 8)) for i in range(8)]


def _changes(pattern: int) -> int:
    return sum((pattern >> bit) & 1 != (pattern >> (bit + 1) % 8) & 1 for bit in range(8))


_UNIFORM = [pattern for pattern in range(256) if _changes(pattern) <= 2]
ENTRY = np.full(256, len(_UNIFORM))
ENTRY[_UNIFORM] = np.arange(len(_UNIFORM))


def smooth(ink: np.ndarray, center: float) -> np.ndarray:
    kernel = np.array([(1 - center) / 2, center, (1 - center) / 2], np.float32)
    return cv2.sepFilter2D(ink, cv2.CV_32F, kernel, kernel, borderType=cv2.BORDER_CONSTANT)


def root_of_shares(counts: np.ndarray) -> np.ndarray:
    return np.sqrt(counts / counts.sum())


def gradient_pairs(ink: np.ndarray) -> np.ndarray:
    soft = smooth(ink, 0.57)
    across, down = cv2.Sobel(soft, cv2.CV_32F, 1, 0), cv2.Sobel(soft, cv2.CV_32F, 0, 1)
    direction = np.floor((np.arctan2(down, across) / (2 * np.pi) + 1) * 8).astype(int) % 8
    root = np.sqrt(np.hypot(across, down))
    height, width = ink.shape
    parts = []
    for dx, dy in STEPS:
        first = (slice(0, height - dy), slice(max(0, -dx), width - max(0, dx)))
        second = (slice(dy, height), slice(max(0, -dx) + dx, width - max(0, dx) + dx))
        pairs = direction[first] * 8 + direction[second]
        counts = np.bincount(pairs.ravel(), (root[first] * root[second]).ravel(), minlength=64)
        parts.append(root_of_shares(counts) / 2)
    return np.concatenate(parts)


def binary_patterns(ink: np.ndarray) -> np.ndarray:
    soft = smooth(ink, 0.787)
    height, width = ink.shape
    near = cv2.dilate((ink > 0.3).astype(np.uint8), np.ones((3, 3), np.uint8))[2 : height - 3, 2 : width - 3]
    center = soft[2 : height - 3, 2 : width - 3] - 1 / 255
    pattern = np.zeros(center.shape, int)
    for bit, (dx, dy) in enumerate(CIRCLE):
        left, top = int(np.floor(dx)), int(np.floor(dy))
        right, low = dx - left, dy - top
        at = lambda y, x: soft[2 + y : height - 3 + y, 2 + x : width - 3 + x]  # noqa: E731
        above = at(top, left) * (1 - right) + at(top, left + 1) * right
        below = at(top + 1, left) * (1 - right) + at(top + 1, left + 1) * right
        pattern |= (above * (1 - low) + below * low >= center).astype(int) << bit
    return root_of_shares(np.bincount(ENTRY[pattern[near == 1]], minlength=len(_UNIFORM) + 1))


def describe_copy(ink: np.ndarray) -> np.ndarray:
    y, x = np.nonzero(ink)
    weight = ink[y, x].astype(float)
    total = weight.sum()
    center_x, center_y = (weight * x).sum() / total, (weight * y).sum() / total
    spread = np.sqrt((weight * (x * x + y * y)).sum() / total - center_x**2 - center_y**2)
    cell = 2 * REACH * spread / SIDE
    place_x, place_y = (x - center_x) / cell + SIDE / 2 - 0.5, (y - center_y) / cell + SIDE / 2 - 0.5
    left, top = np.floor(place_x).astype(int), np.floor(place_y).astype(int)
    cells = np.zeros(SIDE * SIDE)
    for dy, share_y in ((0, 1 - (place_y - top)), (1, place_y - top)):
        for dx, share_x in ((0, 1 - (place_x - left)), (1, place_x - left)):
            column, row = left + dx, top + dy
            inside = (column >= 0) & (column < SIDE) & (row >= 0) & (row < SIDE)
            places = (row * SIDE + column)[inside]
            cells += np.bincount(places, (weight * share_x * share_y)[inside], minlength=SIDE * SIDE)
    return np.round((LEVELS - 1) * cells / cells.max()).reshape(SIDE, SIDE)


def is_near_copy(one: np.ndarray, packed: bytes) -> bool:
    halves = np.frombuffer(packed, np.uint8)
    other = np.stack([halves // LEVELS, halves % LEVELS], axis=1).reshape(SIDE, SIDE).astype(float)
    expected = one.mean() * other.mean() * SIDE * SIDE
    scale = np.sqrt(((one - one.mean()) ** 2).sum() * ((other - other.mean()) ** 2).sum())
    framed = np.pad(other, SHIFT)
    shifts = [framed[y : y + SIDE, x : x + SIDE] for y in range(2 * SHIFT + 1) for x in range(2 * SHIFT + 1)]
    return any((one * shifted).sum() - expected >= COPY_CORRELATION * scale for shifted in shifts)
