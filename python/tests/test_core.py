"""Compares functions on random arguments with those of JavaScript's ``core``."""

from __future__ import annotations

import json
import math
import random
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import pytest
from golden import javascript
from test_paths import snake

import diffusion_figures as figures

#: How far values may differ, relative to the larger one; of states, weights and times relative to the largest of all.
LIMIT = 1e-12
#: What JavaScript makes of a call: its numbers in the order of Python, or the name of an error.
SCRIPT = """(() => {
  const processes = PROCESSES.map(({ type, ...options }) =>
    type === 'path' ? core.gaussianPath(options)
    : type === 'zero' ? core.schedulerFromConfig(options).process
    : core.createSchedule(options));
  const numbers = (value) => {
    if (value === null) return null;
    if (typeof value === 'number') return [String(value)];
    if (typeof value.length === 'number') return Array.from(value).flatMap(numbers);
    return ['a', 'b', 'c', 'sigma'].filter((key) => key in value).flatMap((key) => numbers(value[key]));
  };
  // Python has no coefficient of what a function does not add.
  const kept = {
    forwardStepCoefficients: [0, 2], forwardJumpCoefficients: [0, 2],
    posteriorMeanCoefficients: [0, 1], multistepCoefficients: [0, 1], x0Coefficients: [0, 1], epsilonCoefficients: [0, 1],
  };
  const own = {
    arrays: (s) => [s.betas, s.alphas, s.alphasSqrt, s.alphasCumprod, s.alphasCumprodSqrt, s.oneMinusAlphasCumprod],
    timeAt: (path, logSnr) => path.timeAt(logSnr),
    sample: (points, start, process, sampler, times, seed) =>
      [...core.solve(core.samplingPlan(process, times, sampler), start, (xt, t) => core.expectedX0(points, xt, process, t), seed)]
        .map(({ xt }) => xt),
  };
  return CASES.map(([name, ...args]) => {
    const values = args.map((value) => (typeof value?.process === 'number' ? processes[value.process] : value));
    try {
      const found = numbers((own[name] ?? core[name])(...values));
      return kept[name] ? kept[name].map((index) => found[index]) : found;
    } catch (error) {
      return error.name;
    }
  });
})()"""
ZERO = {"_class_name": "DDIMScheduler", "rescale_betas_zero_snr": True, "beta_start": 0.00085, "beta_end": 0.012}
SAMPLERS: list[dict[str, Any]] = [
    {"kind": "ddpm", "variance": "beta"},
    {"kind": "ddpm", "variance": "posterior"},
    {"kind": "ddim", "eta": 0},
    {"kind": "ddim", "eta": 0.4},
    {"kind": "euler", "in": "sigma"},
    {"kind": "euler", "in": "time"},
    {"kind": "heun", "in": "sigma"},
    {"kind": "heun", "in": "time"},
    {"kind": "dpm++"},
    {"kind": "dpm++", "sde": True},
]


class Case(NamedTuple):
    """A call: of JavaScript by name, and what Python gives."""

    call: list[Any]
    ours: np.ndarray | None | ValueError


def random_options(chance: random.Random) -> dict[str, Any]:
    """A schedule of betas from 1e-5 to 0.5, or a path."""
    if chance.random() < 0.5:
        start = 10 ** chance.uniform(-5, -2)
        kind = chance.choice(["linear", "quadratic", "sigmoid", "cosine"])
        steps = chance.choice([1, 2, 10, 100, 1000])
        return {"type": "schedule", "kind": kind, "timesteps": steps, "betaStart": start, "betaEnd": chance.uniform(start, 0.5)}
    kind = chance.choice(["vp-linear", "vp-scaled-linear", "zero-snr", "cosine", "sigmoid", "ve", "edm", "flow"])
    options = {"type": "path", "kind": kind, "shift": chance.choice([1, 10 ** chance.uniform(-1, 1)])}
    if kind in ("vp-linear", "vp-scaled-linear", "zero-snr") and chance.random() < 0.5:
        start = chance.uniform(0.05, 2)
        options |= {"betaStart": start, "betaEnd": chance.uniform(start, 50)}
    if kind == "cosine":
        options["s"] = chance.choice([0, 0.008, chance.random()])
    if kind == "ve":
        options |= {"sigmaStart": 10 ** chance.uniform(-3, 0), "sigmaEnd": 10 ** chance.uniform(0.1, 3)}
    if kind == "edm":
        options["end"] = 10 ** chance.uniform(-3, 3)
    return options


