// The Python cells of the docs, as a reader runs them from the first to the last.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathOf } from '../../scripts/build/paths.mjs';

/** A value for each name that a page calls the reader's own. */
const OWN = {
  x: 'noise((8, 8))',
  x_0: 'noise((4, 8, 8, 3))',
  x_T: 'noise((100, 2))',
  tensor: 'noise((3, 64, 64)).clip(-1, 1) / 2 + 0.5',
  data: 'noise((200, 2))',
  points: 'noise((200, 2))',
  model: 'lambda x_t, t: x_t / 2',
  network: 'Network()',
  pipeline: 'Pipeline()',
  timesteps: 'range(900, -1, -100)',
  predict_x0: 'lambda x_t, t: x_t / 4',
  step: 'lambda x_t, t, x0_hat: (x_t + x0_hat) / 2',
  first: 'recorded(0.5)',
  second: 'recorded(0.9)',
};

/** What the values need. It is in a function of its own, so that no cell depends on a name that the page does not give. */
const VALUES = `def _own():
    import numpy as np
    from types import SimpleNamespace
    from diffusion_figures import Recorder, noise

    class Network:
        """A network of torch, as far as a machine without torch has one: a function of arrays that has eval()."""

        def eval(self):
            return self

        def __call__(self, x_t, t, y):
            return x_t / 2

    class DDIMScheduler:
        """A scheduler of diffusers with the attributes that the package reads."""

        def __init__(self):
            self.config = {"num_train_timesteps": 1000, "beta_schedule": "scaled_linear", "beta_start": 0.00085, "beta_end": 0.012}
            self.betas = np.linspace(0.00085**0.5, 0.012**0.5, 1000) ** 2
            self.alphas_cumprod = np.cumprod(1 - self.betas)
            self.timesteps = np.arange(951, 0, -50)
            self.num_inference_steps = 20
            self.final_alpha_cumprod = self.alphas_cumprod[0]

        def step(self, model_output, timestep, sample):
            return SimpleNamespace(prev_sample=0.9 * sample, pred_original_sample=sample - model_output)

    class Pipeline:
        """A pipeline of diffusers, whose latents have the size of their image."""

        device = "cpu"

        def __init__(self):
            self.scheduler, self.unet = DDIMScheduler(), lambda x_t, t: x_t / 2
            self.vae = SimpleNamespace(config=SimpleNamespace(scaling_factor=1), decode=lambda latents, return_dict: (latents[:, :3],))
            self.image_processor = SimpleNamespace(postprocess=lambda images: [np.moveaxis(image.numpy(), 0, -1) for image in images])

        @property
        def dtype(self):
            import torch

            return torch.float32

        def __call__(self, prompt):
            import torch

            latents = torch.from_numpy(noise((1, 4, 16, 16)))
            for t in self.scheduler.timesteps:
                latents = self.scheduler.step(self.unet(latents, t), t, latents).prev_sample

    def recorded(factor):
        recorder = Recorder()
        x = noise((8, 8))
        for t in range(900, -1, -100):
            recorder.add(x, t)
            x = factor * x
        recorder.add(x)
        return recorder

    return {NAMES}

globals().update(_own())
del _own`;

/**
 * The cells of a page, and those that cannot run here.
 *
 * @param path - a page with fenced `py` blocks.
 * @param python - the interpreter that has to have the packages that a block imports.
 * @returns `own`: the cell that defines the names of a reader's own. `cells`: the blocks. `left`: the blocks that are left out, with
 *   the reason.
 */
export function documentedCells(path, python) {
  const text = readFileSync(pathOf(path), 'utf8');
  const blocks = [...text.matchAll(/^```py\n([\s\S]*?)\n```$/gm)].map(([, source]) => source);
  const lacking = lackingOf(blocks.flatMap(packagesOf), python);
  const reasonOf = (source) => {
    if (source.startsWith('%pip')) return 'it asks a package index';
    const missing = packagesOf(source).filter((name) => lacking.has(name));
    return missing.length > 0 && `${missing.join(', ')} not installed`;
  };
  const [, named = ''] = /are your own: ([^.]*)\./.exec(text) ?? [];
  const names = [...named.matchAll(/`(\w+)`/g)].map(([, name]) => name);
  const unknown = names.filter((name) => !(name in OWN));
  if (names.length === 0 || unknown.length > 0)
    throw new Error(`${path}: no value for ${unknown.join(', ') || 'names'}`);
  const values = names.map((name) => `"${name}": ${OWN[name]}`).join(', ');
  return {
    own: VALUES.replace('{NAMES}', `{${values}}`),
    cells: blocks.filter((source) => !reasonOf(source)),
    left: blocks.filter(reasonOf).map((source) => `${source.split('\n')[0]} …: ${reasonOf(source)}`),
  };
}

/** The packages that a cell imports. */
const packagesOf = (source) => [...source.matchAll(/^\s*(?:import|from) (\w+)/gm)].map(([, name]) => name);

function lackingOf(packages, python) {
  const code = 'import importlib.util, sys; print(*[n for n in sys.argv[1:] if not importlib.util.find_spec(n)])';
  const { stdout, status } = spawnSync(python, ['-c', code, ...new Set(packages)], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${python} does not answer`);
  return new Set(stdout.split(/\s+/).filter(Boolean));
}
