"""Runs scripts, given as JSON on the standard input; prints what each prints, and if asked the noise that it draws, as JSON."""

import contextlib
import io
import json
import sys
import traceback
import types

import diffusion_figures

draw = diffusion_figures.noise


def run(cells, is_recorded):
    drawn, printed, error = [], [], None

    def recorded(shape, *, seed=0, stream=0, **options):
        values = draw(shape, seed=seed, stream=stream, **options)
        if is_recorded:
            drawn.append([values.size, float(seed), int(stream), values.astype("<f4").tobytes().hex()])
        return values

    diffusion_figures.noise = recorded
    main = sys.modules["__main__"] = types.ModuleType("__main__")  # as a script and a notebook have it
    for cell in cells:
        output = io.StringIO()
        try:
            with contextlib.redirect_stdout(output):
                exec(cell, main.__dict__)
        except Exception:
            error = error or f"{cell}\n\n{traceback.format_exc()}"
        printed.append(output.getvalue())
    return {"printed": printed, "drawn": drawn, "error": error}


asked = json.load(sys.stdin)
if asked["isRecorded"]:
    sys.modules["anywidget"] = None  # numbers need NumPy alone: an import of anything else fails
json.dump([run(cells, asked["isRecorded"]) for cells in asked["scripts"]], sys.stdout)