def made(options: dict[str, Any], betas: list[float] | None) -> Any:
    if betas is not None:
        return figures.schedules.schedule_of_betas(np.array(betas))
    arguments = {name: value for name, value in snake(options).items() if name != "type"}
    return figures.gaussian_path(**arguments) if options["type"] == "path" else figures.create_schedule(**arguments)


def flat(value: Any) -> np.ndarray | None:
    if value is None:
        return None
    return np.concatenate([np.ravel(part) for part in value]) if isinstance(value, (tuple, list)) else np.ravel(value)


def cases_of(process: Any, at: dict[str, int], chance: random.Random) -> Iterator[Case]:
    def case(call: list[Any], ours: Any) -> Case:
        try:
            return Case(call, flat(ours()))
        except ValueError as error:
            return Case(call, error)

    f = figures
    is_path = isinstance(process, f.GaussianPath)
    if is_path:
        end = process.end
        times = sorted(chance.choice([0, end, *(chance.uniform(0, end) for _ in range(4))]) for _ in range(3))
        value = chance.uniform(-20, 20)
        yield case(["timeAt", at, value], lambda: process.time_at(value))
    else:
        last = process.timesteps - 1
        times = sorted(chance.choice([0, last, chance.randint(0, last)]) for _ in range(3))
        names = ("betas", "alphas", "alphas_sqrt", "alphas_cumprod", "alphas_cumprod_sqrt", "one_minus_alphas_cumprod")
        if process.timesteps <= 100:
            yield case(["arrays", at], lambda: [getattr(process, name) for name in names])
    s, t, before = times
    if chance.random() < 0.2:
        s = -1
    if not is_path:
        yield case(["forwardStepCoefficients", at, t], lambda: f.forward_step_coefficients(process, t))
        yield case(["posteriorMeanCoefficients", at, t], lambda: f.posterior_mean_coefficients(process, t))
        yield case(["reverseStepCoefficients", at, t], lambda: f.reverse_step_coefficients(process, t))
        yield case(["reverseSkipCoefficients", at, t, s], lambda: f.reverse_skip_coefficients(process, t, s))
    yield case(["forwardJumpCoefficients", at, t], lambda: f.forward_jump_coefficients(process, t))
    yield case(["logSnr", at, t], lambda: f.log_snr(process, t))
    for target in ("epsilon", "x0", "v", "velocity", "score"):
        yield case(["x0Coefficients", target, at, t], lambda: f.x0_coefficients(target, process, t))
        yield case(["epsilonCoefficients", target, at, t], lambda: f.epsilon_coefficients(target, process, t))
    sampler = chance.choice(SAMPLERS)
    heun = chance.choice(SAMPLERS[6:8])
    yield case(["samplerCoefficients", at, t, s, sampler], lambda: f.sampler_coefficients(process, t, s, sampler))
    yield case(["posteriorVariance", at, t, s], lambda: f.posterior_variance(process, t, s))
    yield case(["multistepCoefficients", at, before, t, s], lambda: f.multistep_coefficients(process, before, t, s))
    yield case(["correctorCoefficients", at, t, s, heun], lambda: f.corrector_coefficients(process, t, s, heun))
    spacing, rho = chance.choice(["time", "logSnr", "karras"]), chance.choice([2, 3.3, 7])
    steps = chance.choice([1, 2, 10])
    call = ["sampleTimes", at, steps, {"spacing": spacing, "rho": rho}]
    yield case(call, lambda: f.sample_times(process, steps, spacing=spacing, rho=rho))
    points = [[chance.gauss(0, 1), chance.gauss(0, 1)] for _ in range(chance.choice([1, 20]))]
    start = [[chance.gauss(0, 3), chance.gauss(0, 3)] for _ in range(2)]
    deviation = chance.choice([0, 0.1, 1])
    given = [np.ravel(points).tolist(), np.ravel(start).tolist(), at]
    own = {"deviation": deviation, "dimension": 2}
    yield case(["expectedX0", *given, t, own], lambda: f.expected_x0(points, start, process, t, deviation=deviation))
    yield case(["posteriorWeights", *given, t, own], lambda: f.posterior_weights(points, start, process, t, deviation=deviation))
    way = f.sample_times(process, min(6, 6 if is_path else process.timesteps))
    predict = lambda x, t: f.expected_x0(points, x, process, t)  # noqa: E731
    if sampler == SAMPLERS[6] and -math.inf < f.log_snr(process, way[0]) < -14:
        # The corrector in sigma/alpha is a difference of numbers as large as its ends are far apart.
        sampler = SAMPLERS[7]
    yield case(["sample", *given, sampler, way, 3], lambda: [x for _, x in f.sample(process, predict, start, sampler, way, seed=3)])
    seed, stream, length = chance.choice([-0.0, 0.5, chance.gauss(0, 1e9)]), chance.randrange(2**32), chance.randrange(60)
    yield case(["gaussianNoise", length, {"seed": seed, "stream": stream}], lambda: f.noise(length, seed=seed, stream=stream))


