"""The package against the schedulers of diffusers themselves, where they are installed."""

import contextlib
import itertools
import json
import warnings
from typing import Any
from unittest import mock

import numpy as np
import pytest
from golden import javascript

from diffusion_figures import (
    SchedulerTable,
    create_schedule,
    epsilon_coefficients,
    from_diffusers,
    gaussian_path,
    noise,
    sample,
)
from diffusion_figures.coefficients import scales
from diffusion_figures.schedulers import CLASSES, config_of

torch = pytest.importorskip("torch", reason="torch is not installed")
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    diffusers = pytest.importorskip("diffusers", reason="diffusers is not installed")
    from diffusers import schedulers

TRAINED = {"beta_schedule": "scaled_linear", "beta_start": 0.00085, "beta_end": 0.012}
SPACINGS = ("linspace", "leading", "trailing")
ZERO_SNR = {"prediction_type": "v_prediction", "rescale_betas_zero_snr": True, "timestep_spacing": "trailing"}
OF_SCHEDULES = CLASSES[:6]


def configurations() -> list[tuple[str, dict[str, Any]]]:
    cases: list[tuple[str, dict[str, Any]]] = []
    for name in OF_SCHEDULES:
        cases += [(name, {}), (name, {"beta_schedule": "squaredcos_cap_v2"})]
        cases += [(name, {"trained_betas": list(np.linspace(1e-3, 2e-2, 1000))})]
        cases += [(name, {**TRAINED, "timestep_spacing": spacing, "steps_offset": 1}) for spacing in SPACINGS]
        cases += [(name, {**TRAINED, "prediction_type": "v_prediction", "num_train_timesteps": 500})]
        if name != "PNDMScheduler":
            cases += [(name, {**TRAINED, "rescale_betas_zero_snr": True, "timestep_spacing": "trailing"})]
    for name, kind, spacing in itertools.product(("EulerDiscreteScheduler", "DPMSolverMultistepScheduler"), ("karras", "exponential", "beta"), SPACINGS):
        cases.append((name, {**TRAINED, f"use_{kind}_sigmas": True, "timestep_spacing": spacing, "final_sigmas_type": "sigma_min"}))
    for name in ("DDIMScheduler", "PNDMScheduler"):
        cases += [(name, {**TRAINED, "set_alpha_to_one": True}), (name, {**TRAINED, "set_alpha_to_one": False})]
    cases += [
        ("DDPMScheduler", {"beta_schedule": "sigmoid", "prediction_type": "sample"}),
        ("PNDMScheduler", {**TRAINED, "skip_prk_steps": True}),
        ("EulerDiscreteScheduler", {**TRAINED, "interpolation_type": "log_linear"}),
        ("EulerDiscreteScheduler", {**TRAINED, "prediction_type": "v_prediction", "timestep_type": "continuous", "use_karras_sigmas": True}),
        ("DPMSolverMultistepScheduler", {**TRAINED, "use_lu_lambdas": True}),
        ("DPMSolverMultistepScheduler", {"beta_schedule": "squaredcos_cap_v2", "lambda_min_clipped": -5.1}),
        ("DPMSolverMultistepScheduler", {"use_flow_sigmas": True, "prediction_type": "flow_prediction", "flow_shift": 3.0}),
        ("FlowMatchEulerDiscreteScheduler", {}),
        ("FlowMatchEulerDiscreteScheduler", {"shift": 3.0, "num_train_timesteps": 500}),
        ("FlowMatchEulerDiscreteScheduler", {"shift": 3.0, "use_karras_sigmas": True}),
        ("FlowMatchEulerDiscreteScheduler", {"use_exponential_sigmas": True}),
        ("FlowMatchEulerDiscreteScheduler", {"use_beta_sigmas": True}),
        ("FlowMatchEulerDiscreteScheduler", {"use_dynamic_shifting": True}),
        ("FlowMatchEulerDiscreteScheduler", {"shift_terminal": 0.1, "invert_sigmas": True}),
        ("EDMEulerScheduler", {}),
        ("EDMEulerScheduler", {"sigma_schedule": "exponential", "sigma_max": 10.0}),
    ]
    return cases


CASES = configurations()
NAMES = [f"{name} {' '.join(str(value)[:20] for value in config.values())}" for name, config in CASES]
TOKENS = 2560
#: mu of this number of tokens, by the constants of Flux.
MU = 0.89


