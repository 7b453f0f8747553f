// What React and KaTeX weigh when they are bundled alone, and how to tell that a script contains them.
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const MARKS = {
  'react-dom/client': /__REACT_DEVTOOLS_GLOBAL_HOOK__/,
  katex: /KaTeX parse error/,
};
const ENTRY = '\0entry';

let weighed;

/** By a short name: gzip kB, and a pattern that its code matches. */
export function weighPackages() {
  weighed ??= Promise.all(Object.keys(MARKS).map(weigh)).then(([react, katex]) => ({ react, katex }));
  return weighed;
}

async function weigh(name) {
  const { output } = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === ENTRY ? id : null),
        load: (id) => (id === ENTRY ? `import * as all from '${name}'; globalThis.all = all;` : null),
      },
    ],
    build: { write: false, rolldownOptions: { input: ENTRY } },
  });
  return { size: gzipSync(output[0].code).length / 1000, mark: MARKS[name] };
}
