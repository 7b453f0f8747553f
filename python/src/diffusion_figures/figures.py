"""The figures. Written by `npm run figures` from their definitions; do not edit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from . import _figure as prop
from ._figure import Figure
from .denoisers import Denoiser
from .paths import GaussianPath
from .schedules import Schedule

__all__ = [
    "ChainDiagram",
    "DenoiserField",
    "DensityFlow",
    "FlowPlane",
    "ForwardGrid",
    "Guidance",
    "Histogram",
    "Inpaint",
    "LossFloor",
    "MaskedDiffusion",
    "MeanComparison",
    "NoisePrediction",
    "NoisePredictorDiagram",
    "NoiseTriptych",
    "Observations",
    "PatchFaces",
    "PathComparison",
    "PointProcess",
    "PosteriorMean",
    "Preconditioning",
    "PredictionTargets",
    "Reflow",
    "ReverseChain",
    "SampleTrajectories",
    "ScheduleChart",
    "ScheduleComparison",
    "SchedulerTable",
    "SolverComparison",
    "SourceImage",
    "Spectrum",
    "TrainDenoiser",
    "Trajectory",
    "X0Reconstruction",
]


class ChainDiagram(Figure):
    """The chain of states with both processes along it: the reverse process p_θ from noise to image above, the forward
    process q back below. The four images are computed states.

    Args:
        image: The image: an address, or values in [-1, 1] of shape [H, W] or [H, W, 3]; `from_array` makes them of
            other arrays, PIL images and tensors. Defaults to a built-in image of a cat.
        schedule: The noise schedule: what `create_schedule` returns, a kind, such as "cosine", or a dict of options,
            such as {"kind": "linear", "beta_end": 0.01}. Figures that need no single steps also take a path: what
            `gaussian_path` returns, or a dict of its options with "path" for the kind, such as {"path": "flow",
            "shift": 3}. Reading the prop gives the options with their names in JavaScript.
        seed: The seed of the noise; the same seed gives the same pixels. Any finite number; defaults to 0.
        resolution: The longest side of x0 in pixels, an integer from 1 to 16384; defaults to 256. Larger images are
            scaled down, arrays are not.
        aspect_ratio: Width over height of the placeholder of each image. Set it for images of another shape, so that
            they fill their placeholder. Defaults to the image's own if its size is known, else to 4 / 3.
        t: The timestep of x_t, an integer in 1 ≤ t < timesteps; defaults to timesteps / 5.
        caption: The text below the figure.
        lang: The language of the figure, such as "de"; by default the page's.
    """

    _type = "chain-diagram"

    image = prop.image("image").tag(sync=True)
    schedule = prop.schedule("schedule")
    seed = prop.number("seed").tag(sync=True)
    resolution = prop.integer("resolution")
    aspect_ratio = prop.number("aspectRatio")
    t = prop.number("t", 1).tag(sync=True)

    def __init__(
        self,
        *,
        image: Any | None = None,
        schedule: str | dict[str, Any] | Schedule | GaussianPath | None = None,
        seed: float | None = None,
        resolution: int | None = None,
        aspect_ratio: float | None = None,
        t: float | None = None,
        caption: str | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(
            image=image,
            schedule=schedule,
            seed=seed,
            resolution=resolution,
            aspect_ratio=aspect_ratio,
            t=t,
            caption=caption,
            lang=lang,
        )


class DenoiserField(Figure):
    """A field of arrows: at each x_t of a grid, an arrow to x̂0 or along the score. The exact arrows show E[x0 given x_t]
    for the data, the best possible prediction. The network's arrows are drawn over them. Text gives the rms difference
    of the two over 512 draws of x_t by (2), so each place counts as often as x_t occurs there.

    With `arrows="posterior"` the arrows of one x_t, which readers move, lead to all data points, each as opaque as its
    point is probable (`posteriorWeights`). Their mean is x̂0. Text gives the effective number of points 1/Σw², the
    least expected squared error at this x_t, and the share of the data's variance that x̂0 explains.

    Numbers in parentheses are those of the equations in the book of diffusion-figures.

    Args:
        count: Number of points of a named set, an integer in 1 ≤ count ≤ 20,000; defaults to 2000.
        schedule: The noise schedule: what `create_schedule` returns, a kind, such as "cosine", or a dict of options,
            such as {"kind": "linear", "beta_end": 0.01}. Figures that need no single steps also take a path: what
            `gaussian_path` returns, or a dict of its options with "path" for the kind, such as {"path": "flow",
            "shift": 3}. Reading the prop gives the options with their names in JavaScript.
        seed: The seed of the noise; the same seed gives the same points. Any finite number; defaults to 0.
        points: The data: "swissRoll", "twoMoons", "eightGaussians", "spiral", "letters", or an array of shape [count,
            2].
        denoiser: A trained network: the result of `trainDenoiser`, the plain data of its `toJSON`, or your own
            `PointPredictor`, made once, which may return a promise. Defaults to none: exact arrows alone. On another
            schedule than its own, the network is evaluated at its timestep of the same signal-to-noise ratio. In Python
            your own is a function `model(x_t, t)`, which gets points of shape [count, 2] and predicts ε, or a
            `Denoiser`, which says what else it predicts and on which schedule.
        arrows: The kind of arrows: `'x0'`, x̂0 - x_t; `'score'`, the gradient of log q(x_t), (√ᾱ_t·x̂0 - x_t) /
            (1-ᾱ_t), which has no value at a time at which a path has no noise (Song et al. 2021); or `'posterior'`,
            from one x_t, `place`, to each data point, by p(point | x_t), Karras et al. 2022, equation (57). Defaults to
            `'x0'`.
        place: The x, y of the x_t whose posterior is shown, from -1000 to 1000, with `arrows="posterior"`. Defaults to
            `[1, 1.2]`.
        t: The timestep of x_t, an integer in 0 ≤ t < timesteps; defaults to a fifth of the way.
        caption: The text below the figure.
        lang: The language of the figure, such as "de"; by default the page's.
    """

    _type = "denoiser-field"

    count = prop.integer("count", 1, 20000)
    schedule = prop.schedule("schedule")
    seed = prop.number("seed").tag(sync=True)
    points = prop.array("points", "the name of a set, or an array of shape [count, 2]").tag(sync=True)
    denoiser = prop.denoiser("denoiser")
    arrows = prop.choice("arrows", "x0", "score", "posterior")
    place = prop.data("place")
    t = prop.number("t", 0).tag(sync=True)

    def __init__(
        self,
        *,
        count: int | None = None,
        schedule: str | dict[str, Any] | Schedule | GaussianPath | None = None,
        seed: float | None = None,
        points: Any | None = None,
        denoiser: Callable[[Any, Any], Any] | Denoiser | dict[str, Any] | None = None,
        arrows: Literal["x0", "score", "posterior"] | None = None,
        place: Any | None = None,
        t: float | None = None,
        caption: str | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(
            count=count,
            schedule=schedule,
            seed=seed,
            points=points,
            denoiser=denoiser,
            arrows=arrows,
            place=place,
            t=t,
            caption=caption,
            lang=lang,
        )


class DensityFlow(Figure):
    """The density of x_t, and two processes from noise to data that preserve it: the probability flow, which moves
    particles without noise (Song et al. 2021, equation 13), and the SDE, which adds noise at every step. A reader drops
    a point. Its flow gives its likelihood by the change of variables (Chen et al. 2018, theorem 1), next to the value
    of the density itself. With `undecided` a chart shows when a sample is decided (Raya & Ambrogioni 2023; Biroli et
    al. 2024).

    Args:
        count: Number of points of a named set, an integer in 1 ≤ count ≤ 2000; defaults to 500.
        schedule: The noise schedule: what `create_schedule` returns, a kind, such as "cosine", or a dict of options,
            such as {"kind": "linear", "beta_end": 0.01}. Figures that need no single steps also take a path: what
            `gaussian_path` returns, or a dict of its options with "path" for the kind, such as {"path": "flow",
            "shift": 3}. Reading the prop gives the options with their names in JavaScript.
        seed: The seed of the noise; the same seed gives the same points. Any finite number; defaults to 0.
        points: The data: "swissRoll", "twoMoons", "eightGaussians", "spiral", "letters", or an array of shape [count,
            2].
        deviation: The standard deviation of the Gaussian around each point, 0.05 to 1. It gives the data a density.
            Defaults to 0.1.
        particles: The number of particles that move from noise to data, an integer in 0 ≤ particles ≤ 500; defaults to
            100.
        point: The point whose flow is drawn and whose likelihood is computed: x, y of its place at the first t, or x, y
            and the t of this place, as it is drawn; None for none, which also leaves the numbers out. Defaults to
            `[0.35, 0.9]`.
        t: The timestep of the density and the particles, an integer in 0 ≤ t < timesteps. Readers play it, or move it
            by a slider. Defaults to a fifth of the way.
        undecided: The choices whose undecided bits a chart shows over the log-SNR, each at most once. `'leftOrRight'`
            and `'upperOrLower'` choose the half of the data, cut at their mean, in which x_0 lies. `'point'` chooses
            the data point of x_0. A curve is the mean over x_t of `posteriorEntropy`, in bits. Readers move t in the
            chart, too. The table that readers save then contains these bits and no particles. Defaults to none, without
            a chart.
        caption: The text below the figure.
        lang: The language of the figure, such as "de"; by default the page's.
    """

    _type = "density-flow"

    count = prop.integer("count", 1, 2000)
    schedule = prop.schedule("schedule")
    seed = prop.number("seed").tag(sync=True)
    points = prop.array("points", "the name of a set, or an array of shape [count, 2]").tag(sync=True)
    deviation = prop.number("deviation", 0.05, 1)
    particles = prop.integer("particles", 0, 500)
    point = prop.data("point", none=True)
    t = prop.number("t", 0).tag(sync=True)
    undecided = prop.names("undecided", "leftOrRight", "upperOrLower", "point")

    def __init__(
        self,
        *,
        count: int | None = None,
        schedule: str | dict[str, Any] | Schedule | GaussianPath | None = None,
        seed: float | None = None,
        points: Any | None = None,
        deviation: float | None = None,
        particles: int | None = None,
        point: Any | None = None,
        t: float | None = None,
        undecided: list[Literal["leftOrRight", "upperOrLower", "point"]] | None = None,
        caption: str | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(
            count=count,
            schedule=schedule,
            seed=seed,
            points=points,
            deviation=deviation,
            particles=particles,
            point=point,
            t=t,
            undecided=undecided,
            caption=caption,
            lang=lang,
        )


class FlowPlane(Figure):
    """The density p_t(x) of a few points on a line over t, the lines of its probability flow, and one trajectory of the
    SDE. Readers move t, s and a start. The figure compares the slope of the flow at t, `flowVelocity`, with the chord
    from t to s, `meanVelocity`, and measures the error of one Euler step from t to s. A few-step model learns the
    chord: Geng et al. 2025, equation (3).

    The flow and the SDE have the same density at every t (Song et al. 2021, equation 13), but one start may lead them
    to different points: the flow follows the mean velocity of all data through x_t, and the SDE its own noise as well.

    Numbers in parentheses are those of the equations in the book of diffusion-figures.

    Args:
        schedule: The noise schedule: what `create_schedule` returns, a kind, such as "cosine", or a dict of options,
            such as {"kind": "linear", "beta_end": 0.01}. Figures that need no single steps also take a path: what
            `gaussian_path` returns, or a dict of its options with "path" for the kind, such as {"path": "flow",
            "shift": 3}. Reading the prop gives the options with their names in JavaScript.
        seed: The seed of the flow lines and of the noise of the SDE trajectory. Any finite number; defaults to 0.
        points: The data: "swissRoll", "twoMoons", "eightGaussians", "spiral", "letters", or an array of shape [count,
            2].
        deviation: The standard deviation of the Gaussian around each point, 0.05 to 1. Single points have no flow at t
            = 0. Defaults to 0.1.
        starts: The number of flow lines from seeded noise, in addition to the reader's line, an integer in 0 ≤ starts ≤
            50; defaults to 9.
        start: x_T, the start of the flow line and of the SDE trajectory, -3 to 3, divided by √(α² + σ²) if the plot is.
            Defaults to -0.3.
        t: The time at which the tangent touches the flow line and the chord begins, an integer in 0 ≤ t < timesteps.
            Readers move it. Defaults to 0.65 of the way to noise.
        s: The time at which the chord ends, before or after t: an integer in 0 ≤ s < timesteps, or None for the first.
            Defaults to None.
        conditional: Whether the figure draws the conditional paths through x_t, one for each point and as opaque as the
            point is likely. The slope of the flow is the mean of their slopes; Lipman et al. 2023, equation (8).
            Defaults to False.
        critical: Whether the figure marks the time from which the density has one maximum. As t falls below this time,
            the mean of the data stops being the only attractor of the flow. Defaults to False.
        caption: The text below the figure.
        lang: The language of the figure, such as "de"; by default the page's.
    """

    _type = "flow-plane"

    schedule = prop.schedule("schedule")
    seed = prop.number("seed").tag(sync=True)
    points = prop.data("points").tag(sync=True)
    deviation = prop.number("deviation", 0.05, 1)
    starts = prop.integer("starts", 0, 50)
    start = prop.number("start", -3, 3)
    t = prop.number("t", 0).tag(sync=True)
    s = prop.number("s")
    conditional = prop.flag("conditional")
    critical = prop.flag("critical")

    def __init__(
        self,
        *,
        schedule: str | dict[str, Any] | Schedule | GaussianPath | None = None,
        seed: float | None = None,
        points: Any | None = None,
        deviation: float | None = None,
        starts: int | None = None,
        start: float | None = None,
        t: float | None = None,
        s: float | None = None,
        conditional: bool | None = None,
        critical: bool | None = None,
        caption: str | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(
            schedule=schedule,
            seed=seed,
            points=points,
            deviation=deviation,
            starts=starts,
            start=start,
            t=t,
            s=s,
            conditional=conditional,
            critical=critical,
            caption=caption,
            lang=lang,
        )


class ForwardGrid(Figure):
    """The forward process as a grid: one row per timestep, with the mean of x_t and then samples of it.

    Numbers in parentheses are those of the equations in the book of diffusion-figures.

    Args:
        image: The image: an address, or values in [-1, 1] of shape [H, W] or [H, W, 3]; `from_array` makes them of
            other arrays, PIL images and tensors. Defaults to a built-in image of a cat.
        schedule: The noise schedule: what `create_schedule` returns, a kind, such as "cosine", or a dict of options,
            such as {"kind": "linear", "beta_end": 0.01}. Figures that need no single steps also take a path: what
            `gaussian_path` returns, or a dict of its options with "path" for the kind, such as {"path": "flow",
            "shift": 3}. Reading the prop gives the options with their names in JavaScript.
        seed: The seed of the noise; the same seed gives the same pixels. Any finite number; defaults to 0.
        resolution: The longest side of x0 in pixels, an integer from 1 to 16384; defaults to 256. Larger images are
            scaled down, arrays are not.
        aspect_ratio: Width over height of the placeholder of each image. Set it for images of another shape, so that
            they fill their placeholder. Defaults to the image's own if its size is known, else to 4 / 3.
        loupe: Whether a press on a picture opens the loupe, which shows its pixels as numbers. Defaults to True.
        difference: The differences of the panels from their references, 9 · |a - b|: `'offered'` adds a button that
            shows them, `'shown'` adds the button and shows them at first; by default there are none.
        kind: The way to sample x_t: `'jump'` from x_0 by (2), or `'step'` from one x_{t-1} per row by (1), which a path
            does not have; defaults to `'jump'`.
        rows: Number of rows, evenly spaced in t from t = 0, an integer in 1 ≤ rows ≤ 50, capped at the number of
            timesteps; defaults to 5.
        samples: Samples per row, an integer in 1 ≤ samples ≤ 20; defaults to 4.
        same_noise: Whether the samples of a column share one ε through all rows, so that only t changes in a column;
            defaults to False: every panel draws its own noise.
        caption: The text below the figure.
        lang: The language of the figure, such as "de"; by default the page's.
    """

    _type = "forward-grid"

    image = prop.image("image").tag(sync=True)
    schedule = prop.schedule("schedule")
    seed = prop.number("seed").tag(sync=True)
    resolution = prop.integer("resolution")
    aspect_ratio = prop.number("aspectRatio")
    loupe = prop.flag("loupe")
    difference = prop.choice("difference", "offered", "shown")
    kind = prop.choice("kind", "jump", "step")
    rows = prop.integer("rows", 1, 50)
    samples = prop.integer("samples", 1, 20)
    same_noise = prop.flag("sameNoise")

    def __init__(
        self,
        *,
        image: Any | None = None,
        schedule: str | dict[str, Any] | Schedule | GaussianPath | None = None,
        seed: float | None = None,
        resolution: int | None = None,
        aspect_ratio: float | None = None,
        loupe: bool | None = None,
        difference: Literal["offered", "shown"] | None = None,
        kind: Literal["jump", "step"] | None = None,
        rows: int | None = None,
        samples: int | None = None,
        same_noise: bool | None = None,
        caption: str | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(
            image=image,
            schedule=schedule,
            seed=seed,
            resolution=resolution,
            aspect_ratio=aspect_ratio,
            loupe=loupe,
            difference=difference,
            kind=kind,
            rows=rows,
            samples=samples,
            same_noise=same_noise,
            caption=caption,
            lang=lang,
        )


class Guidance(Figure):
    """Exact classifier-free guidance: 200 samples of a class of labeled points at a guidance scale that readers choose,
    and the arrows of the guided prediction. Text gives the share of the class that they cover, their mean, and the
    share that draws from p(x)·p(c|x)^scale would cover. Guidance is often said to sample this product. In general it
    does not, because the guided score is not the score of a noised density.

    Each point is a Gaussian of standard deviation 0.1. DPM-Solver++ (2M) draws the samples in 20 steps, from the same
    noise at every scale. A point is covered if a sample is within 0.1 of it. With a `negative` class the product does
    not exist.

    A `guide` replaces the classes and their controls. The samples are guided away from a blurred copy of the same
    denoiser (autoguidance), x̂0 of the guide + scale·(x̂0 - x̂0 of the guide), Karras et al. 2024, equation (3). The
    blurred exact denoiser stands in for a weak network. Text gives the samples' mean distance from the curve of a named
    set, next to that of the data, and their precision and recall (`precisionRecall` with 3 neighbors, of at most 500
    points).

    Numbers in parentheses are those of the equations in the book of diffusion-figures.

    Args:
        count: Number of points of a named set, an integer in 1 ≤ count ≤ 20,000; defaults to 500.
        schedule: The noise schedule: what `create_schedule` returns, a kind, such as "cosine", or a dict of options,
            such as {"kind": "linear", "beta_end": 0.01}. Figures that need no single steps also take a path: what
            `gaussian_path` returns, or a dict of its options with "path" for the kind, such as {"path": "flow",
            "shift": 3}. Reading the prop gives the options with their names in JavaScript.
        seed: The seed of the noise; the same seed gives the same points. Any finite number; defaults to 0.
        points: The data: "swissRoll", "twoMoons", "eightGaussians", "spiral", "letters", or an array of shape [count,
            2].
        labels: The class of each point, numbers, at most 200 different ones; defaults to those of the set,
            `pointLabels`. The page's own points need labels, unless there is a `guide`.
        label: The class of the samples, one of `labels`. Defaults to the second class, or the only one. A `guide`
            excludes it.
        negative: The class that guidance moves away from, one of `labels`; defaults to None, all points. A `guide`
            excludes it.
        deviation: The standard deviation of the Gaussian around each point in the denoiser's data, 0.05 to 1; defaults
            to 0.1.
        guide: Autoguidance without classes: the guide is the same denoiser with this larger standard deviation around
            each point, 0 to 1e100. Defaults to None, classes. Karras et al. 2024.
        scale: The scale s of x̂0 + s·(x̂0 of the class - x̂0), in 0 ≤ scale ≤ 100: 0 is unconditional, 1 the class
            alone. Ho & Salimans 2022 call w what is scale - 1. With a `guide` 0 is the guide alone and 1 the denoiser
            alone. Defaults to 3.
        interval: The least and the largest guided logSnr, infinities included. Outside the interval the scale is 1.
            Defaults to None, all. Kynkäänniemi et al. 2024.
        t: The timestep of the arrows, an integer in 0 ≤ t < timesteps; defaults to half of the timesteps.
        caption: The text below the figure.
        lang: The language of the figure, such as "de"; by default the page's.
    """

    _type = "guidance"

    count = prop.integer("count", 1, 20000)
    schedule = prop.schedule("schedule")
    seed = prop.number("seed").tag(sync=True)
    points = prop.array("points", "the name of a set, or an array of shape [count, 2]").tag(sync=True)
    labels = prop.data("labels")
    label = prop.number("label")
    negative = prop.number("negative")
    deviation = prop.number("deviation", 0.05, 1)
    guide = prop.configuration("guide")
    scale = prop.number("scale", 0, 100)
    interval = prop.data("interval")
    t = prop.number("t", 0).tag(sync=True)

    def __init__(
        self,
        *,
        count: int | None = None,
        schedule: str | dict[str, Any] | Schedule | GaussianPath | None = None,
        seed: float | None = None,
        points: Any | None = None,
        labels: Any | None = None,
        label: float | None = None,
        negative: float | None = None,
        deviation: float | None = None,
        guide: Any | None = None,
        scale: float | None = None,
        interval: Any | None = None,
        t: float | None = None,
        caption: str | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(
            count=count,
            schedule=schedule,
            seed=seed,
            points=points,
            labels=labels,
            label=label,
            negative=negative,
            deviation=deviation,
            guide=guide,
            scale=scale,
            interval=interval,
            t=t,
            caption=caption,
            lang=lang,
        )


class Histogram(Figure):
    """A histogram of the values in all channels of an image, or in both coordinates of points, with the theoretical
    density over it. The density of x_t is the histogram of x_0, scaled by √ᾱ_t and blurred by N(0, 1-ᾱ_t), (2); at the
    last timestep it is close to N(0, 1), which is outlined. On a path the scales are α_t and σ_t; if x_t has no bound,
    the histogram counts x_t/√(α_t² + σ_t²). Text gives the mean, the standard deviation and, for an image, the share of
    values that a screen clips.

    The same seed gives the same x_t as in `NoiseTriptych`, or, for points, as in `PointProcess`.

    Numbers in parentheses are those of the equations in the book of diffusion-figures.

    Args:
        image: The image: an address, or values in [-1, 1] of shape [H, W] or [H, W, 3]; `from_array` makes them of
            other arrays, PIL images and tensors. Defaults to a built-in image of a cat.
        seed: The seed of the noise; the same seed gives the same pixels. Any finite number; defaults to 0.
        resolution: The longest side of x0 in pixels, an integer from 1 to 16384; defaults to 256. Larger images are
            scaled down, arrays are not.
        schedule: The noise schedule: what `create_schedule` returns, a kind, such as "cosine", or a dict of options,
            such as {"kind": "linear", "beta_end": 0.01}. Figures that need no single steps also take a path: what
            `gaussian_path` returns, or a dict of its options with "path" for the kind, such as {"path": "flow",
            "shift": 3}. Reading the prop gives the options with their names in JavaScript.
        of: The counted values: the clean `x0`, the noisy `xt`, or the noise `epsilon`; defaults to `xt`.
        points: The data: "swissRoll", "twoMoons", "eightGaussians", "spiral", "letters", or an array of shape [count,
            2].
        count: Number of points of a named set, an integer in 1 ≤ count ≤ 20,000; defaults to 2000.
        t: The timestep of x_t, an integer in 0 ≤ t < timesteps; defaults to 50 or the last t of a shorter schedule.
            With `points`, t and the schedule have the defaults of `PointProcess`.
        height: The height of the drawing in pixels, including the numbers of its axis, in 160 ≤ height ≤ 2000; defaults
            to 240.
        caption: The text below the figure.
        lang: The language of the figure, such as "de"; by default the page's.
    """

    _type = "histogram"

    image = prop.image("image").tag(sync=True)
    seed = prop.number("seed").tag(sync=True)
    resolution = prop.integer("resolution")
    schedule = prop.schedule("schedule")
    of = prop.choice("of", "x0", "xt", "epsilon")
    points = prop.array("points", "the name of a set, or an array of shape [count, 2]").tag(sync=True)
    count = prop.integer("count", 1, 20000)
    t = prop.number("t", 0).tag(sync=True)
    height = prop.number("height", 160, 2000)

    def __init__(
        self,
        *,
        image: Any | None = None,
        seed: float | None = None,
        resolution: int | None = None,
        schedule: str | dict[str, Any] | Schedule | GaussianPath | None = None,
        of: Literal["x0", "xt", "epsilon"] | None = None,
        points: Any | None = None,
        count: int | None = None,
        t: float | None = None,
        height: float | None = None,
        caption: str | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(
            image=image,
            seed=seed,
            resolution=resolution,
            schedule=schedule,
            of=of,
            points=points,
            count=count,
            t=t,
            height=height,
            caption=caption,
            lang=lang,
        )


class Inpaint(Figure):
    """Inpainting: a face that the denoiser was not given, and a part of it that readers hide with a brush or a preset. 40
    steps of DDPM with `patchDenoiser` of the 213 other faces fill the hidden part in two ways: by pasting the known
    part at every step, and by also repeating each step (Lugmayr et al. 2022, "RePaint"). Text below each gives its
    seam, the mean absolute step across the border.

    Args:
        seed: The seed of the initial noise and of the noise of the steps. Any finite number; defaults to 0.
        face: The index of the face among the 214 faces, an integer in 0 ≤ face < 214. The denoiser knows the others.
            Defaults to 40.
        mask: The hidden part: `'mouth'`, `'eyes'`, `'left'`, which is half of the face, or True or 1 for each hidden
            one of the 256 pixels, row by row. Defaults to `'mouth'`.
        resample: The number of times that each step is taken, an integer in 1 ≤ resample ≤ 8. Defaults to 8.
        window: Side of the window around each pixel that the denoiser sees: 3, 5, 7, 9, 11, 13, 15, or 31, the whole
            image. Defaults to 5.
        schedule: The noise schedule: what `create_schedule` returns, a kind, such as "cosine", or a dict of options,
            such as {"kind": "linear", "beta_end": 0.01}. Figures that need no single steps also take a path: what
            `gaussian_path` returns, or a dict of its options with "path" for the kind, such as {"path": "flow",
            "shift": 3}. Reading the prop gives the options with their names in JavaScript.
        caption: The text below the figure.
        lang: The language of the figure, such as "de"; by default the page's.
    """

    _type = "inpaint"

    seed = prop.number("seed").tag(sync=True)
    face = prop.integer("face", 0, 213)
    mask = prop.array("mask", "the name of a set, or an array of shape [count, 2]")
    resample = prop.integer("resample", 1, 8)
    window = prop.number("window")
    schedule = prop.schedule("schedule")

    def __init__(
        self,
        *,
        seed: float | None = None,
        face: int | None = None,
        mask: Any | None = None,
        resample: int | None = None,
        window: float | None = None,
        schedule: str | dict[str, Any] | Schedule | GaussianPath | None = None,
        caption: str | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(
            seed=seed,
            face=face,
            mask=mask,
            resample=resample,
            window=window,
            schedule=schedule,
            caption=caption,
            lang=lang,
        )


class LossFloor(Figure):
    """The lowest loss that any network can reach at each noise level, E tr Cov[x0 given x_t] per value, in ε, x0 or v, and
    how strongly published losses weight the level. The area under the floor of ε is ln n nats for n different points in
    the plane, by I-MMSE (Guo, Shamai & Verdú 2005). The weights are those of `lossWeight`; Kingma & Gao 2023.

    The floors are means over random x_t, of the same keyed noise each time: each is off by about 3% for 64 points.

    Args:
        points: The data: "swissRoll", "twoMoons", "eightGaussians", "spiral", "letters", or an array of shape [count,
            2].
        count: Number of points of a named set, an integer in 1 ≤ count ≤ 1000; defaults to 64.
        deviation: The standard deviation of the Gaussian around each point, 0 to 10; defaults to 0. With any other
            value, the area under the floor of ε has no bound.
        target: The prediction of the network: `'epsilon'`, `'x0'` or `'v'`, which is α·ε - σ·x0 with α² + σ² = 1.
            Defaults to `'epsilon'`.
        weightings: The losses whose weights are drawn, at least one and each at most once: `'elbo'`; `'epsilon'` and
            `'v'`, the mean squared error of these on the cosine schedule; `'minSnr'` with γ = 5 (Hang et al. 2023) and
            `'p2'` (Choi et al. 2022) on the same schedule; `'edm'` (Karras et al. 2022); `'logitNormal'`, the loss of
            Stable Diffusion 3 (Esser et al. 2024). Defaults to all but `'p2'` and `'logitNormal'`.
        log_snr: The marked log-SNR, -10 to 14. Defaults to 2.
        caption: The text below the figure.
        lang: The language of the figure, such as "de"; by default the page's.
    """

    _type = "loss-floor"

    points = prop.array("points", "the name of a set, or an array of shape [count, 2]").tag(sync=True)
    count = prop.integer("count", 1, 1000)
    deviation = prop.number("deviation", 0, 10)
    target = prop.choice("target", "epsilon", "x0", "v")
    weightings = prop.names("weightings", "elbo", "epsilon", "v", "minSnr", "p2", "edm", "logitNormal")
    log_snr = prop.number("logSnr", -10, 14)

    def __init__(
        self,
        *,
        points: Any | None = None,
        count: int | None = None,
        deviation: float | None = None,
        target: Literal["epsilon", "x0", "v"] | None = None,
        weightings: list[Literal["elbo", "epsilon", "v", "minSnr", "p2", "edm", "logitNormal"]] | None = None,
        log_snr: float | None = None,
        caption: str | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(
            points=points,
            count=count,
            deviation=deviation,
            target=target,
            weightings=weightings,
            log_snr=log_snr,
            caption=caption,
            lang=lang,
        )


class MaskedDiffusion(Figure):
    """Masked diffusion of a 4 × 4 sudoku by the exact denoiser, which knows all 288 grids. Each step shows some masked
    cells and draws them independently of each other, each by its own probabilities. Cell by cell every grid is valid.
    Several cells at once lose the information that they have of each other, k·H_j - (H_j + … + H_{j+k-1}) nats on
    average in random order, and many grids are invalid.

    Masked diffusion: Sahoo et al. 2024 (MDLM), Nie et al. 2025 (LLaDA). Remasking: Wang et al. 2025 (ReMDM, its cap
    schedule).

    Args:
        seed: The seed of the draws. Readers choose another by a button. Any finite number; defaults to 0.
        tokens_per_step: The number of cells that a step shows: 1, 2, 3, 4, 6, 8 or 16. With the order `'certain'`, the
            step shows certain cells in addition. Defaults to 2.
        order: The cells that a step shows: `'random'`, random cells; `'confidence'`, those with the likeliest
            candidates; `'certain'`, all that have one candidate, and `tokensPerStep` random ones; or `'remasking'`,
            each cell with the same probability, so that the last of ⌈16/tokensPerStep⌉ steps shows all, and each shown
            cell is masked again with probability min(η, limit). Defaults to `'random'`.
        eta: η of the order `'remasking'`, a probability in 0 ≤ eta ≤ 1. The limit (1 - α_s)/α_t keeps the share of
            shown cells on its schedule. Defaults to 0.5.
        step: The number of steps before the shown grid, an integer in 0 ≤ step ≤ 16; beyond the last step, the last.
            Defaults to 2.
        known: The cells that are known from the start, as the prompt of a language model is: 16 tokens, row by row, 0
            to 3 for the digits 1 to 4, and -1 for a mask; None for none. One or more of the 288 grids must have these
            tokens. Defaults to None.
        charts: Whether the charts of the entropies and of the shares of valid grids stand beside the grid. A grid
            without unknown cells has no charts. Defaults to True.
        caption: The text below the figure.
        lang: The language of the figure, such as "de"; by default the page's.
    """

    _type = "masked-diffusion"

    seed = prop.number("seed").tag(sync=True)
    tokens_per_step = prop.number("tokensPerStep")
    order = prop.choice("order", "random", "confidence", "certain", "remasking")
    eta = prop.number("eta", 0, 1)
    step = prop.integer("step", 0, 16).tag(sync=True)
    known = prop.data("known")
    charts = prop.flag("charts")

    def __init__(
        self,
        *,
        seed: float | None = None,
        tokens_per_step: float | None = None,
        order: Literal["random", "confidence", "certain", "remasking"] | None = None,
        eta: float | None = None,
        step: int | None = None,
        known: Any | None = None,
        charts: bool | None = None,
        caption: str | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(
            seed=seed,
            tokens_per_step=tokens_per_step,
            order=order,
            eta=eta,
            step=step,
            known=known,
            charts=charts,
            caption=caption,
            lang=lang,
        )


class MeanComparison(Figure):
    """Two means of x_{t-1}: the posterior mean μ̃ by (4), which is noisy because it combines x_t and x̂0, and the forward
    process's μ_{t-1} = √ᾱ_{t-1} · x_0, which contains no noise. Below each panel is its ℓ1 distance (mean absolute
    error) from x_0.

    Numbers in parentheses are those of the equations in the book of diffusion-figures.

    Args:
        image: The image: an address, or values in [-1, 1] of shape [H, W] or [H, W, 3]; `from_array` makes them of
            other arrays, PIL images and tensors. Defaults to a built-in image of a cat.
        schedule: The noise schedule: what `create_schedule` returns, a kind, such as "cosine", or a dict of options,
            such as {"kind": "linear", "beta_end": 0.01}. Figures that need no single steps also take a path: what
            `gaussian_path` returns, or a dict of its options with "path" for the kind, such as {"path": "flow",
            "shift": 3}. Reading the prop gives the options with their names in JavaScript.
        seed: The seed of the noise; the same seed gives the same pixels. Any finite number; defaults to 0.
        resolution: The longest side of x0 in pixels, an integer from 1 to 16384; defaults to 256. Larger images are
            scaled down, arrays are not.
        aspect_ratio: Width over height of the placeholder of each image. Set it for images of another shape, so that
            they fill their placeholder. Defaults to the image's own if its size is known, else to 4 / 3.
        loupe: Whether a press on a picture opens the loupe, which shows its pixels as numbers. Defaults to True.
        difference: The differences of the panels from their references, 9 · |a - b|: `'offered'` adds a button that
            shows them, `'shown'` adds the button and shows them at first; by default there are none.
        t: The timestep of x_t, an integer in 1 ≤ t < timesteps, because the means are those of t - 1; defaults to 50 or
            the last t of a shorter schedule.
        formula: Shows (4) with the values of its coefficients above the panels, each term linked to its panel; defaults
            to False.
        denoiser: The denoiser that predicts x̂0 in the posterior mean: the `'oracle'`, which is given ε; `'gaussian'`,
            the exact denoiser of a Gaussian prior; or your own `Denoiser`, made once, whose schedule the figure takes.
            Defaults to `'oracle'`. In Python your own is a function `model(x_t, t)`, which gets an image of shape [H,
            W, 3] or [H, W] and predicts ε, or a `Denoiser`, which says what else it predicts and on which schedule.
        caption: The text below the figure.
        lang: The language of the figure, such as "de"; by default the page's.
    """

    _type = "mean-comparison"

    image = prop.image("image").tag(sync=True)
    schedule = prop.schedule("schedule")
    seed = prop.number("seed").tag(sync=True)
    resolution = prop.integer("resolution")
    aspect_ratio = prop.number("aspectRatio")
    loupe = prop.flag("loupe")
    difference = prop.choice("difference", "offered", "shown")
    t = prop.number("t", 1).tag(sync=True)
    formula = prop.flag("formula")
    denoiser = prop.denoiser("denoiser", "oracle", "gaussian")

    def __init__(
        self,
        *,
        image: Any | None = None,
        schedule: str | dict[str, Any] | Schedule | GaussianPath | None = None,
        seed: float | None = None,
        resolution: int | None = None,
        aspect_ratio: float | None = None,
        loupe: bool | None = None,
        difference: Literal["offered", "shown"] | None = None,
        t: float | None = None,
        formula: bool | None = None,
        denoiser: Callable[[Any, Any], Any] | Denoiser | Literal["oracle", "gaussian"] | None = None,
        caption: str | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(
            image=image,
            schedule=schedule,
            seed=seed,
            resolution=resolution,
            aspect_ratio=aspect_ratio,
            loupe=loupe,
            difference=difference,
            t=t,
            formula=formula,
            denoiser=denoiser,
            caption=caption,
            lang=lang,
        )


class NoisePrediction(Figure):
    """A denoiser's prediction: x_t, the noise ε in it, the noise that the denoiser predicts, the x̂0 that follows by (5)
    with its peak signal-to-noise ratio (PSNR) against x_0, and the error of the prediction.

    The Gaussian prior contains only the average strength of detail of each size in photographs. The error contains the
    parts of the image that it mistakes for noise, which a network has to learn. At larger t the error contains more of
    the image, above all its outlines.

    The same seed gives the same ε as in `NoiseTriptych`.

    Numbers in parentheses are those of the equations in the book of diffusion-figures.

    Args:
        image: The image: an address, or values in [-1, 1] of shape [H, W] or [H, W, 3]; `from_array` makes them of
            other arrays, PIL images and tensors. Defaults to a built-in image of a cat.
        schedule: The noise schedule: what `create_schedule` returns, a kind, such as "cosine", or a dict of options,
            such as {"kind": "linear", "beta_end": 0.01}. Figures that need no single steps also take a path: what
            `gaussian_path` returns, or a dict of its options with "path" for the kind, such as {"path": "flow",
            "shift": 3}. Reading the prop gives the options with their names in JavaScript.
        seed: The seed of the noise; the same seed gives the same pixels. Any finite number; defaults to 0.
        resolution: The longest side of x0 in pixels, an integer from 1 to 16384; defaults to 256. Larger images are
            scaled down, arrays are not.
        aspect_ratio: Width over height of the placeholder of each image. Set it for images of another shape, so that
            they fill their placeholder. Defaults to the image's own if its size is known, else to 4 / 3.
        loupe: Whether a press on a picture opens the loupe, which shows its pixels as numbers. Defaults to True.
        difference: The differences of the panels from their references, 9 · |a - b|: `'offered'` adds a button that
            shows them, `'shown'` adds the button and shows them at first; by default there are none.
        t: The timestep of x_t, an integer in 0 ≤ t < timesteps; defaults to timesteps / 5.
        denoiser: The denoiser: `'gaussian'`, the exact denoiser of a Gaussian prior, which has seen no image; your own
            `Denoiser`, made once, whose schedule the figure takes; or the `'oracle'`, whose error is 0. Defaults to
            `'gaussian'`. In Python your own is a function `model(x_t, t)`, which gets an image of shape [H, W, 3] or
            [H, W] and predicts ε, or a `Denoiser`, which says what else it predicts and on which schedule.
        formula: Shows (5), by which x̂0 follows from x_t and the predicted noise, above the panels, each term linked to
            its panel; defaults to False.
        caption: The text below the figure.
        lang: The language of the figure, such as "de"; by default the page's.
    """

    _type = "noise-prediction"

    image = prop.image("image").tag(sync=True)
    schedule = prop.schedule("schedule")
    seed = prop.number("seed").tag(sync=True)
    resolution = prop.integer("resolution")
    aspect_ratio = prop.number("aspectRatio")
    loupe = prop.flag("loupe")
    difference = prop.choice("difference", "offered", "shown")
    t = prop.number("t", 0).tag(sync=True)
    denoiser = prop.denoiser("denoiser", "oracle", "gaussian")
    formula = prop.flag("formula")

    def __init__(
        self,
        *,
        image: Any | None = None,
        schedule: str | dict[str, Any] | Schedule | GaussianPath | None = None,
        seed: float | None = None,
        resolution: int | None = None,
        aspect_ratio: float | None = None,
        loupe: bool | None = None,
        difference: Literal["offered", "shown"] | None = None,
        t: float | None = None,
        denoiser: Callable[[Any, Any], Any] | Denoiser | Literal["oracle", "gaussian"] | None = None,
        formula: bool | None = None,
        caption: str | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(
            image=image,
            schedule=schedule,
            seed=seed,
            resolution=resolution,
            aspect_ratio=aspect_ratio,
            loupe=loupe,
            difference=difference,
            t=t,
            denoiser=denoiser,
            formula=formula,
            caption=caption,
            lang=lang,
        )


class NoisePredictorDiagram(Figure):
    """The network of a diffusion model: its inputs are x_t and t, its output is an estimate of the noise in x_t. The
    network is a drawing. The panel at its output shows the target, the True ε in x_t, or the prediction of a
    `denoiser`.

    Args:
        image: The image: an address, or values in [-1, 1] of shape [H, W] or [H, W, 3]; `from_array` makes them of
            other arrays, PIL images and tensors. Defaults to a built-in image of a cat.
        schedule: The noise schedule: what `create_schedule` returns, a kind, such as "cosine", or a dict of options,
            such as {"kind": "linear", "beta_end": 0.01}. Figures that need no single steps also take a path: what
            `gaussian_path` returns, or a dict of its options with "path" for the kind, such as {"path": "flow",
            "shift": 3}. Reading the prop gives the options with their names in JavaScript.
        seed: The seed of the noise; the same seed gives the same pixels. Any finite number; defaults to 0.
        resolution: The longest side of x0 in pixels, an integer from 1 to 16384; defaults to 256. Larger images are
            scaled down, arrays are not.
        aspect_ratio: Width over height of the placeholder of each image. Set it for images of another shape, so that
            they fill their placeholder. Defaults to the image's own if its size is known, else to 4 / 3.
        t: The timestep of x_t, an integer in 0 ≤ t < timesteps; defaults to timesteps / 5.
        denoiser: The denoiser in place of the network: the `'oracle'`, with which the output shows the target, the True
            ε; `'gaussian'`, the exact denoiser of a Gaussian prior; or your own `Denoiser`, made once, whose schedule
            the figure takes. Defaults to `'oracle'`. In Python your own is a function `model(x_t, t)`, which gets an
            image of shape [H, W, 3] or [H, W] and predicts ε, or a `Denoiser`, which says what else it predicts and on
            which schedule.
        caption: The text below the figure.
        lang: The language of the figure, such as "de"; by default the page's.
    """

    _type = "noise-predictor-diagram"

    image = prop.image("image").tag(sync=True)
    schedule = prop.schedule("schedule")
    seed = prop.number("seed").tag(sync=True)
    resolution = prop.integer("resolution")
    aspect_ratio = prop.number("aspectRatio")
    t = prop.number("t", 0).tag(sync=True)
    denoiser = prop.denoiser("denoiser", "oracle", "gaussian")

    def __init__(
        self,
        *,
        image: Any | None = None,
        schedule: str | dict[str, Any] | Schedule | GaussianPath | None = None,
        seed: float | None = None,
        resolution: int | None = None,
        aspect_ratio: float | None = None,
        t: float | None = None,
        denoiser: Callable[[Any, Any], Any] | Denoiser | Literal["oracle", "gaussian"] | None = None,
        caption: str | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(
            image=image,
            schedule=schedule,
            seed=seed,
            resolution=resolution,
            aspect_ratio=aspect_ratio,
            t=t,
            denoiser=denoiser,
            caption=caption,
            lang=lang,
        )


class NoiseTriptych(Figure):
    """The parts of x_t: x_0, x_t by (2), and the noise ε in it. On a path, x_t is α_t·x_0 + σ_t·ε. If it has no bound, as
    on `ve` and `edm`, the figure shows x_t/√(α_t² + σ_t²).

    The same seed gives the same ε here, in `X0Reconstruction` and in `MeanComparison`.

    Numbers in parentheses are those of the equations in the book of diffusion-figures.

    Args:
        image: The image: an address, or values in [-1, 1] of shape [H, W] or [H, W, 3]; `from_array` makes them of
            other arrays, PIL images and tensors. Defaults to a built-in image of a cat.
        schedule: The noise schedule: what `create_schedule` returns, a kind, such as "cosine", or a dict of options,
            such as {"kind": "linear", "beta_end": 0.01}. Figures that need no single steps also take a path: what
            `gaussian_path` returns, or a dict of its options with "path" for the kind, such as {"path": "flow",
            "shift": 3}. Reading the prop gives the options with their names in JavaScript.
        seed: The seed of the noise; the same seed gives the same pixels. Any finite number; defaults to 0.
        resolution: The longest side of x0 in pixels, an integer from 1 to 16384; defaults to 256. Larger images are
            scaled down, arrays are not.
        aspect_ratio: Width over height of the placeholder of each image. Set it for images of another shape, so that
            they fill their placeholder. Defaults to the image's own if its size is known, else to 4 / 3.
        loupe: Whether a press on a picture opens the loupe, which shows its pixels as numbers. Defaults to True.
        t: The timestep of x_t, an integer in 0 ≤ t < timesteps; defaults to 50 or the last t of a shorter schedule. On
            a path, t is a time, and the page's t counts thousandths of the path.
        formula: Shows (2) with the values of its coefficients above the panels, each term linked to its panel; defaults
            to False.
        caption: The text below the figure.
        lang: The language of the figure, such as "de"; by default the page's.
    """

    _type = "noise-triptych"

    image = prop.image("image").tag(sync=True)
    schedule = prop.schedule("schedule")
    seed = prop.number("seed").tag(sync=True)
    resolution = prop.integer("resolution")
    aspect_ratio = prop.number("aspectRatio")
    loupe = prop.flag("loupe")
    t = prop.number("t", 0).tag(sync=True)
    formula = prop.flag("formula")

    def __init__(
        self,
        *,
        image: Any | None = None,
        schedule: str | dict[str, Any] | Schedule | GaussianPath | None = None,
        seed: float | None = None,
        resolution: int | None = None,
        aspect_ratio: float | None = None,
        loupe: bool | None = None,
        t: float | None = None,
        formula: bool | None = None,
        caption: str | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(
            image=image,
            schedule=schedule,
            seed=seed,
            resolution=resolution,
            aspect_ratio=aspect_ratio,
            loupe=loupe,
            t=t,
            formula=formula,
            caption=caption,
            lang=lang,
        )


class Observations(Figure):
    """A noisy linear measurement of points in the plane, y = A·x0 + noise, and four samplers of the points that it leaves
    possible. The first one has the exact score of the posterior. The others add an approximate gradient of ln p(y |
    x_t) to the score of the data: DPS (Chung et al. 2023), ΠGDM (Song et al. 2023) and covariance matching (Boys et al.
    2024). Below each panel is the sliced Wasserstein distance from draws of the posterior. Readers move the line and
    turn it.

    Each point is a Gaussian, so the posterior is a mixture of Gaussians again. DDPM draws 200 samples in 50 steps, from
    the same noise for each method. DPS is here the gradient of its equation (11) with the standard deviation of the
    noise. Its algorithm chooses the size of the step in another way.

    Numbers in parentheses are those of the equations in the book of diffusion-figures.

    Args:
        count: Number of points of a named set, an integer in 1 ≤ count ≤ 1000; defaults to 200.
        schedule: The noise schedule: what `create_schedule` returns, a kind, such as "cosine", or a dict of options,
            such as {"kind": "linear", "beta_end": 0.01}. Figures that need no single steps also take a path: what
            `gaussian_path` returns, or a dict of its options with "path" for the kind, such as {"path": "flow",
            "shift": 3}. Reading the prop gives the options with their names in JavaScript.
        seed: The seed of the noise; the same seed gives the same points. Any finite number; defaults to 0.
        points: The data: "swissRoll", "twoMoons", "eightGaussians", "spiral", "letters", or an array of shape [count,
            2].
        deviation: The standard deviation of the Gaussian around each point, 0 to 1; defaults to 0.1.
        observed: The measurement, `values = matrix·x0 + noise`: `matrix` has a row of two numbers for each value, row
            by row in a flat list, and `deviation` is the standard deviation of the noise, above 0. Defaults to `{
            matrix: [0.6, 0.8], values: [0.3], deviation: 0.1 }`.
        caption: The text below the figure.
        lang: The language of the figure, such as "de"; by default the page's.
    """

    _type = "observations"

    count = prop.integer("count", 1, 1000)
    schedule = prop.schedule("schedule")
    seed = prop.number("seed").tag(sync=True)
    points = prop.array("points", "the name of a set, or an array of shape [count, 2]").tag(sync=True)
    deviation = prop.number("deviation", 0, 1)
    observed = prop.data("observed")

    def __init__(
        self,
        *,
        count: int | None = None,
        schedule: str | dict[str, Any] | Schedule | GaussianPath | None = None,
        seed: float | None = None,
        points: Any | None = None,
        deviation: float | None = None,
        observed: Any | None = None,
        caption: str | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(
            count=count,
            schedule=schedule,
            seed=seed,
            points=points,
            deviation=deviation,
            observed=observed,
            caption=caption,
            lang=lang,
        )


class PatchFaces(Figure):
    """New faces from windows: 16 samples of `patchDenoiser`, the exact denoiser of 214 faces that sees only a window of
    x_t around each pixel, in 40 steps of DDPM, and below each sample the nearest training image. Readers choose the
    window. With the whole image, the denoiser is the optimum of the data set, and every sample is a copy. With a window
    of 7 no sample is a copy, and with 3 the faces fall apart.

    Convolutions are local in the same way, which is one reason why a network's samples are new although copies have the
    lowest training loss; Kamb & Ganguli 2024, "An analytic theory of creativity in convolutional diffusion models".

    Args:
        seed: The seed of the initial noise and of the noise of the steps. Any finite number; defaults to 0.
        window: Side of the window around each pixel, in pixels: 3, 5, 7, 9, 11, 13, 15, or 31, the whole image.
            Defaults to 7.
        schedule: The noise schedule: what `create_schedule` returns, a kind, such as "cosine", or a dict of options,
            such as {"kind": "linear", "beta_end": 0.01}. Figures that need no single steps also take a path: what
            `gaussian_path` returns, or a dict of its options with "path" for the kind, such as {"path": "flow",
            "shift": 3}. Reading the prop gives the options with their names in JavaScript.
        caption: The text below the figure.
        lang: The language of the figure, such as "de"; by default the page's.
    """

    _type = "patch-faces"

    seed = prop.number("seed").tag(sync=True)
    window = prop.number("window")
    schedule = prop.schedule("schedule")

    def __init__(
        self,
        *,
        seed: float | None = None,
        window: float | None = None,
        schedule: str | dict[str, Any] | Schedule | GaussianPath | None = None,
        caption: str | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(
            seed=seed,
            window=window,
            schedule=schedule,
            caption=caption,
            lang=lang,
        )


class PathComparison(Figure):
    """Gaussian paths side by side: σ over α, logSnr over t, and the trajectories from the same starts. After division by
    √(α² + σ²), all paths coincide: their scales lie on one arc, and a solver that visits the same logSnr takes the same
    trajectory on every path, up to rounding. Flow matching, DDPM and EDM differ in the logSnr at each t; Kingma & Gao
    2023.

    Args:
        count: Number of points of a named set, an integer in 1 ≤ count ≤ 20,000; defaults to 2000.
        seed: The seed of the noise; the same seed gives the same points. Any finite number; defaults to 0.
        kinds: The kinds of `gaussianPath` to compare, at least one and each at most once: `'vp-linear'`,
            `'vp-scaled-linear'`, `'cosine'`, `'sigmoid'`, `'zero-snr'`, `'ve'`, `'edm'` and `'flow'`; defaults to
            `'vp-linear'`, `'cosine'`, `'flow'` and `'edm'`.
        shift: The shift m of every path, in 1 ≤ shift ≤ 10, which subtracts 2·ln m from logSnr at every t. Defaults to
            1.
        log_snr: The logSnr, ln(α²/σ²), that is marked on every path, in -10 ≤ logSnr ≤ 10. Defaults to -2.
        points: The data: "swissRoll", "twoMoons", "eightGaussians", "spiral", "letters", or an array of shape [count,
            2].
        caption: The text below the figure.
        lang: The language of the figure, such as "de"; by default the page's.
    """

    _type = "path-comparison"

    count = prop.integer("count", 1, 20000)
    seed = prop.number("seed").tag(sync=True)
    kinds = prop.names("kinds", "vp-linear", "vp-scaled-linear", "zero-snr", "cosine", "sigmoid", "ve", "edm", "flow")
    shift = prop.number("shift", 1, 10)
    log_snr = prop.number("logSnr", -10, 10)
    points = prop.array("points", "the name of a set, or an array of shape [count, 2]").tag(sync=True)

    def __init__(
        self,
        *,
        count: int | None = None,
        seed: float | None = None,
        kinds: list[Literal["vp-linear", "vp-scaled-linear", "zero-snr", "cosine", "sigmoid", "ve", "edm", "flow"]] | None = None,
        shift: float | None = None,
        log_snr: float | None = None,
        points: Any | None = None,
        caption: str | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(
            count=count,
            seed=seed,
            kinds=kinds,
            shift=shift,
            log_snr=log_snr,
            points=points,
            caption=caption,
            lang=lang,
        )


class PointProcess(Figure):
    """The forward process on points in the plane: the data x_0, the same points at t by (2), and the noise ε in them.

    Numbers in parentheses are those of the equations in the book of diffusion-figures.

    Args:
        count: Number of points of a named set, an integer in 1 ≤ count ≤ 20,000; defaults to 2000.
        schedule: The noise schedule: what `create_schedule` returns, a kind, such as "cosine", or a dict of options,
            such as {"kind": "linear", "beta_end": 0.01}. Figures that need no single steps also take a path: what
            `gaussian_path` returns, or a dict of its options with "path" for the kind, such as {"path": "flow",
            "shift": 3}. Reading the prop gives the options with their names in JavaScript.
        seed: The seed of the noise; the same seed gives the same points. Any finite number; defaults to 0.
        points: The data: "swissRoll", "twoMoons", "eightGaussians", "spiral", "letters", or an array of shape [count,
            2].
        t: The timestep of x_t, an integer in 0 ≤ t < timesteps; defaults to a fifth of the way.
        formula: Shows (2) with the values of its coefficients above the panels, each term linked to its panel; defaults
            to False.
        loupe: Whether a press on a picture opens the loupe, which shows its pixels as numbers. Defaults to True.
        caption: The text below the figure.
        lang: The language of the figure, such as "de"; by default the page's.
    """

    _type = "point-process"

    count = prop.integer("count", 1, 20000)
    schedule = prop.schedule("schedule")
    seed = prop.number("seed").tag(sync=True)
    points = prop.array("points", "the name of a set, or an array of shape [count, 2]").tag(sync=True)
    t = prop.number("t", 0).tag(sync=True)
    formula = prop.flag("formula")
    loupe = prop.flag("loupe")

    def __init__(
        self,
        *,
        count: int | None = None,
        schedule: str | dict[str, Any] | Schedule | GaussianPath | None = None,
        seed: float | None = None,
        points: Any | None = None,
        t: float | None = None,
        formula: bool | None = None,
        loupe: bool | None = None,
        caption: str | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(
            count=count,
            schedule=schedule,
            seed=seed,
            points=points,
            t=t,
            formula=formula,
            loupe=loupe,
            caption=caption,
            lang=lang,
        )


class PosteriorMean(Figure):
    """The best estimate of x_0 from x_t, E[x_0 given x_t], in a world of 50 small images. It is their weighted mean; the
    bars show the weights. At large t it is close to the average of all images, then a blend of some, then one image.
    Readers choose the image in x_t and the page's t.

    The weights are those of `posteriorWeights`; Karras et al. 2022, equation (57). Text gives exp(entropy), the number
    of images with equal weights that would be as uncertain.

    Numbers in parentheses are those of the equations in the book of diffusion-figures.

    Args:
        schedule: The noise schedule: what `create_schedule` returns, a kind, such as "cosine", or a dict of options,
            such as {"kind": "linear", "beta_end": 0.01}. Figures that need no single steps also take a path: what
            `gaussian_path` returns, or a dict of its options with "path" for the kind, such as {"path": "flow",
            "shift": 3}. Reading the prop gives the options with their names in JavaScript.
        seed: The seed of the noise: the same seed draws the same pixels. Any finite number; defaults to 0.
        t: The timestep of x_t, an integer in 0 ≤ t < timesteps; defaults to half of the timesteps.
        target: The index of the image in x_t in the gallery, an integer in 0 ≤ target < 50. Defaults to 0.
        caption: The text below the figure.
        lang: The language of the figure, such as "de"; by default the page's.
    """

    _type = "posterior-mean"

    schedule = prop.schedule("schedule")
    seed = prop.number("seed").tag(sync=True)
    t = prop.number("t", 0).tag(sync=True)
    target = prop.integer("target", 0, 49)

    def __init__(
        self,
        *,
        schedule: str | dict[str, Any] | Schedule | GaussianPath | None = None,
        seed: float | None = None,
        t: float | None = None,
        target: int | None = None,
        caption: str | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(
            schedule=schedule,
            seed=seed,
            t=t,
            target=target,
            caption=caption,
            lang=lang,
        )


class Preconditioning(Figure):
    """The four factors around a network F, `x̂0 = c_skip·x_t + c_out·F(c_in·x_t, c_noise)`, over the noise level σ/α;
    Karras et al. 2022, equation (7) and table 1. Text gives the variances of the network's input and of its target at
    the marked level, by the formula and measured on points: both are 1. With `sigmaMin` the factors are those of
    consistency models; Song et al. 2023, appendix C.

    v-prediction is this preconditioning with `sigmaData` 1 on a path that keeps α² + σ² = 1: F is -v.

    The server's markup contains the whole figure, and drawing it does not need TensorFlow.js.

    Numbers in parentheses are those of the equations in the book of diffusion-figures.

    Args:
        count: Number of points of a named set, an integer in 1 ≤ count ≤ 20,000; defaults to 2000.
        schedule: The noise schedule: what `create_schedule` returns, a kind, such as "cosine", or a dict of options,
            such as {"kind": "linear", "beta_end": 0.01}. Figures that need no single steps also take a path: what
            `gaussian_path` returns, or a dict of its options with "path" for the kind, such as {"path": "flow",
            "shift": 3}. Reading the prop gives the options with their names in JavaScript.
        seed: The seed of the noise; the same seed gives the same points. Any finite number; defaults to 0.
        sigma_data: The standard deviation `σ_data` of each value of the data, in 0.01 ≤ sigmaData ≤ 100. Defaults to 1
            on a process that keeps α² + σ² = 1, as every schedule does, else to 0.5; Karras et al. 2022.
        sigma_min: The noise level σ/α at which x̂0 is x_t/α for any prediction of the network, 0 or more: the factors
            of consistency models. Defaults to none.
        points: The data: "swissRoll", "twoMoons", "eightGaussians", "spiral", "letters", or an array of shape [count,
            2].
        t: The t whose noise level is marked: an integer in 0 ≤ t < timesteps, or a time of a path. Readers move it.
            Defaults to the time of a path at which σ/α is 0.5, or a fifth of a schedule.
        caption: The text below the figure.
        lang: The language of the figure, such as "de"; by default the page's.
    """

    _type = "preconditioning"

    count = prop.integer("count", 1, 20000)
    schedule = prop.schedule("schedule")
    seed = prop.number("seed").tag(sync=True)
    sigma_data = prop.number("sigmaData")
    sigma_min = prop.number("sigmaMin")
    points = prop.array("points", "the name of a set, or an array of shape [count, 2]").tag(sync=True)
    t = prop.number("t", 0).tag(sync=True)

    def __init__(
        self,
        *,
        count: int | None = None,
        schedule: str | dict[str, Any] | Schedule | GaussianPath | None = None,
        seed: float | None = None,
        sigma_data: float | None = None,
        sigma_min: float | None = None,
        points: Any | None = None,
        t: float | None = None,
        caption: str | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(
            count=count,
            schedule=schedule,
            seed=seed,
            sigma_data=sigma_data,
            sigma_min=sigma_min,
            points=points,
            t=t,
            caption=caption,
            lang=lang,
        )


class PredictionTargets(Figure):
    """The error of x̂0 that follows from a prediction error, for three kinds of prediction: an error of ε is multiplied by
    √(1-ᾱ_t)/√ᾱ_t, (5), an error of x_0 by 1, and an error of v by √(1-ᾱ_t); Salimans & Ho 2022. The axis is
    logarithmic.

    The three curves are arithmetic, not three networks: they assume the same error at every t, and networks trained on
    ε, x_0 and v have different errors over t. Only the curve measured with a `denoiser` comes from a network.

    Numbers in parentheses are those of the equations in the book of diffusion-figures.

    Args:
        count: Number of points of a named set, an integer in 1 ≤ count ≤ 20,000; defaults to 2000.
        schedule: The noise schedule: what `create_schedule` returns, a kind, such as "cosine", or a dict of options,
            such as {"kind": "linear", "beta_end": 0.01}. Figures that need no single steps also take a path: what
            `gaussian_path` returns, or a dict of its options with "path" for the kind, such as {"path": "flow",
            "shift": 3}. Reading the prop gives the options with their names in JavaScript.
        seed: The seed of the noise; the same seed gives the same points. Any finite number; defaults to 0.
        prediction_error: The root mean square error of every prediction, in 0 < predictionError ≤ 1; defaults to 0.1.
            Because ε, x_0 and v of data of unit variance all have unit variance, it is a share: 10%.
        denoiser: A trained network or your own, as in `DenoiserField`. It adds its measured error, the rms difference
            of its x̂0 from E[x0 given x_t] of `points` over 256 draws of x_t at each of 32 timesteps; defaults to none.
            In Python your own is a function `model(x_t, t)`, which gets points of shape [count, 2] and predicts ε, or a
            `Denoiser`, which says what else it predicts and on which schedule.
        points: The data: "swissRoll", "twoMoons", "eightGaussians", "spiral", "letters", or an array of shape [count,
            2].
        t: A timestep to mark, an integer in 0 ≤ t < timesteps; defaults to none, which readers change by dragging the
            marker.
        caption: The text below the figure.
        lang: The language of the figure, such as "de"; by default the page's.
    """

    _type = "prediction-targets"

    count = prop.integer("count", 1, 20000)
    schedule = prop.schedule("schedule")
    seed = prop.number("seed").tag(sync=True)
    prediction_error = prop.number("predictionError", 0, 1)
    denoiser = prop.denoiser("denoiser")
    points = prop.array("points", "the name of a set, or an array of shape [count, 2]").tag(sync=True)
    t = prop.number("t", 0).tag(sync=True)

    def __init__(
        self,
        *,
        count: int | None = None,
        schedule: str | dict[str, Any] | Schedule | GaussianPath | None = None,
        seed: float | None = None,
        prediction_error: float | None = None,
        denoiser: Callable[[Any, Any], Any] | Denoiser | dict[str, Any] | None = None,
        points: Any | None = None,
        t: float | None = None,
        caption: str | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(
            count=count,
            schedule=schedule,
            seed=seed,
            prediction_error=prediction_error,
            denoiser=denoiser,
            points=points,
            t=t,
            caption=caption,
            lang=lang,
        )


class Reflow(Figure):
    """Flow matching, before and after reflow: the trajectories of a network from noise to data, and what it samples in 1,
    2, 4 and 8 steps of Euler. A reader trains it and presses “Reflow”, which trains it on pairs of noise and data that
    it has drawn itself; see Liu et al. 2023. Before, its first panel shows the lines that it will be trained on. Text
    gives S, the departure of the trajectories from straight ones, the mean of |(x_1 - x_0) - u|², and the sliced
    Wasserstein distance of samples from the data. What trains is downloaded when a reader first does.

    With `couplings` a row between them shows the same training with minibatch couplings: each 64 rows of a batch pair
    noise and data so that the sum of their squared distances is least; Pooladian et al. 2023, Tong et al. 2024. The
    figure then gives the loss of each network too. The losses cannot be compared, because each network predicts other
    pairs: near pairs leave less to predict.

    With `consistency` another row shows a consistency model, which readers train from the data: it leads from noise to
    the end of the trajectory in one step; Song et al. 2023. With more steps, new noise is added to each end before the
    next step.

    The figure is `pending` during training and `ready` afterwards.

    Args:
        points: The data: "swissRoll", "twoMoons", "eightGaussians", "spiral", "letters", or an array of shape [count,
            2].
        count: Number of points of a named set, an integer in 1 ≤ count ≤ 20,000; defaults to 2000.
        flow: A network that was trained on the points with `path: 'flow'`, or the plain data of its `toJSON`; defaults
            to none: readers train one.
        reflowed: The network `flow` after `reflow`, or its plain data; defaults to none: readers press “Reflow”.
        couplings: Whether a row between the flow and the reflowed network shows a training with minibatch couplings,
            and all rows their losses; defaults to False.
        coupled: A network that was trained with `{ path: 'flow', coupling: { pairs: 64 } }`, or its plain data, for
            `couplings`; defaults to none: readers train one.
        consistency: Whether a row shows a consistency model, which readers train; defaults to False.
        steps: The number of steps of a training, an integer in 1 ≤ steps ≤ 100,000. Reflow takes a third of them.
            Defaults to 3000.
        seed: The seed of the first training's weights, batches and samples. Each later training adds 1. Any finite
            number; defaults to 0.
        caption: The text below the figure.
        lang: The language of the figure, such as "de"; by default the page's.
    """

    _type = "reflow"

    points = prop.array("points", "the name of a set, or an array of shape [count, 2]").tag(sync=True)
    count = prop.integer("count", 1, 20000)
    flow = prop.network("flow")
    reflowed = prop.network("reflowed")
    couplings = prop.flag("couplings")
    coupled = prop.network("coupled")
    consistency = prop.flag("consistency")
    steps = prop.integer("steps", 1, 100000)
    seed = prop.number("seed").tag(sync=True)

    def __init__(
        self,
        *,
        points: Any | None = None,
        count: int | None = None,
        flow: dict[str, Any] | None = None,
        reflowed: dict[str, Any] | None = None,
        couplings: bool | None = None,
        coupled: dict[str, Any] | None = None,
        consistency: bool | None = None,
        steps: int | None = None,
        seed: float | None = None,
        caption: str | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(
            points=points,
            count=count,
            flow=flow,
            reflowed=reflowed,
            couplings=couplings,
            coupled=coupled,
            consistency=consistency,
            steps=steps,
            seed=seed,
            caption=caption,
            lang=lang,
        )


class ReverseChain(Figure):
    """The reverse process from x_T to an image, step by step with (7): x_T, states at evenly spaced timesteps, and the
    clean end.

    By default it is a simulation: no network predicts ε. As in the notebook, ε is computed from the known x_0, so that
    x̂0 is x_0 at every step and the chain always ends at the image that it began with. The chain of a `denoiser`, which
    is not given x_0, ends at the denoiser's own sample.

    On a path the states are at evenly spaced t. If they have no bound, as on `ve` and `edm`, each is divided by √(α_t²
    + σ_t²).

    Numbers in parentheses are those of the equations in the book of diffusion-figures.

    Args:
        image: The image: an address, or values in [-1, 1] of shape [H, W] or [H, W, 3]; `from_array` makes them of
            other arrays, PIL images and tensors. Defaults to a built-in image of a cat.
        schedule: The noise schedule: what `create_schedule` returns, a kind, such as "cosine", or a dict of options,
            such as {"kind": "linear", "beta_end": 0.01}. Figures that need no single steps also take a path: what
            `gaussian_path` returns, or a dict of its options with "path" for the kind, such as {"path": "flow",
            "shift": 3}. Reading the prop gives the options with their names in JavaScript.
        seed: The seed of the noise; the same seed gives the same pixels. Any finite number; defaults to 0.
        resolution: The longest side of x0 in pixels, an integer from 1 to 16384; defaults to 256. Larger images are
            scaled down, arrays are not.
        aspect_ratio: Width over height of the placeholder of each image. Set it for images of another shape, so that
            they fill their placeholder. Defaults to the image's own if its size is known, else to 4 / 3.
        loupe: Whether a press on a picture opens the loupe, which shows its pixels as numbers. Defaults to True.
        difference: The differences of the panels from their references, 9 · |a - b|: `'offered'` adds a button that
            shows them, `'shown'` adds the button and shows them at first; by default there are none.
        mode: The mode of the oracle's chain. `'skip'` computes only the shown states, each from the one before in a
            single step of the same distribution. `'stepwise'` takes every step, which a path does not have. Defaults to
            `'skip'`; a sampler takes its own steps.
        states: The number of shown states after x_T, evenly spaced in t, an integer in 1 ≤ states ≤ 20; defaults to 5,
            in a player to 50.
        sampler: The sampler of the steps: `{ kind: 'ddpm', variance: 'beta' | 'posterior' }` (Ho et al. 2020), `{ kind:
            'ddim', eta }` (Song et al. 2021) or `{ kind: 'euler', in: 'sigma' | 'time' }`, each with one prediction per
            step; defaults to the notebook's own step, which is DDPM with the variance β, on a path with the
            posterior's; and with a denoiser to `{ kind: 'ddim', eta: 0 }`.
        steps: The number of steps of a sampler, evenly spaced in t, an integer in 1 ≤ steps ≤ timesteps; defaults to
            every one, on a path and with a denoiser to 50, in a denoiser's player to 20.
        player: Whether the figure is a player: one large state and x̂0, with controls to play and step through the
            chain, replace the row. The player stops at every step of the sampler, by default 50 and at most 100;
            without a sampler, it has as many stops as `states`. Defaults to False.
        step: Which state a player shows, counted from x_T, an integer in 0 ≤ step ≤ 100; beyond the clean end it is
            that. Defaults to 0.
        deviations: Whether the figure shows under each state its standard deviation, and that of x_t in the forward
            process: √(ᾱ_t·var(x_0) + 1-ᾱ_t), by (2); of a path √(α_t²·var(x_0) + σ_t²). Defaults to False; the player
            always shows them.
        formula: Whether the formula of a step stands above the states, with each term linked to its state: for DDPM by
            the oracle (4) with (7), by a denoiser Ho et al. 2020, equation (11), for DDIM and Euler in σ/α Song et al.
            2021, equation (12), for Euler in t the step along the velocity. The last step is x̂0. If s is not t-1,
            α_{t|s} = ᾱ_t/ᾱ_s. On a path the formula contains α and σ, as in Kingma et al. 2021. A player shows the
            values at its state below the symbols. Defaults to False.
        denoiser: The denoiser that predicts x̂0 at every step: the `'oracle'`, which computes ε from x_0; `'gaussian'`,
            the exact denoiser of a Gaussian prior; or your own `Denoiser`, made once, whose schedule or path the figure
            takes. Defaults to `'oracle'`. With another denoiser, `mode` has no meaning. In Python your own is a
            function `model(x_t, t)`, which gets an image of shape [H, W, 3] or [H, W] and predicts ε, or a `Denoiser`,
            which says what else it predicts and on which schedule.
        from_: The start of a denoiser's chain: `'noise'`, an x_T without any signal of the image, or a timestep t, the
            noised image x_t by (2), an integer in 0 ≤ from < timesteps, of a path a time after its start; defaults to
            `'noise'` with a denoiser. The oracle's chain starts at the image's own x_T.
        caption: The text below the figure.
        lang: The language of the figure, such as "de"; by default the page's.
    """

    _type = "reverse-chain"

    image = prop.image("image").tag(sync=True)
    schedule = prop.schedule("schedule")
    seed = prop.number("seed").tag(sync=True)
    resolution = prop.integer("resolution")
    aspect_ratio = prop.number("aspectRatio")
    loupe = prop.flag("loupe")
    difference = prop.choice("difference", "offered", "shown")
    mode = prop.choice("mode", "skip", "stepwise")
    states = prop.number("states")
    sampler = prop.sampler("sampler")
    steps = prop.number("steps")
    player = prop.flag("player")
    step = prop.integer("step", 0, 100).tag(sync=True)
    deviations = prop.flag("deviations")
    formula = prop.flag("formula")
    denoiser = prop.denoiser("denoiser", "oracle", "gaussian")
    from_ = prop.data("from")

    def __init__(
        self,
        *,
        image: Any | None = None,
        schedule: str | dict[str, Any] | Schedule | GaussianPath | None = None,
        seed: float | None = None,
        resolution: int | None = None,
        aspect_ratio: float | None = None,
        loupe: bool | None = None,
        difference: Literal["offered", "shown"] | None = None,
        mode: Literal["skip", "stepwise"] | None = None,
        states: float | None = None,
        sampler: Any | None = None,
        steps: float | None = None,
        player: bool | None = None,
        step: int | None = None,
        deviations: bool | None = None,
        formula: bool | None = None,
        denoiser: Callable[[Any, Any], Any] | Denoiser | Literal["oracle", "gaussian"] | None = None,
        from_: Any | None = None,
        caption: str | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(
            image=image,
            schedule=schedule,
            seed=seed,
            resolution=resolution,
            aspect_ratio=aspect_ratio,
            loupe=loupe,
            difference=difference,
            mode=mode,
            states=states,
            sampler=sampler,
            steps=steps,
            player=player,
            step=step,
            deviations=deviations,
            formula=formula,
            denoiser=denoiser,
            from_=from_,
            caption=caption,
            lang=lang,
        )


class SampleTrajectories(Figure):
    """The trajectories of a sampler from x_T to x_0 with three denoisers: an oracle, which is given the x_0 at which every
    trajectory ends; the exact denoiser of the data; and a network. The oracle's trajectory under DDIM is √ᾱ_t·x_0 +
    √(1-ᾱ_t)·ε with one ε, an arc. DDIM adds no noise in its steps, so a start determines its end. DDPM adds noise; the
    button for other noise shows how far the ends differ.

    Args:
        count: Number of points of a named set, an integer in 1 ≤ count ≤ 20,000; defaults to 2000.
        schedule: The noise schedule: what `create_schedule` returns, a kind, such as "cosine", or a dict of options,
            such as {"kind": "linear", "beta_end": 0.01}. Figures that need no single steps also take a path: what
            `gaussian_path` returns, or a dict of its options with "path" for the kind, such as {"path": "flow",
            "shift": 3}. Reading the prop gives the options with their names in JavaScript.
        seed: The seed of the noise; the same seed gives the same points. Any finite number; defaults to 0.
        points: The data: "swissRoll", "twoMoons", "eightGaussians", "spiral", "letters", or an array of shape [count,
            2].
        denoiser: A trained network or your own, as in `DenoiserField`; defaults to none: the oracle and the exact
            denoiser alone. In Python your own is a function `model(x_t, t)`, which gets points of shape [count, 2] and
            predicts ε, or a `Denoiser`, which says what else it predicts and on which schedule.
        sampler: The sampler of the steps: `{ kind: 'ddim', eta }`, `{ kind: 'ddpm', variance: 'beta' | 'posterior' }`,
            or a solver, `{ kind: 'euler' | 'heun', in: 'sigma' | 'time' }` or `{ kind: 'dpm++', sde }`. Defaults to `{
            kind: 'ddim', eta: 0 }`.
        steps: The number of steps of the sampler, an integer in 1 ≤ steps ≤ timesteps; defaults to 50, or all of fewer.
        spacing: The spacing of the times of the steps: evenly in `'time'` or in `'logSnr'`, or by `'karras'`, as in
            `sampleTimes`; defaults to `'time'`. On `ve` and `edm`, use another spacing, because most of the time is
            noise alone.
        starts: The x_T at the start of the paths: the number of draws from N(0, 1), an integer in 0 ≤ starts ≤ 500, or
            x, y of each. If x_t is shown as x_t/√(α_t² + σ_t²), so is x_T. Defaults to 12.
        target: The index of the data point that the oracle is given. Defaults to 0.
        t: The timestep up to which the paths are drawn, an integer in 0 ≤ t < timesteps; at 0 they have reached x_0.
            Readers play it, or move it by a slider. Defaults to 0.
        caption: The text below the figure.
        lang: The language of the figure, such as "de"; by default the page's.
    """

    _type = "sample-trajectories"

    count = prop.integer("count", 1, 20000)
    schedule = prop.schedule("schedule")
    seed = prop.number("seed").tag(sync=True)
    points = prop.array("points", "the name of a set, or an array of shape [count, 2]").tag(sync=True)
    denoiser = prop.denoiser("denoiser")
    sampler = prop.sampler("sampler")
    steps = prop.number("steps")
    spacing = prop.choice("spacing", "time", "logSnr", "karras")
    starts = prop.data("starts")
    target = prop.number("target")
    t = prop.number("t", 0).tag(sync=True)

    def __init__(
        self,
        *,
        count: int | None = None,
        schedule: str | dict[str, Any] | Schedule | GaussianPath | None = None,
        seed: float | None = None,
        points: Any | None = None,
        denoiser: Callable[[Any, Any], Any] | Denoiser | dict[str, Any] | None = None,
        sampler: Any | None = None,
        steps: float | None = None,
        spacing: Literal["time", "logSnr", "karras"] | None = None,
        starts: Any | None = None,
        target: float | None = None,
        t: float | None = None,
        caption: str | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(
            count=count,
            schedule=schedule,
            seed=seed,
            points=points,
            denoiser=denoiser,
            sampler=sampler,
            steps=steps,
            spacing=spacing,
            starts=starts,
            target=target,
            t=t,
            caption=caption,
            lang=lang,
        )


class ScheduleChart(Figure):
    """A noise schedule over t, or a path over its time: the factors of x0 in blue, those of the noise in orange.

    The server's markup contains the whole chart, and drawing it does not need TensorFlow.js.

    Args:
        schedule: The noise schedule: what `create_schedule` returns, a kind, such as "cosine", or a dict of options,
            such as {"kind": "linear", "beta_end": 0.01}. Figures that need no single steps also take a path: what
            `gaussian_path` returns, or a dict of its options with "path" for the kind, such as {"path": "flow",
            "shift": 3}. Reading the prop gives the options with their names in JavaScript.
        curves: The quantities to draw over t, at least one and each at most once; defaults to `betas`,
            `alphasCumprodSqrt` and `oneMinusAlphasCumprodSqrt`: the variance that a step adds, the scale of x0, and the
            scale of the noise up to t. On a path the quantities are `alpha`, `sigma` and `logSnr`, all by default;
            `logSnr` is drawn below the others.
        t: A timestep to mark, an integer in 0 ≤ t < timesteps, of a path a time; defaults to none, which readers change
            by dragging the marker.
        betas_apart: Whether β is drawn below the other curves, on an axis of its own, because beside them it cannot be
            told from 0. Without other curves it changes nothing. Defaults to False.
        height: The height of the drawing in pixels, including the numbers below it, in 160 ≤ height ≤ 2000; defaults to
            280. A separate chart of β adds half as much.
        caption: The text below the figure.
        lang: The language of the figure, such as "de"; by default the page's.
    """

    _type = "schedule-chart"

    schedule = prop.schedule("schedule")
    curves = prop.names("curves", "betas", "alphas", "alphasSqrt", "alphasCumprod", "alphasCumprodSqrt", "oneMinusAlphasCumprodSqrt", "alpha", "sigma", "logSnr")
    t = prop.number("t", 0).tag(sync=True)
    betas_apart = prop.flag("betasApart")
    height = prop.number("height", 160, 2000)

    def __init__(
        self,
        *,
        schedule: str | dict[str, Any] | Schedule | GaussianPath | None = None,
        curves: list[Literal["betas", "alphas", "alphasSqrt", "alphasCumprod", "alphasCumprodSqrt", "oneMinusAlphasCumprodSqrt", "alpha", "sigma", "logSnr"]] | None = None,
        t: float | None = None,
        betas_apart: bool | None = None,
        height: float | None = None,
        caption: str | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(
            schedule=schedule,
            curves=curves,
            t=t,
            betas_apart=betas_apart,
            height=height,
            caption=caption,
            lang=lang,
        )


class ScheduleComparison(Figure):
    """Noise schedules side by side: one quantity of each over t, the image noised by each, and the t at which the noise
    becomes larger than the image.

    Args:
        image: The image: an address, or values in [-1, 1] of shape [H, W] or [H, W, 3]; `from_array` makes them of
            other arrays, PIL images and tensors. Defaults to a built-in image of a cat.
        seed: The seed of the noise; the same seed gives the same pixels. Any finite number; defaults to 0.
        resolution: The longest side of x0 in pixels, an integer from 1 to 16384; defaults to 256. Larger images are
            scaled down, arrays are not.
        aspect_ratio: Width over height of the placeholder of each image. Set it for images of another shape, so that
            they fill their placeholder. Defaults to the image's own if its size is known, else to 4 / 3.
        kinds: The kinds to compare, at least one and each at most once; defaults to all: `'linear'`, `'quadratic'`,
            `'sigmoid'` and `'cosine'`.
        timesteps: Number of steps of every schedule, an integer in 1 ≤ timesteps ≤ 1,000,000; defaults to that of the
            page's schedule.
        beta_start: The first β, in (0, 1); defaults to 1e-4. The cosine kind ignores it.
        beta_end: The last β, in [betaStart, 1); defaults to 0.02. The cosine kind ignores it.
        quantity: The quantity that the chart shows over t; defaults to `'alphasCumprod'`. The log-SNR is drawn from -10
            to 10.
        alignment: The common quantity of a column's panels: their t, or the signal-to-noise ratio of the first kind at
            the column's t, to which each kind comes as near as it can; defaults to `'t'`.
        columns: The number of images in each row, evenly spaced in t from t = 0, an integer in 1 ≤ columns ≤ 10, capped
            at the number of timesteps; defaults to 5.
        t: A timestep to mark in the chart, an integer in 0 ≤ t < timesteps; defaults to none, which readers change by
            dragging the marker.
        caption: The text below the figure.
        lang: The language of the figure, such as "de"; by default the page's.
    """

    _type = "schedule-comparison"

    image = prop.image("image").tag(sync=True)
    seed = prop.number("seed").tag(sync=True)
    resolution = prop.integer("resolution")
    aspect_ratio = prop.number("aspectRatio")
    kinds = prop.names("kinds", "linear", "quadratic", "sigmoid", "cosine")
    timesteps = prop.integer("timesteps")
    beta_start = prop.number("betaStart")
    beta_end = prop.number("betaEnd")
    quantity = prop.choice("quantity", "alphasCumprod", "betas", "logSnr")
    alignment = prop.choice("alignment", "t", "snr")
    columns = prop.integer("columns", 1, 10)
    t = prop.number("t", 0).tag(sync=True)

    def __init__(
        self,
        *,
        image: Any | None = None,
        seed: float | None = None,
        resolution: int | None = None,
        aspect_ratio: float | None = None,
        kinds: list[Literal["linear", "quadratic", "sigmoid", "cosine"]] | None = None,
        timesteps: int | None = None,
        beta_start: float | None = None,
        beta_end: float | None = None,
        quantity: Literal["alphasCumprod", "betas", "logSnr"] | None = None,
        alignment: Literal["t", "snr"] | None = None,
        columns: int | None = None,
        t: float | None = None,
        caption: str | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(
            image=image,
            seed=seed,
            resolution=resolution,
            aspect_ratio=aspect_ratio,
            kinds=kinds,
            timesteps=timesteps,
            beta_start=beta_start,
            beta_end=beta_end,
            quantity=quantity,
            alignment=alignment,
            columns=columns,
            t=t,
            caption=caption,
            lang=lang,
        )


class SchedulerTable(Figure):
    """The timesteps and σ of a published `scheduler_config.json`, as a chart and a table, for one configuration or two
    side by side. Readers choose a known configuration or paste their own. Notes below the table list its surprising
    settings.

    The class of a scheduler fills in the keys that a file leaves out, and the classes have different defaults. See
    `schedulerFromConfig` for the supported classes.

    Args:
        config: The configuration A: a name, such as `'sd15-euler'`, or a `scheduler_config.json` of the diffusers
            library, as its text or as an object. Defaults to `'sd15-ddim'`.
        compared: The configuration B, a name or a `scheduler_config.json` as in `config`, or False for none; defaults
            to `'sd15-euler'`.
        steps: The number of steps of both configurations, an integer in 1 ≤ steps ≤ 200; defaults to 20.
        tokens: The number of tokens of the image, by which some flows shift, an integer in 1 ≤ tokens ≤ 1,000,000;
            defaults to 4096, those of 1024 × 1024 pixels in FLUX.
        caption: The text below the figure.
        lang: The language of the figure, such as "de"; by default the page's.
    """

    _type = "scheduler-table"

    config = prop.configuration("config")
    compared = prop.configuration("compared", none=True)
    steps = prop.integer("steps", 1, 200)
    tokens = prop.integer("tokens", 1, 1000000)

    def __init__(
        self,
        *,
        config: Any | None = None,
        compared: Any | None = None,
        steps: int | None = None,
        tokens: int | None = None,
        caption: str | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(
            config=config,
            compared=compared,
            steps=steps,
            tokens=tokens,
            caption=caption,
            lang=lang,
        )


class SolverComparison(Figure):
    """Solvers of the probability flow with the same number of evaluations of the exact denoiser, from the same x_T: their
    trajectories beside the exact ones, and the median distance of their ends from the exact ends. For many evaluations
    n, the error of DDIM falls as 1/n, and that of DPM-Solver++ (2M) and Heun as 1/n²; the figure measures the order.
    The spacing of the steps matters as much as the order.

    With `'map'` it also shows the exact flow map, which few-step models learn: it reaches the exact ends in any number
    of evaluations, also in one. One step of a solver from noise leads to the mean of the data.

    Args:
        count: Number of points of a named set, an integer in 1 ≤ count ≤ 1000; defaults to 100.
        seed: The seed of the noise; the same seed gives the same points. Any finite number; defaults to 0.
        solvers: The solvers, at least one and each at most once: `'ddim'`, which is Euler in σ/α, and on the path
            `'flow'` also Euler in t, `'dpm++'`, DPM-Solver++ (2M), `'heun'`, and `'map'`, the exact flow map by
            `flowMap`, once for all spacings. Defaults to all but the flow map.
        spacings: The spacings of the solvers' steps, as in `sampleTimes`, at least one and each at most once: `'time'`,
            `'logSnr'` and `'karras'`. Defaults to `'logSnr'`.
        evaluations: The marked number of evaluations of the denoiser, or of the flow map, whose trajectories are shown:
            1, 2, 4, 8, 16, 32, 64, 128 or 256. Defaults to 8.
        path: The kind of `gaussianPath` of the probability flow; defaults to `'flow'`.
        points: The data: "swissRoll", "twoMoons", "eightGaussians", "spiral", "letters", or an array of shape [count,
            2].
        deviation: The standard deviation of the Gaussian around each point, in 0 < deviation ≤ 10; defaults to 0.1.
            Single points would attract every trajectory that comes near, and hide its error.
        starts: The number of x_T, an integer in 1 ≤ starts ≤ 200; defaults to 48. The trajectories of the first 8 are
            shown.
        caption: The text below the figure.
        lang: The language of the figure, such as "de"; by default the page's.
    """

    _type = "solver-comparison"

    count = prop.integer("count", 1, 1000)
    seed = prop.number("seed").tag(sync=True)
    solvers = prop.names("solvers", "ddim", "dpm++", "heun", "map")
    spacings = prop.names("spacings", "time", "logSnr", "karras")
    evaluations = prop.number("evaluations")
    path = prop.choice("path", "vp-linear", "vp-scaled-linear", "zero-snr", "cosine", "sigmoid", "ve", "edm", "flow")
    points = prop.array("points", "the name of a set, or an array of shape [count, 2]").tag(sync=True)
    deviation = prop.number("deviation", 0, 10)
    starts = prop.integer("starts", 1, 200)

    def __init__(
        self,
        *,
        count: int | None = None,
        seed: float | None = None,
        solvers: list[Literal["ddim", "dpm++", "heun", "map"]] | None = None,
        spacings: list[Literal["time", "logSnr", "karras"]] | None = None,
        evaluations: float | None = None,
        path: Literal["vp-linear", "vp-scaled-linear", "zero-snr", "cosine", "sigmoid", "ve", "edm", "flow"] | None = None,
        points: Any | None = None,
        deviation: float | None = None,
        starts: int | None = None,
        caption: str | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(
            count=count,
            seed=seed,
            solvers=solvers,
            spacings=spacings,
            evaluations=evaluations,
            path=path,
            points=points,
            deviation=deviation,
            starts=starts,
            caption=caption,
            lang=lang,
        )


class SourceImage(Figure):
    """The image as the process uses it: x0, with values scaled from 0 … 255 to [-1, 1]. The longest side of an image is
    scaled down to `resolution` pixels, by default 256: a photograph of 900 × 600 is shown as 256 × 171, with visible
    pixels. Set `resolution` to the width of the figure to show it sharply.

    Args:
        image: The image: an address, or values in [-1, 1] of shape [H, W] or [H, W, 3]; `from_array` makes them of
            other arrays, PIL images and tensors. Defaults to a built-in image of a cat.
        schedule: The noise schedule: what `create_schedule` returns, a kind, such as "cosine", or a dict of options,
            such as {"kind": "linear", "beta_end": 0.01}. Figures that need no single steps also take a path: what
            `gaussian_path` returns, or a dict of its options with "path" for the kind, such as {"path": "flow",
            "shift": 3}. Reading the prop gives the options with their names in JavaScript.
        seed: The seed of the noise; the same seed gives the same pixels. Any finite number; defaults to 0.
        resolution: The longest side of x0 in pixels, an integer from 1 to 16384; defaults to 256. Larger images are
            scaled down, arrays are not.
        aspect_ratio: Width over height of the placeholder of each image. Set it for images of another shape, so that
            they fill their placeholder. Defaults to the image's own if its size is known, else to 4 / 3.
        loupe: Whether a press on a picture opens the loupe, which shows its pixels as numbers. Defaults to True.
        caption: The text below the figure.
        lang: The language of the figure, such as "de"; by default the page's.
    """

    _type = "source-image"

    image = prop.image("image").tag(sync=True)
    schedule = prop.schedule("schedule")
    seed = prop.number("seed").tag(sync=True)
    resolution = prop.integer("resolution")
    aspect_ratio = prop.number("aspectRatio")
    loupe = prop.flag("loupe")

    def __init__(
        self,
        *,
        image: Any | None = None,
        schedule: str | dict[str, Any] | Schedule | GaussianPath | None = None,
        seed: float | None = None,
        resolution: int | None = None,
        aspect_ratio: float | None = None,
        loupe: bool | None = None,
        caption: str | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(
            image=image,
            schedule=schedule,
            seed=seed,
            resolution=resolution,
            aspect_ratio=aspect_ratio,
            loupe=loupe,
            caption=caption,
            lang=lang,
        )


class Spectrum(Figure):
    """x_t, and how much power its two parts have at each spatial frequency: α²·|FFT(x_0)|² of the image, averaged over all
    directions and channels, and σ² of the noise, the same at all frequencies. The figure marks the frequency above
    which all details are below the noise. The power of photographs falls with the frequency (Field 1987), so noise
    hides fine details first; Dieleman 2024, "Diffusion is spectral autoregression".

    The same seed gives the same x_t as in `NoiseTriptych`.

    Args:
        image: The image: an address, or values in [-1, 1] of shape [H, W] or [H, W, 3]; `from_array` makes them of
            other arrays, PIL images and tensors. Defaults to a built-in image of a cat.
        schedule: The noise schedule: what `create_schedule` returns, a kind, such as "cosine", or a dict of options,
            such as {"kind": "linear", "beta_end": 0.01}. Figures that need no single steps also take a path: what
            `gaussian_path` returns, or a dict of its options with "path" for the kind, such as {"path": "flow",
            "shift": 3}. Reading the prop gives the options with their names in JavaScript.
        seed: The seed of the noise; the same seed gives the same pixels. Any finite number; defaults to 0.
        resolution: The longest side of x0 in pixels, an integer from 1 to 16384; defaults to 256. Larger images are
            scaled down, arrays are not.
        aspect_ratio: Width over height of the placeholder of each image. Set it for images of another shape, so that
            they fill their placeholder. Defaults to the image's own if its size is known, else to 4 / 3.
        loupe: Whether a press on a picture opens the loupe, which shows its pixels as numbers. Defaults to True.
        t: The timestep of x_t, an integer in 0 ≤ t < timesteps; defaults to 50 or the last t of a shorter schedule. On
            a path, t is a time, and the page's t counts thousandths of the path.
        caption: The text below the figure.
        lang: The language of the figure, such as "de"; by default the page's.
    """

    _type = "spectrum"

    image = prop.image("image").tag(sync=True)
    schedule = prop.schedule("schedule")
    seed = prop.number("seed").tag(sync=True)
    resolution = prop.integer("resolution")
    aspect_ratio = prop.number("aspectRatio")
    loupe = prop.flag("loupe")
    t = prop.number("t", 0).tag(sync=True)

    def __init__(
        self,
        *,
        image: Any | None = None,
        schedule: str | dict[str, Any] | Schedule | GaussianPath | None = None,
        seed: float | None = None,
        resolution: int | None = None,
        aspect_ratio: float | None = None,
        loupe: bool | None = None,
        t: float | None = None,
        caption: str | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(
            image=image,
            schedule=schedule,
            seed=seed,
            resolution=resolution,
            aspect_ratio=aspect_ratio,
            loupe=loupe,
            t=t,
            caption=caption,
            lang=lang,
        )


class TrainDenoiser(Figure):
    """A network that learns to denoise points while the reader watches: readers choose a set of points or draw one, train
    the network, and see its samples after every 250 steps, and its loss above the lowest that any network can reach.
    The training code loads when a reader first trains.

    The figure is `pending` during training and `ready` afterwards.

    Args:
        points: The data: "swissRoll", "twoMoons", "eightGaussians", "spiral", "letters", or an array of shape [count,
            2].
        count: Number of points of a named set, an integer in 1 ≤ count ≤ 20,000; defaults to 2000.
        steps: The number of steps of a training, an integer in 1 ≤ steps ≤ 100,000; defaults to 3000. The figure shows
            how long they take.
        floor: Whether the chart of the loss has a line at the lowest loss that any network can reach on these points,
            the mean over t of `lossFloor` in v. The figure computes it during the first training, in slices. Defaults
            to True.
        seed: The seed of the first training's weights, batches and samples. Each later training adds 1. Any finite
            number; defaults to 0.
        caption: The text below the figure.
        lang: The language of the figure, such as "de"; by default the page's.
    """

    _type = "train-denoiser"

    points = prop.array("points", "the name of a set, or an array of shape [count, 2]").tag(sync=True)
    count = prop.integer("count", 1, 20000)
    steps = prop.integer("steps", 1, 100000)
    floor = prop.flag("floor")
    seed = prop.number("seed").tag(sync=True)

    def __init__(
        self,
        *,
        points: Any | None = None,
        count: int | None = None,
        steps: int | None = None,
        floor: bool | None = None,
        seed: float | None = None,
        caption: str | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(
            points=points,
            count=count,
            steps=steps,
            floor=floor,
            seed=seed,
            caption=caption,
            lang=lang,
        )


class Trajectory(Figure):
    """The states of a sampling loop that has run elsewhere, such as in a notebook: images or points of the plane. Panels
    show one state x_t, the estimate x̂0 there, and the target. Below, the root mean square of the differences of x_t
    and x̂0 from the target, over the steps.

    The values are taken as they are: no state is scaled. Images draw values beyond -1 and 1 clipped, and a note gives
    their share.

    Args:
        states: The states, from the first to the last: an array of shape [n, height, width] or [n, height, width, 3]
            for images in [-1, 1], or [n, number of points, 2] for points; 2 ≤ n ≤ 10,000, and at most 50,000,000
            values. `trajectory` makes them of other arrays, PIL images and tensors. Defaults to an example of points.
        predictions: The x̂0 at each state, as the denoiser estimates it there, in the shape of `states`, or with one
            fewer: no step follows the last state, which then replaces its x̂0. Defaults to none.
        target: The x0 from which the errors are measured, in the shape of one state. Defaults to the last state.
        timesteps: The t, or the noise level, of each state, or of all but the last; finite numbers. Defaults to none:
            steps are counted from 0.
        step: The step whose state is shown, counted from the first state, an integer in 0 ≤ step ≤ 9999; beyond the
            last step, the last. Defaults to the middle.
        caption: The text below the figure.
        lang: The language of the figure, such as "de"; by default the page's.
    """

    _type = "trajectory"

    states = prop.array("states", "an array of at most 50,000,000 finite numbers")
    predictions = prop.array("predictions", "an array of at most 50,000,000 finite numbers")
    target = prop.array("target", "an array of at most 50,000,000 finite numbers")
    timesteps = prop.data("timesteps")
    step = prop.integer("step", 0, 9999).tag(sync=True)

    def __init__(
        self,
        *,
        states: Any | None = None,
        predictions: Any | None = None,
        target: Any | None = None,
        timesteps: Any | None = None,
        step: int | None = None,
        caption: str | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(
            states=states,
            predictions=predictions,
            target=target,
            timesteps=timesteps,
            step=step,
            caption=caption,
            lang=lang,
        )


class X0Reconstruction(Figure):
    """x_0 recovered from x_t and the known noise ε by (5): x_t, the predicted x̂0, and x_0. Text below the first two gives
    their ℓ1 distance (mean absolute error) from x_0.

    Numbers in parentheses are those of the equations in the book of diffusion-figures.

    Args:
        image: The image: an address, or values in [-1, 1] of shape [H, W] or [H, W, 3]; `from_array` makes them of
            other arrays, PIL images and tensors. Defaults to a built-in image of a cat.
        schedule: The noise schedule: what `create_schedule` returns, a kind, such as "cosine", or a dict of options,
            such as {"kind": "linear", "beta_end": 0.01}. Figures that need no single steps also take a path: what
            `gaussian_path` returns, or a dict of its options with "path" for the kind, such as {"path": "flow",
            "shift": 3}. Reading the prop gives the options with their names in JavaScript.
        seed: The seed of the noise; the same seed gives the same pixels. Any finite number; defaults to 0.
        resolution: The longest side of x0 in pixels, an integer from 1 to 16384; defaults to 256. Larger images are
            scaled down, arrays are not.
        aspect_ratio: Width over height of the placeholder of each image. Set it for images of another shape, so that
            they fill their placeholder. Defaults to the image's own if its size is known, else to 4 / 3.
        loupe: Whether a press on a picture opens the loupe, which shows its pixels as numbers. Defaults to True.
        difference: The differences of the panels from their references, 9 · |a - b|: `'offered'` adds a button that
            shows them, `'shown'` adds the button and shows them at first; by default there are none.
        t: The timestep of x_t, an integer in 0 ≤ t < timesteps; defaults to 50 or the last t of a shorter schedule.
        epsilon_error: The error e of the ε from which x̂0 is predicted, in 0 ≤ epsilonError ≤ 1: the share of other
            noise δ in √(1-e²)·ε + e·δ. 0 is the True ε, 1 is independent noise. The error of x̂0 is √(1-ᾱ_t)/√ᾱ_t times
            that of ε; the panel shows this factor. Defaults to 0.
        formula: Shows (5) with the values of its coefficients above the panels, each term linked to its panel; defaults
            to False.
        denoiser: The denoiser that predicts x̂0: the `'oracle'`, which is given ε; `'gaussian'`, the exact denoiser of
            a Gaussian prior; or your own `Denoiser`, made once, whose schedule the figure takes. Defaults to
            `'oracle'`. Only the oracle has an `epsilonError`. In Python your own is a function `model(x_t, t)`, which
            gets an image of shape [H, W, 3] or [H, W] and predicts ε, or a `Denoiser`, which says what else it predicts
            and on which schedule.
        caption: The text below the figure.
        lang: The language of the figure, such as "de"; by default the page's.
    """

    _type = "x0-reconstruction"

    image = prop.image("image").tag(sync=True)
    schedule = prop.schedule("schedule")
    seed = prop.number("seed").tag(sync=True)
    resolution = prop.integer("resolution")
    aspect_ratio = prop.number("aspectRatio")
    loupe = prop.flag("loupe")
    difference = prop.choice("difference", "offered", "shown")
    t = prop.number("t", 0).tag(sync=True)
    epsilon_error = prop.number("epsilonError", 0, 1)
    formula = prop.flag("formula")
    denoiser = prop.denoiser("denoiser", "oracle", "gaussian")

    def __init__(
        self,
        *,
        image: Any | None = None,
        schedule: str | dict[str, Any] | Schedule | GaussianPath | None = None,
        seed: float | None = None,
        resolution: int | None = None,
        aspect_ratio: float | None = None,
        loupe: bool | None = None,
        difference: Literal["offered", "shown"] | None = None,
        t: float | None = None,
        epsilon_error: float | None = None,
        formula: bool | None = None,
        denoiser: Callable[[Any, Any], Any] | Denoiser | Literal["oracle", "gaussian"] | None = None,
        caption: str | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(
            image=image,
            schedule=schedule,
            seed=seed,
            resolution=resolution,
            aspect_ratio=aspect_ratio,
            loupe=loupe,
            difference=difference,
            t=t,
            epsilon_error=epsilon_error,
            formula=formula,
            denoiser=denoiser,
            caption=caption,
            lang=lang,
        )