def live(name: str, config: dict[str, Any], steps: int | None = None) -> Any:
    scheduler = getattr(diffusers, name)(**config)
    if steps is None:
        return scheduler
    shifted = {"mu": MU, "sigmas": list(np.linspace(1, 1 / steps, steps))} if config.get("use_dynamic_shifting") else {}
    scheduler.set_timesteps(steps, **shifted)
    return scheduler


def values(tensor: Any) -> np.ndarray:
    return np.asarray(torch.as_tensor(tensor).double())


@pytest.mark.parametrize(("name", "config"), CASES, ids=NAMES)
@pytest.mark.parametrize("steps", [None, 1, 10, 50])
def test_reads_what_a_live_scheduler_has(name: str, config: dict[str, Any], steps: int | None) -> None:
    if (name == "PNDMScheduler" and steps in (None, 1)) or (steps == 1 and "shift_terminal" in config):
        pytest.skip("it has no timesteps")
    if steps is None and config.get("use_flow_sigmas"):
        pytest.skip("it has no sigmas of a flow")
    scheduler = live(name, config, steps)
    if name == "DDIMScheduler" and steps == 1 and config.get("set_alpha_to_one") is False:
        with pytest.raises(ValueError, match="invalid scheduler.timesteps: 0 alone, whose step changes nothing; expected more steps"):
            from_diffusers(scheduler)
        return
    read = from_diffusers(scheduler)
    assert read.sigmas.shape == (read.timesteps.size + 1,)
    assert read.timesteps.shape == read.previous_timesteps.shape == read.network_timesteps.shape
    given = values(scheduler.timesteps)
    if name == "PNDMScheduler":
        given = np.unique(given)[::-1]  # some are evaluated twice
    is_inverted = config.get("invert_sigmas", False)
    if is_inverted and steps is None:  # set_timesteps inverts both
        given = 1000 - given
    if hasattr(scheduler, "sigmas"):
        np.testing.assert_array_equal(read.network_timesteps, given)
    else:
        # DDIM and PNDM may end with a step from timestep 0 to its own noise.
        np.testing.assert_array_equal(read.timesteps, given[: read.timesteps.size])
        assert read.timesteps.size >= given.size - 1
    if hasattr(scheduler, "sigmas"):
        own = values(scheduler.sigmas)[: read.sigmas.size]
        own = 1 - own if is_inverted and steps is not None else own
        # DPM counts its sigmas from the least one on until its timesteps are set.
        np.testing.assert_array_equal(read.sigmas[: own.size], own[::-1] if own[0] < own[-1] and steps is None else own)
    expected = {"epsilon": "epsilon", "sample": "x0", "v_prediction": "v", "flow_prediction": "velocity"}
    path = {"FlowMatchEulerDiscreteScheduler": ("flow", "velocity"), "EDMEulerScheduler": ("edm", "F")}.get(name)
    path = ("flow", "negative velocity") if is_inverted else path
    path = path or (("flow", "velocity") if config.get("use_flow_sigmas") else None)
    assert read.predicts == (path[1] if path else expected[config.get("prediction_type", "epsilon")])
    if path:
        assert read.process.kind == path[0]
    elif config.get("timestep_type") == "continuous":
        assert read.process.kind == "cosine"
    else:
        own = values(scheduler.alphas_cumprod)
        # The products of float32 numbers; a last one that grows is 0 here.
        same = slice(None, -1) if own[-1] > own[-2] else slice(None)
        np.testing.assert_allclose(read.process.alphas_cumprod[same], own[same], rtol=2e-5, atol=0)


@pytest.mark.parametrize("name", CLASSES)
def test_is_shown_by_the_table_with_its_defaults(name: str) -> None:
    table = SchedulerTable(config=live(name, {}))
    assert json.loads(json.dumps(table.props))["config"]["_class_name"] == name


#: Classes whose tables came later, which take their steps in other ways.
LATER: list[tuple[str, dict[str, Any]]] = [
    *itertools.product(
        ("UniPCMultistepScheduler", "DEISMultistepScheduler", "HeunDiscreteScheduler"),
        [
            *({**TRAINED, "timestep_spacing": spacing, "steps_offset": 1} for spacing in SPACINGS),
            *({**TRAINED, f"use_{kind}_sigmas": True} for kind in ("karras", "exponential")),
            {"beta_schedule": "squaredcos_cap_v2", "prediction_type": "v_prediction"},
        ],
    ),
    *((f"{name}MultistepScheduler", {"use_flow_sigmas": True, "prediction_type": "flow_prediction", "flow_shift": 5.0}) for name in ("UniPC", "DEIS")),
    ("UniPCMultistepScheduler", {**TRAINED, **ZERO_SNR}),
    *itertools.product(("LCMScheduler", "TCDScheduler"), [TRAINED, {**TRAINED, "original_inference_steps": 100}, {**TRAINED, "set_alpha_to_one": False}]),
]


