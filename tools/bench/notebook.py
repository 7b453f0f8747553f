"""The notebook's formulas unchanged, timed on request: one JSON object per line in, one out."""

import json
import os
import sys
import time

import torch
from points import flow_map, guided_samples, posterior_mean, sample_points, train_step

torch.set_num_threads(os.cpu_count())

num_timesteps = 1000
betas = torch.linspace(1e-4, 2e-2, num_timesteps)
alphas = 1 - betas
alphas_sqrt = alphas.sqrt()
alphas_cumprod = torch.cumprod(alphas, 0)
alphas_cumprod_sqrt = alphas_cumprod.sqrt()
N = 5
M = 4


def forward_jump(t, condition_img, return_noise=False):
    mean = alphas_cumprod_sqrt[t] * condition_img
    std = (1 - alphas_cumprod[t]).sqrt()
    if not return_noise:
        return mean + std * torch.randn_like(condition_img)
    noise = torch.randn_like(condition_img)
    return mean + std * noise, noise


def reverse_step(epsilon, x_t, t_step):
    x_0_pred = (x_t - (1 - alphas_cumprod[t_step]).sqrt() * epsilon) / (alphas_cumprod_sqrt[t_step])
    if t_step == 0:
        return x_0_pred, torch.zeros_like(x_0_pred)
    mean_pred = x_0_pred * (alphas_cumprod_sqrt[t_step - 1] * betas[t_step]) / (1 - alphas_cumprod[t_step]) + x_t * (
        alphas_sqrt[t_step] * (1 - alphas_cumprod[t_step - 1])
    ) / (1 - alphas_cumprod[t_step])
    beta_pred = betas[t_step].sqrt() if t_step != 0 else 0
    sample = mean_pred + beta_pred * torch.randn_like(x_t)
    noise = (sample - x_0_pred * alphas_cumprod_sqrt[t_step - 1]) / (1 - alphas_cumprod[t_step - 1]).sqrt()
    return sample, noise


def grid(img_):
    for idx in range(N):
        t_step = int(idx * (num_timesteps / N))
        alphas_cumprod_sqrt[t_step] * img_
        for _ in range(M):
            forward_jump(t_step, img_)


def chain(img_):
    x_t, noise = forward_jump(num_timesteps - 1, img_, return_noise=True)
    state_imgs = [x_t.numpy()]
    for t_step in reversed(range(num_timesteps)):
        x_t, noise = reverse_step(noise, x_t, t_step)
        if t_step % 200 == 0:
            state_imgs.append(x_t.numpy())


def milliseconds_of(work):
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def chain_steps(img_, steps):
    """Times each of the first `steps` steps of one chain; drawing x_T is not timed."""
    steps = min(steps, num_timesteps - 1)
    state = list(forward_jump(num_timesteps - 1, img_, return_noise=True))

    def step(t_step):
        state[0], state[1] = reverse_step(state[1], state[0], t_step)

    return [milliseconds_of(lambda: step(num_timesteps - 1 - index)) for index in range(steps)]


WORKS = {
    "jump": lambda img_: forward_jump(500, img_),
    "grid": grid,
    "chain-states": chain,
    "train-step": lambda _: train_step(),
    "sample-points": lambda _: sample_points(),
    "guided-samples": lambda _: guided_samples(),
    "posterior-mean": lambda _: posterior_mean(),
    "flow-map": lambda _: flow_map(),
}


def answer(work, repeats, width=1, height=1):
    img_ = 2 * torch.rand(height, width, 3) - 1
    if work == "chain-step":
        return chain_steps(img_, repeats)
    return [milliseconds_of(lambda: WORKS[work](img_)) for _ in range(repeats)]


print(json.dumps({"version": torch.__version__, "threads": torch.get_num_threads()}), flush=True)
for line in sys.stdin:
    print(json.dumps(answer(**json.loads(line))), flush=True)
