"""Stills of a site's figures, drawn by Sphinx: a PDF shows them, and a page of HTML where no script runs."""

import hashlib
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from xml.sax.saxutils import quoteattr

from docutils import nodes
from sphinx.util.osutil import relative_uri

STILLS = "_static/stills"
TAG = re.compile(r"""<diffusion-figure\b(?:"[^"]*"|'[^']*'|[^>"'])*>""")
# What an element may have beside the props of its figure.
OTHERS = {"alt", "class", "id", "style", "slot", "menu", "loading"}


class Attributes(HTMLParser):
    def handle_starttag(self, tag, attributes):
        self.found = {name: value or "" for name, value in attributes}


def still(app, docname, tag):
    """The picture of an element, in a file named by all that it is drawn from; and what it says to those who do not see it."""
    parser = Attributes()
    parser.feed(tag)
    props = {re.sub("-(.)", lambda found: found[1].upper(), name): value
             for name, value in parser.found.items() if name not in OTHERS}
    if ":" not in props.get("image", ":"):
        props["image"] = str((Path(app.srcdir) / docname).parent / props["image"])
    name = hashlib.sha256(json.dumps(props).encode()).hexdigest()[:12]
    ending = "pdf" if app.builder.format == "latex" else "png"
    alt = parser.found.get("alt", props.get("type", "").replace("-", " "))
    return {**props, "out": f"{STILLS}/{name}.{ending}"}, alt


def raws(doctree):
    return [raw for raw in doctree.findall(nodes.raw) if raw["format"] == "html" and TAG.search(raw.astext())]


def draw(app, env):
    """Draws what is not drawn yet, of all pages at once."""
    found = [still(app, name, tag)[0] for name in env.found_docs for raw in raws(env.get_doctree(name))
             for tag in TAG.findall(raw.astext())]
    pictures = {picture["out"]: picture for picture in found if not (Path(app.srcdir) / picture["out"]).exists()}
    if not pictures or app.builder.format not in ("html", "latex"):
        return
    config = Path(app.srcdir) / "_stills.json"
    config.write_text(json.dumps({"render": list(pictures.values())}))
    try:
        subprocess.run([shutil.which("npx"), "diffusion-figures", "render", "--config", str(config)], check=True)
    finally:
        config.unlink()


def show(app, doctree, docname):
    for raw in raws(doctree):
        if app.builder.format == "latex":
            raw.replace_self(pictures_of(app, docname, raw))
        elif app.builder.format == "html":
            text = TAG.sub(lambda tag: tag[0] + noscript(app, docname, tag[0]), raw.astext())
            raw.replace_self(nodes.raw("", text, format="html"))


def pictures_of(app, docname, raw):
    """The stills of the elements in some HTML, and its words, which are their captions."""
    shown = []
    for tag in TAG.findall(raw.astext()):
        picture, alt = still(app, docname, tag)
        app.env.images.add_file(docname, picture["out"])
        shown.append(nodes.image(uri=picture["out"], candidates={"*": picture["out"]}, alt=alt))
        shown.append(nodes.raw("", r"\par ", format="latex"))  # Its caption stands below it.
    shown.append(nodes.Text(" ".join(re.sub("<[^>]*>", "", raw.astext()).split())))
    return shown if isinstance(raw.parent, nodes.TextElement) else nodes.paragraph("", "", *shown)


def noscript(app, docname, tag):
    picture, alt = still(app, docname, tag)
    address = relative_uri(app.builder.get_target_uri(docname), picture["out"])
    return f"<noscript><img src={quoteattr(address)} alt={quoteattr(alt)}></noscript>"


def setup(app):
    app.connect("env-updated", draw)
    app.connect("doctree-resolved", show)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