def test_the_figure_reads_the_same_timesteps_and_sigmas_from_the_configuration() -> None:
    """The figures read the configuration alone."""
    rows = [(name, config, steps) for (name, config), steps in (*itertools.product(CASES, (10, 30)), *itertools.product(LATER, (4, 28)))]
    given = [[SchedulerTable(config=live(name, config)).props["config"], steps] for name, config, steps in rows]
    script = "JSON.parse(%s).map(([config, steps]) => core.schedulerFromConfig(config).table(steps, {tokens: %d}))"
    # JSON has no infinity: an SNR of 0.
    tables = javascript(script % (json.dumps(json.dumps(given)), TOKENS))
    for (name, config, steps), table in zip(rows, tables, strict=True):
        read = from_diffusers(live(name, config, steps))
        label = f"{name} {config} {steps}"
        # Where float32 and float64 lie on different sides of an integer, a timestep that is cut differs by one.
        tolerance = 1 if "Multistep" in name else 2e-3
        if "evaluations" in table or read.process.kind == "flow" and config.get("invert_sigmas"):
            continue
        count = read.network_timesteps.size
        np.testing.assert_allclose(table["timesteps"][:count], read.network_timesteps, atol=tolerance, rtol=0, err_msg=label)
        sigmas = np.array([np.inf if sigma is None else sigma for sigma in table["sigmas"]])
        # float32 has few digits of 1 - alphas_cumprod near t = 0.
        within = np.where((read.network_timesteps < 50) & (read.process.kind == "custom"), 3e-4, 2e-5)
        sigmas = sigmas if sigmas.size == count + 1 else np.append(sigmas[:count], sigmas[-1])
        assert np.all((sigmas[:-1] == read.sigmas[:-1]) | (np.abs(sigmas[:-1] / read.sigmas[:-1] - 1) <= within)), label
        np.testing.assert_allclose(sigmas[-1], read.sigmas[-1], rtol=3e-4, err_msg=label)


SD = {**TRAINED, "num_train_timesteps": 1000}
#: Steps that were optimized for Stable Diffusion, which callers give in place of a number.
OWN_TIMESTEPS = [999, 850, 736, 645, 545, 455, 343, 233, 124, 24]
OWN_SIGMAS = [14.615, 6.475, 3.861, 2.697, 1.886, 1.396, 0.963, 0.652, 0.399, 0.152, 0.0]
#: What `from_diffusers` refuses, each with a message that names the class or the timesteps.
REFUSED = ("IPNDM", "ScoreSdeVe", "CMStochasticIterative", "DDIMInverse", "DPMSolverMultistepInverse", "DDPMWuerstchen")


