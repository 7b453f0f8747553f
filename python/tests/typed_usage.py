"""What the documentation shows, as the program of a user. `test_types.py` checks it with mypy and runs it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from diffusion_figures import (
    Choice,
    Denoiser,
    DenoiserField,
    DensityFlow,
    Diagnosis,
    GaussianPath,
    NoisePrediction,
    NoiseTriptych,
    Prediction,
    PredictionAxis,
    Recorder,
    SampleTrajectories,
    Sampler,
    Schedule,
    ScheduleChart,
    Scheduler,
    SchedulerTable,
    Trajectory,
    corrector_coefficients,
    create_schedule,
    diagnose,
    error_factor,
    expected_x0,
    forward_jump_coefficients,
    from_array,
    from_config,
    gaussian_path,
    linear_loss_floor,
    log_snr,
    loss_floor,
    multistep_coefficients,
    noise,
    per_state,
    posterior_variance,
    posterior_weights,
    sample,
    sample_times,
    sampler_coefficients,
    trajectory,
    x0_coefficients,
)

Array = NDArray[np.float64]

rng = np.random.default_rng(0)
points: Array = rng.standard_normal((40, 2))
schedule: Schedule = create_schedule("cosine", timesteps=1000)
path: GaussianPath = gaussian_path("flow", shift=3)


def numbers() -> None:
    jump = forward_jump_coefficients(schedule, 500)
    x_t = jump.x0 * points + jump.sigma * noise(points.shape, seed=0)
    at = per_state(rng.integers(0, 1000, len(points)), points)
    many = forward_jump_coefficients(create_schedule(betas=[0.1, 0.2, 0.3]), at % 3)
    x_t = many.x0 * points + many.sigma * rng.standard_normal(points.shape)
    to_x0 = x0_coefficients("v", schedule, 500)
    signal, sigma = path.alpha(0.35), path.sigma(0.35)
    levels: list[float] = [float(signal), float(sigma), float(log_snr(path, 0.35)), float(to_x0.prediction)]
    t = np.arange(100, 1000, 300)
    losses: list[Any] = [
        loss_floor(points, schedule, t, target="epsilon", draws=10),
        linear_loss_floor(np.cov(points.T), schedule, t, target="epsilon"),
        error_factor("v", schedule, 500) * 0.1,
    ]
    weights: Array = posterior_weights(points, x_t, schedule, 500)
    assert weights.shape == (40, 40) and len(levels) == 4 and len(losses) == 3


def samples() -> Array:
    samplers: list[Sampler] = [
        {"kind": "ddpm", "variance": "posterior"},
        {"kind": "ddim"},
        {"kind": "ddim", "eta": 1},
        {"kind": "euler", "in": "sigma"},
        {"kind": "heun", "in": "time"},
        {"kind": "dpm++"},
        {"kind": "dpm++", "sde": True},
    ]
    for sampler in samplers:
        step = sampler_coefficients(path, 0.6, 0.5, sampler)
        points + step.sigma * points
    corrector = corrector_coefficients(path, 0.6, 0.5, {"kind": "heun", "in": "time"})
    assert corrector is not None and multistep_coefficients(path, 0.7, 0.6, 0.5).before < 0
    assert posterior_variance(schedule, 500) > 0

    def predict_x0(x: Array, t: float) -> Array:
        return expected_x0(points, x, path, t)

    times: list[float] = sample_times(path, 5, spacing="logSnr")
    states = list(sample(path, predict_x0, noise((9, 2), stream=1), {"kind": "ddim", "eta": 0}, times))
    *_, (last, result) = sample(path, lambda x, t: expected_x0(points, x, path, t), states[0].xt, samplers[4], times)
    assert last == -1
    return result


def scheduler_of(config: dict[str, Any]) -> Scheduler:
    scheduler = from_config(config)
    start = noise((4, 2))
    steps = sample(
        scheduler.process,
        lambda x, t: x,
        start,
        {"kind": "ddim", "eta": 0},
        scheduler.timesteps[:2],
        previous_timesteps=scheduler.previous_timesteps[:2],
    )
    assert [state.t for state in steps] == [999, 998, 997]
    return scheduler


def model(x_t: NDArray[np.float32], t: float) -> NDArray[np.floating[Any]]:
    return x_t / 2


def found() -> Denoiser:
    def exact(x_t: Array, t: int) -> Array:
        return expected_x0(points, x_t, schedule, t)

    diagnosis: Diagnosis = diagnose(exact, points, schedule, is_complete=True)
    answers: list[str] = [finding.answer for finding in diagnosis.findings]
    losses: list[float] = [level.loss for level in diagnosis.levels if level.floor is not None]
    assert diagnosis.predicts == "x0" and answers and losses
    return diagnosis.denoiser("mine")


def figures() -> NoiseTriptych:
    figure = NoiseTriptych(t=200, schedule="cosine", resolution=128, image=from_array(np.zeros((4, 4, 3))))
    figure.t = 500
    figure.schedule = create_schedule("linear")
    t: float = figure.t
    resolution: float | None = figure.resolution
    texts: list[str] = [figure.caption, figure.error]
    chosen: list[int] = []

    def show(change: dict[str, Any]) -> None:
        chosen.append(change["new"])

    figure.observe(show, "t")
    figure.t = 321
    assert (t, resolution, texts, chosen, figure.value) == (500, 128, ["", ""], [321], {})
    scheduler = scheduler_of({"_class_name": "DDIMScheduler"})
    denoiser = Denoiser(model, predicts=scheduler.predicts, schedule=scheduler.process, label="my U-Net")
    NoisePrediction(denoiser=model, t=200, resolution=96)
    NoisePrediction(denoiser=denoiser)
    ScheduleChart(schedule={"kind": "linear", "beta_end": 0.01})
    DensityFlow(schedule=path)
    DenoiserField(points="twoMoons", denoiser=found(), arrows="posterior", schedule=schedule)
    SampleTrajectories(points=points, starts=points[:3], sampler={"kind": "heun", "in": "time"}, spacing="karras", steps=9)
    SchedulerTable(config=scheduler.config, compared=False, steps=30)
    return figure


def questions() -> Prediction:
    misconception = "Noise grows in equal steps."
    asked = Choice(
        "What does √ᾱ do to the image?",
        {"scales": "It scales the image", "nothing": "Nothing"},
        answer="scales",
        wrong="nothing",
        reasons={"scales": "The image gets darker as t grows."},
        misconception=misconception,
    )
    chosen: list[str] = []

    def show(change: dict[str, Any]) -> None:
        chosen.append(change["new"])

    asked.observe(show, "chosen")
    asked.chosen = "scales"
    is_right: bool | None = asked.is_right
    name: str = asked.id
    x: PredictionAxis = {"min": 0, "max": 999, "label": "t"}
    y: PredictionAxis = {"min": 0, "max": 1, "label": "signal scale"}

    def signal(t: int) -> float:
        return float(np.sqrt(schedule.alphas_cumprod[t]))

    Prediction("When?", truth=258, min=0, max=999, unit="steps", tolerance=30, wrong=500, misconception=misconception)
    Prediction("When?", kind="place", truth=258, x=x, y=y, line=signal, misconception=misconception)
    curve = Prediction("How?", kind="curve", truth=schedule.alphas_cumprod, x=x, y=y, wrong=[1, 0], misconception=misconception)
    assert (chosen, is_right, name, curve.chosen) == (["scales"], True, "what-does-do-to-the-image", None)
    return curve


def loops() -> Trajectory:
    recorders: list[Recorder] = []
    for factor in (0.5, 0.25):
        recorder = Recorder(every=1)
        x = points
        for t in (2, 1):
            recorder.add(x, t, x * 0.9)
            x = factor * x
        recorder.add(x)
        recorders.append(recorder)
    distances: Array = trajectory(recorders).distances
    shown: Trajectory = trajectory(np.stack([points, points / 2]), x0_hat=[points], timesteps=[1])
    assert len(distances) == len(recorders[0]) == 3 and shown.assumed
    return shown


async def files(figure: NoiseTriptych, folder: Path) -> None:
    """Needs an open page."""
    saved: Path = figure.save(folder / "figure.html", title="Noise")
    picture: bytes = await figure.to_png(pixel_ratio=2)
    text: str = await figure.to_svg()
    saved.with_suffix(".png").write_bytes(picture)
    saved.with_suffix(".svg").write_text(text)


def mistakes() -> None:
    """mypy finds each of them; an ignored line without a mistake is an error."""
    create_schedule("scaled_linear")  # type: ignore[arg-type]
    gaussian_path("flow", shift="3")  # type: ignore[arg-type]
    sample_times(path, 5, spacing="even")  # type: ignore[arg-type]
    sampler_coefficients(path, 0.6, 0.5, {"kind": "euler", "in": "logSnr"})  # type: ignore[typeddict-item]
    Denoiser(model, predicts="noise")  # type: ignore[arg-type]
    DenoiserField(arrows="x1")  # type: ignore[arg-type]
    NoiseTriptych(timestep=200)  # type: ignore[call-arg]
    NoiseTriptych(schedule="cosin")  # type: ignore[arg-type]
    SampleTrajectories(sampler={"kind": "euler", "in": "logSnr"})  # type: ignore[typeddict-item]
    figure = SampleTrajectories()
    figure.t = "200"  # type: ignore[assignment]
    figure.spacing = "even"  # type: ignore[assignment]
    text: str = figure.t  # type: ignore[assignment]
    kind: str = figure.schedule["kind"]  # type: ignore[index]
    count: int = figure.count  # type: ignore[assignment]
    trajectory([Recorder(), Recorder()]).figure  # type: ignore[attr-defined]
    Choice("Which?", ["one", "two"], answer="one", misconception="None.")  # type: ignore[arg-type]
    Prediction("When?", kind="text", truth=1, misconception="None.")  # type: ignore[arg-type]
    Prediction("When?", truth="258", min=0, max=999, misconception="None.")  # type: ignore[arg-type]


def run() -> None:
    numbers()
    assert samples().shape == (9, 2)
    figures().close()
    questions().close()
    loops()
