"""Trains a small U-Net on the faces of src/image/faces.ts, for facesDenoiser.

    python3 scripts/train-faces.py [--steps 3200]

Needs PyTorch alone, and four minutes of one core. Writes src/faces/model.ts. The seed fixes every number that it draws, but
another machine adds in another order: its network is another, and as good.
"""

import argparse
import base64
import math
import pathlib
import re
import struct
import time
import zlib

import torch
from faces_unet import TIMESTEPS, UNet, graph_of
from torch import nn
from torch.nn import functional as F

SEED = 0
BATCH = 32
LEARNING_RATE = 3e-3
WARM_UP = 100
ROOT = pathlib.Path(__file__).parents[1]


def faces():
    """All faces, [count, 3, 16, 16] in [-1, 1]."""
    source = (ROOT / "src/image/faces.ts").read_text()
    file = base64.b64decode(re.search(r"const PNG =\s+'([^']+)'", source)[1])
    chunks, place = {}, 8
    while place < len(file):
        length, name = struct.unpack_from(">I4s", file, place)
        chunks[name] = file[place + 8 : place + 8 + length]
        place += length + 12
    palette = torch.tensor(list(chunks[b"PLTE"])).view(-1, 3)
    rows = torch.tensor(list(zlib.decompress(chunks[b"IDAT"]))).view(-1, 17)[:, 1:]
    return (palette[rows].view(-1, 16, 16, 3) / 127.5 - 1).permute(0, 3, 1, 2)


def alphas_cumprod():
    """The cosine schedule (Nichol & Dhariwal 2021), as createSchedule({ kind: 'cosine' })."""
    f = lambda t: math.cos((t / TIMESTEPS + 0.008) / 1.008 * math.pi / 2) ** 2
    betas = [min(1 - f(t + 1) / f(t), 0.999) for t in range(TIMESTEPS)]
    return torch.tensor([1 - beta for beta in betas], dtype=torch.float64).cumprod(0).float()


def train(images, steps):
    model = UNet().to(memory_format=torch.channels_last)
    optimizer = torch.optim.Adam(model.parameters(), LEARNING_RATE, betas=(0.9, 0.99))
    rate = lambda step: min(1, (step + 1) / WARM_UP) * (0.5 + 0.5 * math.cos(math.pi * step / steps))
    scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, rate)
    alpha = alphas_cumprod()
    mean, start = 0, time.process_time()
    for step in range(steps):
        x0 = images[torch.randint(len(images), (BATCH,))]
        x0 = torch.where(torch.rand(BATCH, 1, 1, 1) < 0.5, x0, x0.flip(3))
        x0 = x0.contiguous(memory_format=torch.channels_last)
        t = ((torch.arange(BATCH) + torch.rand(1)) * (TIMESTEPS / BATCH)).long()  # spread evenly: less noise in the loss
        signal, noise = alpha[t].sqrt()[:, None, None, None], (1 - alpha[t]).sqrt()[:, None, None, None]
        epsilon = torch.randn_like(x0)
        v = signal * epsilon - noise * x0
        loss = F.mse_loss(model(signal * x0 + noise * epsilon, t), v)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1)
        optimizer.step()
        scheduler.step()
        mean += (loss.item() - mean) * 0.02
        if step % 100 == 99:
            print(f"step {step + 1}: loss {mean:.4f}, {time.process_time() - start:.0f} s of the processor", flush=True)
    return model


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--steps", type=int, default=3200)
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    graph = graph_of(train(faces(), options.parse_args().steps))
    graph.write_module(ROOT / "src/faces/model.ts", "/** Made by scripts/train-faces.py: see there. */\n")
