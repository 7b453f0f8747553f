"""The network of `diffusion-figures/learn` in PyTorch: the same layers, batches of 256, and Adam."""

import math

import torch

TIMESTEPS = 1000
ratios = torch.cos((torch.arange(TIMESTEPS + 1) / TIMESTEPS + 0.008) / 1.008 * math.pi / 2) ** 2
alphas_cumprod = torch.cumprod(1 - (1 - ratios[1:] / ratios[:-1]).clamp(max=0.999), 0)
signal = alphas_cumprod.sqrt()
noise_scale = (1 - alphas_cumprod).sqrt()
angles = math.pi * (torch.arange(TIMESTEPS)[:, None] + 1) / TIMESTEPS * 2.0 ** torch.arange(-1, 7)
times = torch.cat([angles.sin(), angles.cos()], 1)
lengths = 12 ** (torch.arange(16) / 15)
turns = torch.arange(16) * math.pi * (3 - math.sqrt(5))
directions = torch.stack([lengths * turns.cos(), lengths * turns.sin()])

points = torch.randn(2000, 2)
network = torch.nn.Sequential(
    torch.nn.Linear(50, 64),
    torch.nn.SiLU(),
    torch.nn.Linear(64, 64),
    torch.nn.SiLU(),
    torch.nn.Linear(64, 64),
    torch.nn.SiLU(),
    torch.nn.Linear(64, 2),
)
adam = torch.optim.Adam(network.parameters(), lr=1e-3, betas=(0.9, 0.99))


def predict(x_t, time):
    waves = x_t @ directions
    return network(torch.cat([x_t, time, waves.sin(), waves.cos()], 1))


def train_step():
    x_0 = points[torch.randint(len(points), (256,))]
    t = torch.randint(TIMESTEPS, (256,))
    epsilon = torch.randn_like(x_0)
    a, sigma = signal[t, None], noise_scale[t, None]
    v = predict(a * x_0 + sigma * epsilon, times[t])
    loss = torch.nn.functional.mse_loss(v, a * epsilon - sigma * x_0)
    adam.zero_grad()
    loss.backward()
    adam.step()


@torch.no_grad()
def sample_points():
    """1000 points by 50 steps of DDIM."""
    x_t = torch.randn(1000, 2)
    for t in range(TIMESTEPS - 1, 0, -20):
        v = predict(x_t, times[t].expand(1000, -1))
        x_0 = signal[t] * x_t - noise_scale[t] * v
        epsilon = noise_scale[t] * x_t + signal[t] * v
        last = t < 20
        x_t = x_0 if last else signal[t - 20] * x_0 + noise_scale[t - 20] * epsilon
    return x_t


data = torch.randn(500, 2)
of_class = torch.arange(500) % 2 == 1
DEVIATION = 0.1


def expected_x0(x_t, t, centres):
    """The mean of x_0 given x_t, if each point is a Gaussian of its own."""
    a, sigma = signal[t], noise_scale[t]
    variance = (a * DEVIATION) ** 2 + sigma**2
    weights = torch.softmax(-torch.cdist(x_t, a * centres) ** 2 / (2 * variance), 1)
    return (sigma**2 * (weights @ centres) + a * DEVIATION**2 * x_t) / variance


states = torch.randn(2000, 2)


@torch.no_grad()
def posterior_mean():
    """E[x_0 given x_t] of 2000 x_t and 500 points."""
    return expected_x0(states, 500, data)


FLOW_STEPS = 25


@torch.no_grad()
def flow_map():
    """100 points of noise to data among 300, by Runge and Kutta's method in the angle of z = x / sqrt(alpha^2 s^2 + sigma^2)."""
    z = torch.randn(100, 2)
    points = data[:300]
    width = -math.pi / 2 / FLOW_STEPS

    def slope(z, angle):
        distances = torch.cdist(z * DEVIATION, math.cos(angle) * points) ** 2
        return -math.sin(angle) / DEVIATION * torch.softmax(-distances / (2 * DEVIATION**2), 1) @ points

    for step in range(FLOW_STEPS):
        angle = math.pi / 2 + width * step
        k1 = slope(z, angle)
        k2 = slope(z + width / 2 * k1, angle + width / 2)
        k3 = slope(z + width / 2 * k2, angle + width / 2)
        k4 = slope(z + width * k3, angle + width)
        z = z + width / 6 * (k1 + 2 * (k2 + k3) + k4)
    return z * DEVIATION


@torch.no_grad()
def guided_samples():
    """200 samples in 20 steps of DDIM, towards a class of 500 points."""
    x_t = torch.randn(200, 2)
    for t in range(TIMESTEPS - 1, 0, -50):
        everything = expected_x0(x_t, t, data)
        x_0 = everything + 3 * (expected_x0(x_t, t, data[of_class]) - everything)
        epsilon = (x_t - signal[t] * x_0) / noise_scale[t]
        last = t < 50
        x_t = x_0 if last else signal[t - 50] * x_0 + noise_scale[t - 50] * epsilon
    return x_t
