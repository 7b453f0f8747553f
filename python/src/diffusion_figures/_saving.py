"""Saves figures as HTML pages, or as other files by the command of the npm package."""

from __future__ import annotations

import base64
import html
import json
import pathlib
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from typing import Any

import numpy as np

from ._check import one_of
from ._program import front_end


def page_of(state: Mapping[str, Any], title: str, scheme: str = "light dark") -> str:
    """Returns an HTML page that draws a figure with these traits without a kernel."""
    one_of("scheme", scheme, ("light dark", "light", "dark"))
    return _PAGE.format(
        lang=html.escape(state["lang"] or "en"),
        title=html.escape(title),
        scheme=scheme,
        state=_in_script(json.dumps(state, default=_encoded)),
        code=_in_script(json.dumps(front_end())),
    )


def render(picture: Mapping[str, Any], command: list[str], limit: float | None) -> None:
    """Runs ``diffusion-figures render`` for at most ``limit`` seconds.

    Raises RuntimeError with the message of the command if it fails, or if it writes no file.
    """
    with tempfile.TemporaryDirectory() as folder:
        config = pathlib.Path(folder) / "picture.json"
        config.write_text(json.dumps({"render": [picture]}, default=_listed))
        try:
            done = subprocess.run([*command, "render", "--config", str(config)], capture_output=True, text=True, timeout=limit)
        except subprocess.TimeoutExpired:
            raise RuntimeError(f"{' '.join(command)} was stopped, because it took longer than {limit:g} s") from None
    told = (done.stderr or done.stdout).strip()
    if done.returncode != 0:
        raise RuntimeError(told)
    if not pathlib.Path(picture["out"]).exists():
        raise RuntimeError(f"{' '.join(command)} ended without an error, but did not write {picture['out']}. Its output: {told!r}")


#: The HTML page of a saved figure. Its model has the methods of a notebook's widget model but no kernel. Bytes are in base64.
_PAGE = """<!doctype html>
<html lang="{lang}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="{scheme}">
<title>{title}</title>
<style>:root {{ color-scheme: {scheme} }} body {{ max-width: 60rem; margin: 1rem auto; padding: 0 1rem; font-family: system-ui, sans-serif }}</style>
<div id="figure"></div>
<script id="state" type="application/json">{state}</script>
<script id="code" type="application/json">{code}</script>
<script type="module">
const read = (id) => JSON.parse(document.getElementById(id).textContent, (_, value) =>
  value?.base64 === undefined ? value : new DataView(Uint8Array.from(atob(value.base64), (letter) => letter.charCodeAt(0)).buffer));
const state = read('state');
const heard = new Map();
const model = {{
  get: (name) => state[name],
  set(name, value) {{
    if (state[name] === value) return;
    state[name] = value;
    for (const listener of [...(heard.get(`change:${{name}}`) ?? [])]) listener();
  }},
  save_changes() {{}},
  on: (event, listener) => heard.set(event, new Set([...(heard.get(event) ?? []), listener])),
  off: (event, listener) => heard.get(event)?.delete(listener),
}};
const address = URL.createObjectURL(new Blob([read('code')], {{ type: 'text/javascript' }}));
const {{ default: widget }} = await import(address);
widget.render({{ model, el: document.getElementById('figure') }});
</script>
</html>
"""


def _in_script(data: str) -> str:
    """Escapes JSON for a script element, so that a text that contains ``</script>`` or ``<!--`` does not end it."""
    return data.replace("<", "\\u003c")


def _encoded(value: Any) -> Any:
    if isinstance(value, (bytes, memoryview)):
        return {"base64": base64.b64encode(value).decode()}
    return _listed(value)


def find_command() -> list[str] | None:
    """Returns the command of the npm package: the installed one, or else the one in ``node_modules`` of this folder or of one above it."""
    installed = shutil.which("diffusion-figures")
    if installed:
        return [installed]
    for folder in (pathlib.Path.cwd(), *pathlib.Path.cwd().parents):
        local = folder / "node_modules" / ".bin" / "diffusion-figures"
        if local.exists():
            return [str(local)]
    return None


def _listed(value: Any) -> Any:
    """Converts the bytes of a float32 array to a list, and a NumPy number to a Python number, for JSON."""
    if isinstance(value, bytes):
        return np.frombuffer(value, dtype="<f4").tolist()
    if isinstance(value, np.generic):
        return value.item()
    raise TypeError(f"an object of type {type(value).__name__} cannot be written as JSON")
