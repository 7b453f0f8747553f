import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

// The machine's Python, with the package of python/ and a substitute for anywidget, in the folder of the examples. The classes of the
// figures are written first, as git has none.

const PATH = ['python/tests/substitutes', 'python/src'].map((folder) => resolve(folder)).join(':');

/** Runs Python; gives what it prints. */
export function python(code: string, input = ''): string {
  return execFileSync('python3', ['-c', code], {
    cwd: 'examples/python',
    maxBuffer: 2 ** 28,
    stdio: 'pipe',
    input,
    env: { ...process.env, PYTHONPATH: PATH, PYTHONDONTWRITEBYTECODE: '1', PYTHONIOENCODING: 'utf-8' },
  }).toString();
}

export const hasNumpy = (() => {
  try {
    return python('import numpy, traitlets; print("found")').trim() === 'found';
  } catch {
    console.warn('skipped: python3 with NumPy and traitlets is not on this machine');
    return false;
  }
})();

if (hasNumpy) execFileSync(process.execPath, ['scripts/python.mjs']);

/** Defines `told`: the traits of widgets that a page is told, as JSON. */
export const TRAITS = `
import base64, json
def sent(widget, name):
    # As ipywidgets sends a trait.
    return widget.trait_metadata(name, 'to_json', lambda value, _: value)(getattr(widget, name), widget)
def told(widgets):
    traits = [{ name: sent(one, name) for name in one.trait_names(sync=True) } for one in widgets]
    return json.dumps(traits, default=lambda value: { 'bytes': base64.b64encode(value).decode() })
`;

/** What a notebook's host makes of them: bytes are a DataView. */
export function traitsOf(printed: string) {
  return JSON.parse(printed, (_, value) => {
    if (typeof value?.bytes !== 'string') return value;
    const { buffer, byteOffset, byteLength } = Buffer.from(value.bytes, 'base64');
    return new DataView(buffer, byteOffset, byteLength);
  });
}