def surveyed() -> list[tuple[str, Any, dict[str, Any]]]:
    """Classes and options of all kinds: the class, its steps and its options."""
    found: list[tuple[str, Any, dict[str, Any]]] = []

    def add(names: str, steps: Any = 28, **config: Any) -> None:
        found.extend((name, steps, config) for name in names.split())

    for spacing in SPACINGS:
        for steps in (10, 28, 50):
            add("DDPM DDIM", steps, **SD, timestep_spacing=spacing, clip_sample=False)
        add("EulerDiscrete EulerAncestralDiscrete HeunDiscrete DPMSolverMultistep", **SD, timestep_spacing=spacing)
        add("HeunDiscrete", **SD, timestep_spacing=spacing, use_karras_sigmas=True)
        for kind in ("karras", "exponential", "beta"):
            add("EulerDiscrete DPMSolverMultistep", **SD, timestep_spacing=spacing, **{f"use_{kind}_sigmas": True})
    add("DDPM", 30, **SD, steps_offset=1)
    add("DDIM", 30, **SD, timestep_spacing="leading", steps_offset=1, set_alpha_to_one=False)
    add("DDPM DDIM EulerDiscrete DPMSolverMultistep", **SD, **ZERO_SNR)
    add("DDPM DDIM", 28, prediction_type="sample", beta_schedule="squaredcos_cap_v2")
    add("DDPM", OWN_TIMESTEPS, **SD)
    add("DDPM", 61, **SD, timestep_spacing="trailing")
    for kind in ("sigmoid", "laplace"):
        add("DDPM", 20, beta_schedule=kind)
    add("DDPM", 20, variance_type="learned_range")
    add("EulerDiscrete", 25, **SD, prediction_type="v_prediction", timestep_type="continuous", use_karras_sigmas=True, sigma_min=0.002, sigma_max=700.0)
    for config in ({"final_sigmas_type": "sigma_min"}, {"interpolation_type": "log_linear"}, {"prediction_type": "sample"}):
        add("EulerDiscrete", **SD, **config)
    add("EulerDiscrete", OWN_TIMESTEPS, **SD)
    add("EulerDiscrete", OWN_SIGMAS, **SD)
    add("HeunDiscrete", **SD, prediction_type="v_prediction")
    add("DPMSolverMultistep", 10, **SD, lower_order_final=True)
    add("DPMSolverMultistep", 10, **SD, lower_order_final=True, final_sigmas_type="sigma_min")
    add("DPMSolverMultistep", **SD, euler_at_final=True, final_sigmas_type="sigma_min")
    for config in ({"use_lu_lambdas": True}, {"algorithm_type": "sde-dpmsolver++"}, {"solver_order": 3}, {"solver_type": "heun"}):
        add("DPMSolverMultistep", **SD, **config)
    add("DPMSolverMultistep", **SD, algorithm_type="dpmsolver", final_sigmas_type="sigma_min")
    add("DPMSolverMultistep", beta_schedule="squaredcos_cap_v2")
    add("DPMSolverMultistep", beta_schedule="squaredcos_cap_v2", lambda_min_clipped=-5.1)
    for name, shift in (("DPMSolverMultistep", 3.0), ("UniPCMultistep", 5.0)):
        add(name, use_flow_sigmas=True, prediction_type="flow_prediction", flow_shift=shift)
    for shift in (1.0, 3.0, 5.0):
        add("FlowMatchEulerDiscrete", shift=shift)
    for kind in ("karras", "beta"):
        add("FlowMatchEulerDiscrete", shift=3.0, **{f"use_{kind}_sigmas": True})
    add("FlowMatchEulerDiscrete", use_dynamic_shifting=True, shift=3.0)
    add("FlowMatchEulerDiscrete", use_dynamic_shifting=True, shift_terminal=0.1, base_shift=0.95, max_shift=2.05, base_image_seq_len=1024)
    add("FlowMatchEulerDiscrete", invert_sigmas=True)
    add("FlowMatchEulerDiscrete", 4, stochastic_sampling=True)
    add("EDMEuler")
    add("EDMEuler", prediction_type="v_prediction", sigma_schedule="exponential")
    add("PNDM UniPCMultistep DEISMultistep LMSDiscrete KDPM2Discrete KDPM2AncestralDiscrete DPMSolverSinglestep", **SD)
    add("SASolver LCM TCD DDIMParallel DDPMParallel", **SD)
    add("PNDM", 50, **SD, skip_prk_steps=True, steps_offset=1)
    add("DDIMParallel", **SD, set_alpha_to_one=False, steps_offset=1)
    add("TCD", 4, **SD, timestep_spacing="trailing", steps_offset=1)
    add("LCM", 4, **SD, timestep_spacing="leading")
    add("CogVideoXDDIM", 50, snr_shift_scale=3.0, **ZERO_SNR)
    add("DDPM DDIM CogVideoXDDIM CogVideoXDPM EDMDPMSolverMultistep FlowMatchHeunDiscrete FlowMatchLCM UnCLIP RePaint", 20)
    add(" ".join(REFUSED), 20)
    return found


