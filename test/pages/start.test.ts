import { readFileSync } from 'node:fs';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import Start from '../../stories/Start.mdx';
import { textOf } from '../support/pageText.js';
import { snippetsOf } from './docs/pages.js';

// The first page of the book and of the Storybook.

const markup = renderToString(createElement(Start));
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));

describe('the first page', () => {
  it('says what the library is, for whom, and where it works', () => {
    const [, head = ''] = /<header[^>]*>(.*?)<\/header>/s.exec(markup) ?? [];
    expect(head).toMatch(/<h1[^>]*>Show how diffusion models work<\/h1>/);
    for (const said of ['React component library', 'authors', 'teachers', 'students', 'HTML elements', 'notebooks']) {
      expect(textOf(head)).toContain(said);
    }
  });

  it('has a door for authors, teachers and students: a sentence or two, and two or three links', () => {
    const [, all = ''] = /<div class="start-doors">(.*?)<\/div>/s.exec(markup) ?? [];
    const doors = all.split('<section>').slice(1);
    const read = doors.map((door) => ({
      name: /<h3[^>]*>(.*?)<\/h3>/.exec(door)?.[1],
      sentences: door.match(/<p>/g)?.length,
      links: [...door.matchAll(/<a href="\?path=\/docs\/[\w-]+--docs"/g)].length,
    }));
    expect(read.map(({ name }) => name)).toEqual(['Authors', 'Teachers', 'Students']);
    for (const { sentences, links } of read) {
      expect(sentences).toBe(1);
      expect([2, 3]).toContain(links);
    }
  });

  it('installs the package with what it needs beside it, as the README and the docs do', () => {
    const peers = Object.keys(manifest.peerDependencies).filter(
      (name) => !manifest.peerDependenciesMeta[name]?.optional,
    );
    const line = `npm install ${[manifest.name, ...peers].join(' ')}`;
    for (const file of ['stories/Start.mdx', 'stories/Docs/Install.mdx', 'README.md']) {
      const shell = snippetsOf(file).find(({ language }) => language === 'sh');
      expect(shell?.code.trim(), file).toBe(line);
    }
  });

  it('shows what it says: the figure and the stylesheet that the package has', () => {
    const code = snippetsOf('stories/Start.mdx').find(({ language }) => language === 'tsx')?.code ?? '';
    const imported = [...code.matchAll(/'diffusion-figures(\/[^']*)?'/g)].map(([, path = '']) => `.${path}`);
    expect(imported).toHaveLength(2);
    for (const path of imported) expect(manifest.exports).toHaveProperty([path]);
  });

  it('begins as the README does', () => {
    const readme = readFileSync('README.md', 'utf8');
    expect(readme).toMatch(/^# diffusion-figures\n\nShow how diffusion models work/);
  });
});