def difference(name: str, ours: np.ndarray, theirs: np.ndarray) -> float:
    """The largest one of all values, which are equal where they are not finite."""
    if ours.shape != theirs.shape or not np.array_equal(ours[~np.isfinite(theirs)], theirs[~np.isfinite(theirs)], equal_nan=True):
        return math.inf
    known = np.isfinite(theirs)
    ours, theirs = ours[known], theirs[known]
    size = np.maximum(np.abs(ours), np.abs(theirs))
    if name in ("sample", "sampleTimes", "expectedX0", "posteriorWeights"):
        size = np.full_like(size, size.max(initial=0))
    return float((np.abs(ours - theirs) / np.where(size == 0, 1, size)).max(initial=0))


def test_equals_javascript_on_random_arguments() -> None:
    chance = random.Random(39)
    options = [random_options(chance) for _ in range(120)]
    options += [{"type": "zero", **ZERO, "beta_schedule": kind} for kind in ("linear", "scaled_linear")] * 4
    # Diffusers computes these betas in float32; they are none that `create_schedule` takes.
    zero = javascript(SCRIPT.replace("PROCESSES", json.dumps(options[-2:])).replace("CASES", '[["arrays", {process: 0}], ["arrays", {process: 1}]]'))
    cases: list[Case] = []
    for index, given in enumerate(options):
        values = zero[index % 2] if given["type"] == "zero" else None
        betas = [float(value) for value in values[: len(values) // 6]] if values else None
        with np.errstate(all="ignore"):
            cases += cases_of(made(given, betas), {"process": index}, chance)
    script = SCRIPT.replace("PROCESSES", json.dumps(options)).replace("CASES", json.dumps([case.call for case in cases]))
    wrong = []
    for (call, ours), theirs in zip(cases, javascript(script)):
        where = [options[value["process"]] if isinstance(value, dict) and "process" in value else value for value in call]
        if isinstance(ours, ValueError) or isinstance(theirs, str):
            if not (isinstance(ours, ValueError) and theirs == "RangeError"):
                wrong.append((where, repr(ours), theirs))
        elif ours is None or theirs is None:
            if ours is not theirs:
                wrong.append((where, repr(ours), theirs))
        else:
            far = difference(call[0], ours, np.array(theirs, dtype=np.float64))
            if far > (0 if call[0] == "gaussianNoise" else LIMIT):
                wrong.append((where, far, ours[:6].tolist(), theirs[:6]))
    assert len(cases) > 2500
    assert not wrong, f"{len(wrong)} of {len(cases)}: " + "\n".join(str((one[0][0], *one[0][3:], *one[1:]))[:800] for one in wrong[:5])
