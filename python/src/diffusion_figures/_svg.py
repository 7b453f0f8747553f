"""A small line chart as SVG, for pages without a kernel."""

from __future__ import annotations

import html
import itertools
import math

import numpy as np
from numpy.typing import NDArray

_WIDTH, _HEIGHT = 480, 220
#: The space around the plot: for the name above it, the last number at its right, the numbers below it, and those at its left.
_TOP, _RIGHT, _BOTTOM, _LEFT = 30, 16, 44, 60
#: The largest number of parts between ticks, and of values that get a dot.
_PARTS = 5
_DOTS_LIMIT = 60
_numbers = itertools.count(1)


def line_chart(values: NDArray[np.float64], *, title: str, across: str, up: str) -> str:
    """Returns a chart of values of at least 0 at the steps 0, 1, ..., in the text color of the page around it.

    Args:
        values: two or more finite values.
        title: the name of the chart. Screen readers hear it with the first, the largest and the last value.
        across: the name of the x axis.
        up: the name of the y axis, with its unit.
    """
    last = len(values) - 1
    largest = float(values.max())
    step_up = _step_of_ticks(largest) if largest > 0 else 1.0
    count = max(1, math.ceil(largest / step_up - 1e-9))
    right, bottom = _WIDTH - _RIGHT, _HEIGHT - _BOTTOM

    def x(step: float) -> float:
        return round(_LEFT + (right - _LEFT) * step / last, 2)

    def y(value: float) -> float:
        return round(bottom - (bottom - _TOP) * value / (count * step_up), 2)

    places = [(x(step), y(float(value))) for step, value in enumerate(values)]
    most = int(values.argmax())
    said = f"{up}: {values[0]:.3g} at {across} 0, at most {largest:.3g} at {across} {most}, and {values[-1]:.3g} at {across} {last}."
    name = f"df-chart-{next(_numbers)}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" role="img" '
        f'aria-labelledby="{name}-title {name}-desc" style="max-width: 100%; height: auto" '
        'fill="currentColor" font-family="system-ui, sans-serif" font-size="13">',
        f'<title id="{name}-title">{html.escape(title)}</title><desc id="{name}-desc">{html.escape(said)}</desc>',
        f'<text x="8" y="16">{html.escape(up)}</text>',
        f'<text x="{right}" y="{_HEIGHT - 6}" text-anchor="end">{html.escape(across)}</text>',
    ]
    for tick in np.arange(count + 1) * step_up:
        line = f'<path d="M{_LEFT} {y(tick)}H{right}" stroke="currentColor" stroke-opacity="0.25"/>'
        parts.append(f'{line}<text x="{_LEFT - 8}" y="{y(tick) + 4.5}" text-anchor="end">{tick:.6g}</text>')
    for tick in range(0, last + 1, max(1, round(_step_of_ticks(last)))):
        parts.append(f'<text x="{x(tick)}" y="{bottom + 18}" text-anchor="middle">{tick}</text>')
    path = " ".join(f"{left},{top}" for left, top in places)
    parts.append(f'<polyline points="{path}" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round"/>')
    if len(places) <= _DOTS_LIMIT:
        parts += [f'<circle cx="{left}" cy="{top}" r="3"/>' for left, top in places]
    return "".join([*parts, "</svg>"])


def _step_of_ticks(largest: float) -> float:
    """Returns 1, 2 or 5 times a power of ten, so that there are at most ``_PARTS`` steps up to the largest value."""
    power = 10.0 ** math.floor(math.log10(largest / _PARTS))
    return next(factor * power for factor in (1, 2, 5, 10) if largest <= _PARTS * factor * power * (1 + 1e-9))
