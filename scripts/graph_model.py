"""Writes GraphModels of TensorFlow.js, which `tf.loadGraphModel` reads."""

import base64
import json

import torch

ONES = ["1", "1", "1", "1"]
HALVES = ["1", "2", "2", "1"]
LARGE = 512  # weights of fewer values stay float32


class GraphModel:
    """Collects operations in the order in which they run. Methods take and return the names of nodes."""

    def __init__(self):
        self.nodes, self.specs, self.data = [], [], b""

    def node(self, op, *inputs, name=None, **attributes):
        name = name or f"n{len(self.nodes)}"
        self.nodes.append({"name": name, "op": op, "input": list(inputs), "attr": attributes})
        return name

    def input(self, name):
        return self.node("Placeholder", name=name, dtype={"type": "DT_FLOAT"})

    def weight(self, values):
        """A large one is stored as bytes, from its least to its greatest value."""
        name = self.node("Const", dtype={"type": "DT_FLOAT"})
        spec = {"name": name, "shape": list(values.shape), "dtype": "float32"}
        if values.numel() >= LARGE:
            least, scale = values.min().item(), (values.max() - values.min()).item() / 255
            values = ((values - least) / scale).round().to(torch.uint8)
            spec["quantization"] = {"dtype": "uint8", "min": least, "scale": scale, "original_dtype": "float32"}
        self.store(spec, values)
        return name

    def integers(self, *values):
        name = self.node("Const", dtype={"type": "DT_INT32"})
        self.store({"name": name, "shape": [len(values)], "dtype": "int32"}, torch.tensor(values, dtype=torch.int32))
        return name

    def store(self, spec, values):
        self.specs.append(spec)
        self.data += bytes(values.contiguous().view(torch.uint8).flatten().tolist())

    def add(self, a, b):
        return self.node("AddV2", a, b)

    def multiply(self, a, b):
        return self.node("Mul", a, b)

    def silu(self, x):
        return self.multiply(x, self.node("Sigmoid", x))

    def concat(self, a, b, axis):
        return self.node("ConcatV2", a, b, self.integers(axis), N={"i": "2"})

    def half(self, x):
        """Half as wide and high: the mean of 2 × 2 pixels."""
        return self.node("AvgPool", x, ksize=integers(HALVES), strides=integers(HALVES), padding=text("VALID"))

    def resized(self, x, size):
        return self.node("ResizeNearestNeighbor", x, self.integers(size, size))

    def linear(self, x, weight, bias):
        return self.add(self.node("MatMul", x, self.weight(weight.T)), self.weight(bias[None]))

    def convolution(self, x, layer, name=None):
        """PyTorch's weights are [outputs, inputs, height, width]."""
        weight, bias = self.weight(layer.weight.permute(2, 3, 1, 0)), self.weight(layer.bias)
        strides = integers(HALVES if layer.stride == (2, 2) else ONES)
        return self.node("_FusedConv2D", x, weight, bias, name=name, strides=strides, dilations=integers(ONES),
                         padding=text("SAME"), data_format=text("NHWC"), num_args={"i": "1"},
                         fused_ops={"list": {"s": [text("BiasAdd")["s"]]}})

    def write_module(self, path, comment):
        """A module of TypeScript, as a bundler may lose a file that a script refers to."""
        parts = {"topology": as_json({"node": self.nodes, "versions": {"producer": 0}}), "weights": as_json(self.specs),
                 "data": base64.b64encode(self.data).decode()}
        lines = [f"export const {name}: string =\n  '{value}';\n" for name, value in parts.items()]
        path.write_text(comment + "".join(lines))


def as_json(value):
    return json.dumps(value, separators=(",", ":"))


def text(value):
    return {"s": base64.b64encode(value.encode()).decode()}


def integers(values):
    return {"list": {"i": values}}