@pytest.mark.parametrize(("name", "steps", "config"), surveyed(), ids=str)
def test_reads_each_step_right_or_refuses_the_scheduler(name: str, steps: Any, config: dict[str, Any]) -> None:
    scheduler = getattr(diffusers, f"{name}Scheduler")(**config)
    shifted = {"mu": MU, "sigmas": list(np.linspace(1, 1 / 28, 28))} if config.get("use_dynamic_shifting") else {}
    own = {"sigmas" if steps is OWN_SIGMAS else "timesteps": steps} if isinstance(steps, list) else {"num_inference_steps": steps}
    scheduler.set_timesteps(**own, **shifted)
    given = values(scheduler.timesteps)
    if name in REFUSED or -1 in given:  # trailing
        with pytest.raises(ValueError, match=f"invalid scheduler: an object of class {name}|invalid scheduler.timesteps: "):
            from_diffusers(scheduler)
        return
    read = from_diffusers(scheduler)
    has_sigmas = hasattr(scheduler, "sigmas")
    sigmas = values(scheduler.sigmas) if has_sigmas else np.sqrt(1 / values(scheduler.alphas_cumprod) - 1)[given.astype(int)]
    sigmas = 1 - sigmas if config.get("invert_sigmas") else sigmas
    # Each step begins at a t of the network and its sigma. Steps with two evaluations begin once.
    begins = {(t, round(float(sigma), 5)) for t, sigma in zip(given, sigmas)}
    assert {(t, round(float(sigma), 5)) for t, sigma in zip(read.network_timesteps, read.sigmas)} <= begins
    left_out = set(given) - set(read.network_timesteps)
    # Those of KDPM2 lie between two sigmas. DDIM's step from 0 to its own noise changes nothing.
    assert "KDPM2" in name or left_out <= {0}
    # With `final_sigmas_type="sigma_min"` the last step of Euler changes nothing.
    assert np.all(np.diff(read.sigmas[:-1]) < 0) and read.sigmas[-1] <= read.sigmas[-2]
    if has_sigmas:
        assert read.sigmas[-1] == sigmas[given.size]
    else:
        final = float(getattr(scheduler, "final_alpha_cumprod", 1))
        assert read.sigmas[-1] == pytest.approx(np.sqrt(1 / final - 1)) or read.previous_timesteps[-1] == 0


OTHERS = sorted(name for name in dir(schedulers) if name.endswith("Scheduler") and name not in CLASSES)
#: What ``from_diffusers`` reads beside ``CLASSES``: at least these.
READ = ("UniPCMultistepScheduler", "LCMScheduler", "HeunDiscreteScheduler", "FlowMatchHeunDiscreteScheduler", "DEISMultistepScheduler")


@pytest.mark.parametrize("name", OTHERS)
def test_reads_other_schedulers_or_names_the_class(name: str) -> None:
    try:
        scheduler = getattr(schedulers, name)()
        scheduler.set_timesteps(10)
    except Exception as error:
        assert name not in READ
        pytest.skip(f"it is not made without arguments: {error!r}")
    with pytest.raises(ValueError, match=f"invalid scheduler: an object of class {name}; expected one of DDPMScheduler, "):
        config_of(scheduler)
    try:
        read = from_diffusers(scheduler)
    except ValueError as error:
        assert name not in READ
        is_rising = ("Inverse" in name) and str(error).startswith("invalid scheduler.timesteps: ")
        assert is_rising or str(error).startswith(f"invalid scheduler: an object of class {name}; expected an object with alphas_cumprod")
        return
    assert np.isin(read.network_timesteps, values(scheduler.timesteps)).all()
    assert read.sigmas.shape == (read.timesteps.size + 1,)
    if hasattr(scheduler, "sigmas"):
        assert np.isin(read.sigmas, values(scheduler.sigmas)).all()


SHAPE = (1, 3, 8, 8)
#: They divide the timesteps of the training, so that the gaps of DDIM are those of the timesteps.
STEPS = 10


def predict_x0(x: np.ndarray, t: float) -> np.ndarray:
    """A denoiser that is no line, so that an error of one step changes the next."""
    return 0.8 * np.tanh(x) + 0.1 * np.cos(5 * x)


def difference(ours: list[np.ndarray], theirs: list[np.ndarray]) -> float:
    """The largest one of a state, in shares of the state's largest value."""
    return max(float(np.abs(one - other).max() / np.abs(other).max()) for one, other in zip(ours, theirs, strict=True))


