"""The networks of workloads/teacherStudentPairs.mjs in Keras, with the same names of layers."""

import keras
from keras import layers


def network(said, weights):
    image = keras.Input((28, 28, 1))
    build = {"dense": dense, "conv": conv, "attention": attention}[said["kind"]]
    x = build(image, **{k: v for k, v in said.items() if k != "kind"})
    model = keras.Model(image, layers.Dense(10, name="logits")(x))
    for layer, values in zip([layer for layer in model.layers if layer.weights], weights, strict=True):
        layer.set_weights([value.reshape(weight.shape) for value, weight in zip(values, layer.weights, strict=True)])
    return model


def dense(x, units):
    x = layers.Flatten()(x)
    for i, n in enumerate(units, 1):
        x = layers.Dense(n, activation="relu", name=f"hidden{i}")(x)
    return x


def conv(x, filters):
    for i, n in enumerate(filters, 1):
        if i > 1:
            x = layers.MaxPooling2D()(x)
        x = layers.Conv2D(n, 3, padding="same", use_bias=False)(x)
        x = layers.BatchNormalization(momentum=0.9)(x)
        x = layers.ReLU(name=f"stage{i}")(x)
    return layers.Flatten()(x)


class Positions(layers.Layer):
    def build(self, shape):
        self.positions = self.add_weight(shape=shape[1:])

    def call(self, x):
        return x + self.positions


def attention(x, width, depth, heads, patch):
    x = layers.Conv2D(width, patch, strides=patch)(x)
    x = Positions()(layers.Reshape(((28 // patch) ** 2, width))(x))
    norm = lambda: layers.LayerNormalization(epsilon=1e-6)
    for i in range(1, depth + 1):
        y = norm()(x)
        x = layers.Add()([x, layers.MultiHeadAttention(heads, width // heads)(y, y)])
        y = layers.Dense(4 * width, activation="gelu")(norm()(x))
        x = layers.Add(name=f"block{i}")([x, layers.Dense(width)(y)])
    return layers.GlobalAveragePooling1D()(norm()(x))
