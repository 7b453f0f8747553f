export const USAGE = `Draws figures as files, in a browser of this machine.

  diffusion-figures render TYPE --out FILE [options] [props of the figure]
  diffusion-figures render --config FILE      the pictures of a list, { render: [{ type, out, … }] }
  diffusion-figures render                    those of diffusion-figures.config.js, .mjs or .json

  --out FILE           .png, .svg, .pdf, or a film, .gif or .webm
  --width 720          of the figure, in CSS pixels
  --pixel-ratio 2      pixels of a .png or film for each of these; of a .gif 1
  --scheme light       or dark
  --font FAMILY        or a file, .woff2, .woff, .ttf, .otf
  --lang en            or de, es, fr, zh
  --caption TEXT       in place of the figure's own
  --panels             the images alone, each pixel one pixel
  --t 0..999           of a film: from one timestep to another; so of any number. A film of train-denoiser is its training
  --frames 60          of a film
  --seconds 6          of a film

Any prop of the figure is an option too: --t 200 --image cat.jpg --schedule cosine --beta-end 0.02.
An image is a file or an address. CHROMIUM_PATH names the browser; without it Chrome, Chromium or Edge is found.

  diffusion-figures render noise-triptych --t 200 --image cat.jpg --out triptych.png
  diffusion-figures render noise-triptych --t 0..999 --out triptych.gif
  diffusion-figures render reverse-chain --player --step 0..40 --out chain.gif
  diffusion-figures render train-denoiser --points letters --out training.webm`;
