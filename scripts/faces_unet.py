"""The U-Net of train-faces.py, for PyTorch and as a GraphModel of TensorFlow.js."""

import math

import torch
from graph_model import GraphModel
from torch import nn
from torch.nn import functional as F

TIMESTEPS = 1000
FREQUENCIES = 16
EMBEDDING = 32
EPSILON = 1e-5


def normalized(x):
    """Each pixel's channels, divided by their root mean square."""
    return x * torch.rsqrt(x.square().mean(1, keepdim=True) + EPSILON)


def frequencies():
    return torch.exp(torch.linspace(0, math.log(1000), FREQUENCIES)) / TIMESTEPS


class Block(nn.Module):
    """Two convolutions beside a skip connection; t scales and shifts between them."""

    def __init__(self, inputs, outputs):
        super().__init__()
        self.gain = nn.Parameter(torch.ones(1, inputs, 1, 1))
        self.first = nn.Conv2d(inputs, outputs, 3, padding=1)
        self.time = nn.Linear(EMBEDDING, 2 * outputs)
        self.second = nn.Conv2d(outputs, outputs, 3, padding=1)
        self.skip = nn.Conv2d(inputs, outputs, 1) if inputs != outputs else nn.Identity()
        nn.init.zeros_(self.second.weight)

    def forward(self, x, embedding):
        h = self.first(F.silu(normalized(x) * self.gain))
        scale, shift = self.time(embedding)[:, :, None, None].chunk(2, 1)
        return self.skip(x) + self.second(F.silu(normalized(h) * (1 + scale) + shift))


class UNet(nn.Module):
    """Predicts v from x_t: 32 channels at 16 × 16, 64 at 8 × 8 and at 4 × 4."""

    def __init__(self):
        super().__init__()
        self.embed = nn.Linear(2 * FREQUENCIES, EMBEDDING)
        self.enter = nn.Conv2d(3, 32, 3, padding=1)
        self.block16 = Block(32, 32)
        self.down = nn.Conv2d(32, 64, 3, stride=2)
        self.block8 = Block(64, 64)
        self.block4 = Block(64, 64)
        self.up = nn.Conv2d(64, 32, 3, padding=1)
        self.last = Block(64, 32)
        self.leave = nn.Conv2d(32, 3, 3, padding=1)
        nn.init.zeros_(self.leave.weight)

    def forward(self, x, t):
        angles = t[:, None] * frequencies()
        embedding = F.silu(self.embed(torch.cat([angles.sin(), angles.cos()], 1)))
        x16 = self.block16(self.enter(x), embedding)
        x8 = self.block8(self.down(F.pad(x16, (0, 1, 0, 1))), embedding)  # padded as TensorFlow does
        x4 = self.block4(F.avg_pool2d(x8, 2), embedding)
        up8 = x8 + F.interpolate(x4, scale_factor=2)
        up16 = F.interpolate(self.up(up8), scale_factor=2)
        last = self.last(torch.cat([x16, up16], 1), embedding)
        return self.leave(F.silu(normalized(last)))


@torch.no_grad()
def graph_of(model):
    """The same network as a GraphModel: v from x, [count, 16, 16, 3], and t, [1]."""
    graph = GraphModel()
    x, t = graph.input("x"), graph.input("t")
    angles = graph.multiply(t, graph.weight(frequencies()[None]))
    waves = graph.concat(graph.node("Sin", angles), graph.node("Cos", angles), axis=1)
    embedding = graph.silu(graph.linear(waves, model.embed.weight, model.embed.bias))
    x16 = graph_of_block(graph, model.block16, graph.convolution(x, model.enter), embedding)
    x8 = graph_of_block(graph, model.block8, graph.convolution(x16, model.down), embedding)
    x4 = graph_of_block(graph, model.block4, graph.half(x8), embedding)
    up8 = graph.add(x8, graph.resized(x4, 8))
    up16 = graph.resized(graph.convolution(up8, model.up), 16)
    last = graph_of_block(graph, model.last, graph.concat(x16, up16, axis=3), embedding)
    graph.convolution(graph.silu(graph_of_normalized(graph, last)), model.leave, name="v")
    return graph


def graph_of_normalized(graph, x):
    mean = graph.node("Mean", graph.node("Square", x), graph.integers(-1), keep_dims={"b": True})
    return graph.multiply(x, graph.node("Rsqrt", graph.add(mean, graph.weight(torch.tensor([EPSILON])))))


def graph_of_block(graph, block, x, embedding):
    gained = graph.multiply(graph_of_normalized(graph, x), graph.weight(block.gain.flatten()))
    h = graph_of_normalized(graph, graph.convolution(graph.silu(gained), block.first))
    (scale, shift), (one, zero) = block.time.weight.chunk(2), block.time.bias.chunk(2)
    h = graph.multiply(h, graph.linear(embedding, scale, 1 + one))
    h = graph.convolution(graph.silu(graph.add(h, graph.linear(embedding, shift, zero))), block.second)
    skip = x if isinstance(block.skip, nn.Identity) else graph.convolution(x, block.skip)
    return graph.add(skip, h)
