import { codeOf } from '../stories/code.js';

/** A project by its files. */
export type Files = Readonly<Record<string, string>>;

const MANIFEST = {
  private: true,
  type: 'module',
  scripts: { dev: 'vite', build: 'vite build' },
  dependencies: { 'diffusion-figures': '^0.1.0', react: '^19.0.0', 'react-dom': '^19.0.0' },
  devDependencies: { '@types/react': '^19.0.0', '@types/react-dom': '^19.0.0', typescript: '^5.9.0', vite: '^7.0.0' },
};

/** What some examples import beside these. */
const TENSORFLOW = { '@tensorflow/tfjs-backend-wasm': '^4.22.0', '@tensorflow/tfjs-core': '^4.22.0' };

const CONFIG = {
  compilerOptions: {
    target: 'ES2022',
    lib: ['ES2023', 'DOM', 'DOM.Iterable'],
    module: 'ESNext',
    moduleResolution: 'bundler',
    jsx: 'react-jsx',
    strict: true,
    noEmit: true,
    types: ['vite/client'],
  },
};

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>diffusion-figures</title>
  </head>
  <body>
    <main id="root"></main>
    <script type="module" src="/src/main.tsx"></script>
  </body>
</html>
`;

/** Whether code is all that a project needs: it imports no file beside it. */
export function isWhole(code: string): boolean {
  return !/['"]\.\//.test(code);
}

/** A site of Vite that shows what the module exports last, with these props. */
export function projectOf(code: string, props: object = {}): Files {
  const name = [...code.matchAll(/^export (?:function|const) ([A-Z]\w+)/gm)].at(-1)?.[1];
  if (name === undefined) throw new Error('an example has to export a function');
  const given = Object.entries(props).map(([prop, value]) => ` ${prop}={${codeOf(value)}}`);
  const more = Object.entries(TENSORFLOW).filter(([dependency]) => code.includes(`'${dependency}`));
  const dependencies = { ...MANIFEST.dependencies, ...Object.fromEntries(more) };
  return {
    'index.html': PAGE,
    'package.json': `${JSON.stringify({ ...MANIFEST, dependencies }, null, 2)}\n`,
    'src/main.tsx': `import { createRoot } from 'react-dom/client';
import 'diffusion-figures/style.css';
import { ${name} } from './example';

createRoot(document.getElementById('root')!).render(<${name}${given.join('')} />);
`,
    'src/example.tsx': code,
    'tsconfig.json': `${JSON.stringify(CONFIG, null, 2)}\n`,
  };
}

/** Opens a project in a new tab. StackBlitz takes it as a form: https://developer.stackblitz.com/platform/api/post-api */
export function openInStackBlitz(title: string, files: Files): void {
  const form = document.createElement('form');
  Object.assign(form, { method: 'post', action: 'https://stackblitz.com/run?file=src/example.tsx', target: '_blank' });
  const fields = {
    'project[title]': `${title} of diffusion-figures`,
    'project[template]': 'node',
    ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`project[files][${path}]`, text])),
  };
  for (const [name, value] of Object.entries(fields)) {
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
  }
  document.body.append(form);
  form.submit();
  form.remove();
}