def run(scheduler: Any, start: np.ndarray, predicted: Any, drawn: Any = None) -> list[np.ndarray]:
    """The states of the loop of a pipeline, whose schedulers draw their noise from `drawn`."""
    x = torch.from_numpy(start)
    states = []
    module = f"{type(scheduler).__module__}.randn_tensor"
    for t in scheduler.timesteps:
        noise_of_step = (lambda *_, at=float(t), **__: torch.from_numpy(drawn(at))) if drawn else None
        with mock.patch(module, noise_of_step) if noise_of_step else contextlib.nullcontext():
            options = {"eta": 1.0} if drawn and type(scheduler).__name__ == "DDIMScheduler" else {}
            x = scheduler.step(predicted(x.numpy(), float(t)), t, x, **options).prev_sample
        states.append(x.double().numpy())
    return states


def epsilon_of(process: Any) -> Any:
    def predicted(x: np.ndarray, t: float) -> Any:
        own = epsilon_coefficients("x0", process, t)
        return torch.from_numpy(own.xt * x + own.prediction * predict_x0(x, t))

    return predicted


TRAINING = {**TRAINED, "timestep_spacing": "trailing"}
SCHEDULE = create_schedule("quadratic", 1000, 0.00085, 0.012)
START = noise(SHAPE, stream=1, dtype=np.float64)


def drawn(t: float) -> np.ndarray:
    return noise(SHAPE, stream=0x80000000 + int(t), dtype=np.float64)


def sampled(process: Any, sampler: dict[str, Any], times: list[float]) -> list[np.ndarray]:
    states = list(sample(process, predict_x0, START, sampler, times, seed=0))
    return [state.xt for state in states[1:]]


@pytest.mark.parametrize(
    ("name", "sampler", "config"),
    [
        ("DDPMScheduler", {"kind": "ddpm", "variance": "posterior"}, {"clip_sample": False}),
        ("DDPMScheduler", {"kind": "ddpm", "variance": "beta"}, {"clip_sample": False, "variance_type": "fixed_large"}),
        ("DDIMScheduler", {"kind": "ddim", "eta": 0}, {"clip_sample": False}),
        ("DDIMScheduler", {"kind": "ddim", "eta": 1}, {"clip_sample": False}),
        ("DPMSolverMultistepScheduler", {"kind": "dpm++"}, {"lower_order_final": False, "euler_at_final": False}),
    ],
    ids=lambda value: str(value),
)
def test_takes_the_steps_of_diffusers(name: str, sampler: dict[str, Any], config: dict[str, Any]) -> None:
    scheduler = live(name, {**TRAINING, **config}, STEPS)
    has_noise = sampler["kind"] == "ddpm" or sampler.get("eta") == 1
    theirs = run(scheduler, START, epsilon_of(SCHEDULE), drawn if has_noise else None)
    ours = sampled(SCHEDULE, sampler, [int(t) for t in scheduler.timesteps])
    if sampler.get("variance") == "beta":
        # Its last step adds noise unless t is 0; ours ends at the clean image.
        ours, theirs = ours[:-1], theirs[:-1]
    print(name, sampler, difference(ours, theirs))
    assert difference(ours, theirs) <= 3e-6


def test_takes_the_steps_of_euler_in_sigma() -> None:
    """Its states are divided by alpha."""
    scheduler = live("EulerDiscreteScheduler", TRAINING, STEPS)
    times = [int(t) for t in scheduler.timesteps]
    alphas = [float(scales(SCHEDULE, t).alpha) for t in times]
    scaled = dict(zip(times, alphas, strict=True))
    predicted = epsilon_of(SCHEDULE)
    theirs = run(scheduler, START / alphas[0], lambda x, t: predicted(x * scaled[int(t)], int(t)))
    ours = sampled(SCHEDULE, {"kind": "euler", "in": "sigma"}, times)
    found = difference([x / alpha for x, alpha in zip(ours, [*alphas[1:], 1], strict=True)], theirs)
    print("EulerDiscreteScheduler", found)
    assert found <= 3e-6


def test_takes_the_steps_of_a_flow() -> None:
    scheduler = live("FlowMatchEulerDiscreteScheduler", {"shift": 3.0}, STEPS)
    path = gaussian_path("flow")
    # x_t = (1 - t) x0 + t epsilon, so its velocity is (x_t - x0) / t.
    theirs = run(scheduler, START, lambda x, t: torch.from_numpy((x - predict_x0(x, t / 1000)) / (t / 1000)))
    ours = sampled(path, {"kind": "euler", "in": "time"}, [min(float(t) / 1000, 1.0) for t in scheduler.timesteps])
    print("FlowMatchEulerDiscreteScheduler", difference(ours, theirs))
    assert difference(ours, theirs) <= 3e-6
