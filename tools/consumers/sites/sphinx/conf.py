import sys

sys.path.insert(0, ".")

project = "Diffusion"
extensions = ["myst_nb", "diffusion_stills"]
nb_execution_mode = "off"
html_theme = "alabaster"
html_static_path = ["_static"]
html_css_files = ["layout.css"]
# Blocks rendering until it has run, which takes one small file: no figure then moves the text below it.
html_js_files = [("embed.js", {"type": "module", "blocking": "render"})]
exclude_patterns = ["node_modules", "jupyter_execute"]
