"""The base network's training step in Keras, for comparison.

Reads one JSON request a line: first the setting, then numbers of steps to take. Answers each with one JSON line:
the losses, and how long each step took in milliseconds.
"""

import json
import os
import sys
import time

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"
os.environ["KERAS_BACKEND"] = "tensorflow"

import keras
import numpy as np
import tensorflow as tf


def base_network(height, width, filters, embedding_size):
    """training/networks/architectures/base.ts, layer by layer."""

    def convolution(x, count, kernel, stride):
        x = keras.layers.Conv2D(count, kernel, stride, padding="same", use_bias=False)(x)
        return keras.layers.BatchNormalization(epsilon=1e-3, momentum=0.98)(x)

    x = inputs = keras.Input((height, width, 1))
    for stage, count in enumerate(filters):
        x = keras.layers.ReLU()(convolution(x, count, 5 if stage == 0 else 3, 2))
        if stage > 0:
            inner = keras.layers.ReLU()(convolution(x, count, 3, 1))
            x = keras.layers.ReLU()(keras.layers.Add()([x, convolution(inner, count, 3, 1)]))
    x = keras.layers.Flatten()(keras.layers.AveragePooling2D(2)(x))
    x = keras.layers.Dense(embedding_size)(x)
    return keras.Model(inputs, keras.layers.UnitNormalization()(x))


def batch_hard_triplet_loss(margin):
    """max(0, d(a,p) - d(a,n) + margin) of each anchor's hardest pair, averaged over the active ones."""

    def loss(labels, embeddings):
        labels = tf.reshape(labels, [-1])
        norms = tf.reduce_sum(tf.square(embeddings), 1, keepdims=True)
        products = tf.matmul(embeddings, embeddings, transpose_b=True)
        distances = tf.nn.relu(norms + tf.transpose(norms) - 2 * products)
        same = tf.equal(labels[:, None], labels[None, :])
        others = tf.logical_and(same, tf.logical_not(tf.eye(tf.shape(labels)[0], dtype=tf.bool)))
        farthest = tf.reduce_max(tf.where(others, distances, -1.0), 1)
        nearest = tf.reduce_min(tf.where(same, 9.0, distances), 1)
        hinges = tf.nn.relu(farthest - nearest + margin)
        active = tf.reduce_sum(tf.cast(hinges > 0, tf.float32))
        return tf.reduce_sum(hinges) / tf.maximum(active, 1.0)

    return loss


def main():
    setting = json.loads(sys.stdin.readline())
    size = setting["size"]
    inputs = np.fromfile(setting["inputs"], "float32").reshape(-1, size["height"], size["width"], 1)
    labels = np.array(setting["labels"], "int32")
    network = base_network(size["height"], size["width"], setting["filters"], setting["embeddingSize"])
    flat = np.fromfile(setting["weights"], "float32")
    pieces = np.split(flat, np.cumsum([w.size for w in network.get_weights()])[:-1])
    shapes = [w.shape for w in network.get_weights()]
    network.set_weights([piece.reshape(shape) for piece, shape in zip(pieces, shapes)])
    optimizer = keras.optimizers.AdamW(
        learning_rate=setting["learningRate"],
        weight_decay=setting["weightDecay"],
        global_clipnorm=setting["clipNorm"],
        use_ema=True,
        ema_momentum=setting["averageDecay"],
    )
    network.compile(optimizer, loss=batch_hard_triplet_loss(setting["margin"]), jit_compile=setting["jit"])
    print(json.dumps({"tensorflow": tf.__version__, "keras": keras.__version__}), flush=True)
    for line in sys.stdin:
        losses, milliseconds = [], []
        for _ in range(json.loads(line)["steps"]):
            started = time.perf_counter()
            losses.append(float(network.train_on_batch(inputs, labels)))
            milliseconds.append(1000 * (time.perf_counter() - started))
        print(json.dumps({"losses": losses, "milliseconds": milliseconds}), flush=True)


main()
