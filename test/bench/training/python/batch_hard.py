"""Batch-hard mining by pytorch-metric-learning on the processor, for comparison.

Reads one JSON request a line: first the embeddings, then numbers of times to mine. Answers each with one JSON line:
the triplets that were found last, and how long each time took in milliseconds.
"""

import json
import sys
import time

import numpy as np
import torch
from pytorch_metric_learning.distances import LpDistance
from pytorch_metric_learning.miners import BatchHardMiner


def main():
    setting = json.loads(sys.stdin.readline())
    labels = torch.tensor(setting["labels"])
    flat = np.fromfile(setting["embeddings"], "float32")
    embeddings = torch.from_numpy(flat.reshape(len(labels), -1))
    miner = BatchHardMiner(distance=LpDistance(normalize_embeddings=False, p=2, power=2))
    print(json.dumps({"torch": torch.__version__}), flush=True)
    for line in sys.stdin:
        milliseconds = []
        for _ in range(json.loads(line)["times"]):
            started = time.perf_counter()
            anchors, positives, negatives = miner(embeddings, labels)
            milliseconds.append(1000 * (time.perf_counter() - started))
        triplets = torch.stack([anchors, positives, negatives], 1).tolist()
        print(json.dumps({"triplets": triplets, "milliseconds": milliseconds}), flush=True)


main()
