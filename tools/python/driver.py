"""Runs scripts, given as JSON on the standard input; prints what each prints, and if asked the noise that it draws, as JSON."""

import contextlib
import io
import json
import sys
import traceback
import types

import diffusion_noise

draw = diffusion_noise.gaussian_noise


def run(cells, is_recorded):
    drawn, printed, error = [], [], None

    def recorded(length, seed=0, stream=0):
        values = draw(length, seed, stream)
        if is_recorded:
            drawn.append([int(length), float(seed), int(stream), values.astype("<f4").tobytes().hex()])
        return values

    diffusion_noise.gaussian_noise = recorded
    sys.modules["diffusion_noise"] = diffusion_noise
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
json.dump([run(cells, asked["isRecorded"]) for cells in asked["scripts"]], sys.stdout)
