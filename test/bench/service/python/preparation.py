"""A picture's way to the model's input in OpenCV and numpy: the steps of core/image, in their order.

The benchmark's scans have no ruled lines and no dark background, so those are looked for and not taken out.
"""

import cv2
import numpy as np

WORKING_SIDE = 640
WIDTH, HEIGHT, MARGIN = 192, 96, 4
POLARITY_TILE, PAPER_TILE, PAPER_QUANTILE = 96, 24, 0.8
BINS = 256


def prepare(file: bytes) -> np.ndarray:
    """The model's input, HEIGHT x WIDTH, ink is 1."""
    darkness = remove_paper(dark_ink(decode(file)))
    mask = remove_stray_ink(separate_ink(darkness))
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
    inspect(darkness, mask, mask[top:bottom, left:right])
    return fit((darkness * mask)[top:bottom, left:right])


def decode(file: bytes) -> np.ndarray:
    color = cv2.imdecode(np.frombuffer(file, np.uint8), cv2.IMREAD_COLOR)
    if color is None:
        raise ValueError("no picture")
    scale = WORKING_SIDE / max(color.shape[:2])
    return color if scale >= 1 else cv2.resize(color, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)


def dark_ink(color: np.ndarray) -> np.ndarray:
    luma = cv2.cvtColor(color, cv2.COLOR_BGR2GRAY)
    levels = np.arange(256)
    skew = 0.0
    for top in range(0, luma.shape[0], POLARITY_TILE):
        for left in range(0, luma.shape[1], POLARITY_TILE):
            tile = luma[top : top + POLARITY_TILE, left : left + POLARITY_TILE]
            histogram = np.bincount(tile.ravel(), minlength=256)
            median = np.searchsorted(np.cumsum(histogram), tile.size / 2)
            skew += float((histogram * (levels - median) ** 3).sum())
    if skew > 0:
        raise ValueError("the ink is light")
    return color.min(axis=2)


def remove_paper(gray: np.ndarray) -> np.ndarray:
    height, width = gray.shape
    columns, rows = max(1, round(width / PAPER_TILE)), max(1, round(height / PAPER_TILE))
    edges_x = [column * width // columns for column in range(columns + 1)]
    edges_y = [row * height // rows for row in range(rows + 1)]
    measured = np.empty((rows, columns), np.float32)
    for row in range(rows):
        for column in range(columns):
            tile = gray[edges_y[row] : edges_y[row + 1], edges_x[column] : edges_x[column + 1]]
            at = int(np.ceil(PAPER_QUANTILE * tile.size)) - 1
            measured[row, column] = np.partition(tile.ravel(), at)[at]
    padded = np.pad(measured, 1, constant_values=-1)
    around = np.stack([padded[y : y + rows, x : x + columns] for y in range(3) for x in range(3)])
    there = (around >= 0).sum(axis=0)
    brightest_first = -np.sort(-around, axis=0)
    levels = np.take_along_axis(brightest_first, (there // 4)[None], axis=0)[0]
    paper = cv2.resize(levels, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.maximum(0, 1 - gray / np.maximum(paper, 1))


def separate_ink(darkness: np.ndarray) -> np.ndarray:
    histogram = np.bincount(np.minimum(BINS - 1, (darkness * BINS).astype(int)).ravel(), minlength=BINS)
    below = np.cumsum(histogram)
    sums = np.cumsum(histogram * np.arange(BINS))
    above = darkness.size - below
    inner = (below > 0) & (above > 0)
    gap = sums[inner] / below[inner] - (sums[-1] - sums[inner]) / above[inner]
    otsu = (np.flatnonzero(inner)[np.argmax(below[inner] * above[inner] * gap**2)] + 1) / BINS
    grain = np.searchsorted(below, darkness.size / 2) / BINS
    mask = (darkness > max(0.1, 8 * grain, 0.7 * otsu)).astype(np.uint8)
    for turned in (mask, mask.T):
        covered = cv2.dilate(np.ascontiguousarray(turned), np.ones((3, 1), np.uint8)).sum(axis=1)
        if (covered >= 0.94 * turned.shape[1]).any():
            raise ValueError("there are ruled lines")
    return mask


def remove_stray_ink(mask: np.ndarray) -> np.ndarray:
    height, width = mask.shape
    _, labels, found, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    left, top, across, down, pixels = found.T
    speck = min(12, max(2, 0.004 * pixels[1:].max()))
    side = ((left + across - 1 < 0.03 * width) | (left >= 0.97 * width)) & (down >= 12 * across)
    end = ((top + down - 1 < 0.03 * height) | (top >= 0.97 * height)) & (across >= 12 * down)
    keep = (pixels > speck) & ~side & ~end
    keep[0] = False
    return keep.astype(np.uint8)[labels]


def inspect(darkness: np.ndarray, mask: np.ndarray, inked: np.ndarray) -> list[str]:
    """Findings about the picture's quality."""
    findings = []
    share = inked.mean()
    if max(inked.shape) < 120:
        findings.append("low-resolution")
    if darkness[mask == 1].mean() < 0.18:
        findings.append("low-contrast")
    edges = (mask[0], mask[-1], mask[:, 0], mask[:, -1])
    if any((np.diff(edge.astype(int), prepend=0) == 1).sum() >= 3 for edge in edges):
        findings.append("clipped")
    elif any(edge.any() for edge in edges):
        findings.append("ink-touches-edge")
    for axis in (0, 1):
        places = np.flatnonzero(mask.any(axis=axis))
        gaps = np.diff(places)
        if gaps.size and gaps.max() > 0.8 * inked.shape[axis]:
            findings.append("several-signatures")
    if not 0.008 <= share <= 0.5:
        findings.append("density")
    return findings


def fit(ink: np.ndarray) -> np.ndarray:
    down, across = ink.shape
    scale = min((WIDTH - 2 * MARGIN) / across, (HEIGHT - 2 * MARGIN) / down)
    size = (round(across * scale), round(down * scale))
    small = cv2.resize(ink.astype(np.float32), size, interpolation=cv2.INTER_AREA)
    fitted = np.zeros((HEIGHT, WIDTH), np.float32)
    top, left = (HEIGHT - size[1]) // 2, (WIDTH - size[0]) // 2
    fitted[top : top + size[1], left : left + size[0]] = small
    strong = np.sort(fitted[fitted > 0.02])
    return np.minimum(1, fitted / strong[int(strong.size * 0.85)])
