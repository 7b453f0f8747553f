"""Runs the scripts of a JSON list from the standard input, and prints what each prints and the noise that it draws as JSON."""

import contextlib
import io
import json
import sys
import traceback

import diffusion_noise

draw = diffusion_noise.gaussian_noise


def run(cells):
    drawn, printed, error = [], [], None

    def recorded(length, seed=0, stream=0):
        values = draw(length, seed, stream)
        drawn.append([int(length), float(seed), int(stream), values.astype("<f4").tobytes().hex()])
        return values

    diffusion_noise.gaussian_noise = recorded
    scope = {"__name__": "__main__"}
    for cell in cells:
        output = io.StringIO()
        try:
            with contextlib.redirect_stdout(output):
                exec(cell, scope)
        except Exception:
            error = traceback.format_exc()
        printed.append(output.getvalue())
    return {"printed": printed, "drawn": drawn, "error": error}


json.dump([run(cells) for cells in json.load(sys.stdin)], sys.stdout)
