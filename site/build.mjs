// Builds the book, a static site of the pages that Storybook shows: `npm run book`. With --dev it serves them while they
// are edited.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { repositoryOf } from '../scripts/repository.mjs';
import { notebookOf, runNotebooks } from './notebooks.mjs';
import { addBooks, minorOf, objectionTo, replaceFolder } from './out.mjs';
import { addStills, openBrowser } from './stills.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const configFile = resolve(import.meta.dirname, 'vite.config.ts');
const PACKAGE = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const { isPlaceholder, book } = repositoryOf(PACKAGE);
/** A project without a repository has its book on this machine alone. */
const SITE = isPlaceholder ? 'http://localhost:4321' : new URL(book).origin;
const USAGE = `npm run book -- [options]

  --dev              serve the pages while they are edited
  --port NUMBER      of that server; 4321 by default
  --base /PATH/      where the book will be on its host; / by default
  --versioned        below /PATH/v/${minorOf(PACKAGE.version)}/, where this version has its book also when there is a newer one
  --books FOLDER     add the books of released versions from FOLDER/book-${PACKAGE.version}.tar.gz and the like
  --site ORIGIN      the host, for links that have to be absolute; ${SITE} by default
  --out FOLDER       site-static by default; empty, or written by an earlier build, which this one replaces
  --storybook        build Storybook too, into FOLDER/storybook
  --stills-of TEXT   make them for pages alone whose path contains this
  --no-stills        leave out what a browser makes: stills, cards, PDFs
  --mode development build with React's checks, for tests`;

const options = optionsOf(process.argv.slice(2));
if (options.dev) {
  const { serve } = await import('./dev.mjs');
  const { address } = await serve({ ...options, configFile });
  console.log(`The book: ${address}`);
} else {
  process.env.NODE_ENV = options.mode;
  await buildBook(options).catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
}

function optionsOf(args) {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        dev: { type: 'boolean', default: false },
        port: { type: 'string', default: '4321' },
        base: { type: 'string', default: '/' },
        versioned: { type: 'boolean', default: false },
        books: { type: 'string' },
        site: { type: 'string', default: SITE },
        out: { type: 'string', default: 'site-static' },
        storybook: { type: 'boolean', default: false },
        'no-stills': { type: 'boolean', default: false },
        'stills-of': { type: 'string', default: '' },
        mode: { type: 'string', default: 'production' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }));
  } catch (error) {
    return refuse(error.message);
  }
  if (values.help) {
    console.log(USAGE);
    process.exit(0);
  }
  const { base, site, mode } = values;
  const port = Number(values.port);
  if (!/^\/(?:[\w.~-]+\/)*$/.test(base)) return refuse(`invalid --base: ${base}; expected a path such as /docs/`);
  if (!/^https?:\/\/[\w.-]+(?::\d+)?$/.test(site))
    return refuse(`invalid --site: ${site}; expected an origin such as https://example.org`);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return refuse(`invalid --port: ${values.port}; expected 0 to 65535`);
  if (!['production', 'development'].includes(mode))
    return refuse(`invalid --mode: ${mode}; expected production or development`);
  const out = resolve(ROOT, values.out);
  const expected = objectionTo(out, ROOT);
  if (expected) return refuse(`invalid --out: ${values.out}; expected ${expected}`);
  if (values.books && !existsSync(values.books)) return refuse(`invalid --books: ${values.books}; expected a folder`);
  const version = values.versioned ? minorOf(PACKAGE.version) : null;
  return { ...values, newest: base, base: version ? `${base}v/${version}/` : base, version, port, out };
}

function refuse(message) {
  console.error(`${message}\n\n${USAGE}`);
  process.exit(1);
}

async function buildBook(options) {
  const { base, newest, version, books, site, out, mode, storybook } = options;
  const { 'no-stills': noStills, 'stills-of': stillsOf } = options;
  const began = performance.now();
  const report = (what) => console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${what}`);
  if (!existsSync(join(ROOT, 'dist/index.js')))
    execFileSync('npm', ['run', 'build'], { cwd: ROOT, stdio: 'inherit', shell: true });

  // Everything is made in a folder of its own, so that a build that fails leaves the last one as it was.
  const work = join(ROOT, 'node_modules/.cache/book', String(process.pid));
  const client = join(work, 'client');
  process.on('exit', () => rmSync(work, { recursive: true, force: true }));
  const shared = { configFile, base, mode, logLevel: 'error' };
  await build({ ...shared, build: { outDir: client } });
  report('scripts and styles');
  await build({ ...shared, build: { outDir: join(work, 'server'), ssr: true } });
  report('server');
  const browser = noStills ? null : await openBrowser();

  const server = await import(pathToFileURL(join(work, 'server/server.js')).href);
  const { pages, documentOf } = server;
  const manifest = JSON.parse(readFileSync(join(client, '.vite/manifest.json'), 'utf8'));
  const failures = [];
  for (const page of pages) {
    const files = filesOf(manifest, base, 'site/client.ts', 'site/hydrate.ts', page.source.replace('../', ''));
    const document = await documentOf(page, {
      ...{ site, base, newest, version, hasStorybook: storybook, hasStills: browser !== null, hasNotebooks: true },
      ...{ styles: files.styles, script: files.scripts[0], fonts: fontsOf(manifest, base, page) },
    }).catch((error) => failures.push(`${page.source.replace('../', '')}: ${error.stack ?? error}`) && null);
    if (document === null) continue;
    const file = join(client, page.path, 'index.html');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, document);
  }
  if (failures.length > 0) {
    await browser?.close();
    throw new Error(
      `${failures.length} of ${pages.length} pages could not be rendered; nothing was written\n\n${failures.join('\n\n')}`,
    );
  }
  report(`${pages.length} pages`);
  report(addSingles(client, server, manifest, { site, base, newest, hasStills: browser !== null }));
  report(
    await addNotebooks(client, server, site + base).catch(async (error) => {
      await browser?.close();
      throw error;
    }),
  );

  rmSync(join(client, '.vite'), { recursive: true });
  writeFileSync(join(client, 'sitemap.xml'), sitemapOf(pages, site + base));
  writeFileSync(join(client, 'robots.txt'), `User-agent: *\nAllow: /\nSitemap: ${site}${base}sitemap.xml\n`);
  cpSync(join(ROOT, '.storybook/static/favicon.svg'), join(client, 'favicon.svg'));
  cpSync(join(ROOT, 'llms.txt'), join(client, 'llms.txt'));
  writeFileSync(join(client, 'conventions.json'), server.conventionsJson());
  report(await addSearch(client));
  if (browser)
    report(
      await addStills({
        browser,
        folder: client,
        base,
        pages: pages.filter(({ path }) => path.includes(stillsOf)),
        isWhole: stillsOf === '',
        report,
      }),
    );
  else console.warn('        Stills, cards and PDFs are missing: no browser was used. `npm run browser` installs one.');
  if (storybook) {
    execFileSync('npx', ['storybook', 'build', '--quiet', '--output-dir', join(client, 'storybook')], {
      cwd: ROOT,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    report('Storybook');
  }
  // Last, because the search and the stills are of this version alone.
  if (books) report(addBooks(client, books));
  replaceFolder(out, ROOT, client);
  report(`written to ${out}`);
}

/** Writes a page for each figure alone, and the element that draws it, as the package has it. */
function addSingles(folder, { singles, singleDocumentOf, oembedOf }, manifest, build) {
  const { site, base, hasStills } = build;
  const { styles, scripts } = filesOf(manifest, base, 'site/single.ts');
  const fonts = fontsOf(manifest, base, { part: 'single' }).slice(0, 1);
  for (const single of singles) {
    const place = join(folder, single.path);
    mkdirSync(place, { recursive: true });
    const document = singleDocumentOf({
      ...{ single, element: `${base}embed/embed.js`, isStrict: true },
      build: { ...build, styles, fonts, script: scripts[0] },
    });
    writeFileSync(join(place, 'index.html'), document);
    writeFileSync(join(place, 'oembed.json'), `${JSON.stringify(oembedOf(single, site + base, hasStills), null, 1)}\n`);
  }
  for (const part of ['embed.js', 'embed/parts', 'fonts'])
    cpSync(join(ROOT, 'dist', part), join(folder, 'embed', part), { recursive: true });
  return `${singles.length} figures alone`;
}

/** Writes the notebooks of lessons beside their pages. */
async function addNotebooks(folder, { pages, notebookFileOf, notebookSourceOf }, root) {
  const made = [];
  for (const page of pages) {
    const file = notebookFileOf(page);
    if (file === null) continue;
    const { title, path } = page;
    made.push({ file, notebook: notebookOf(await notebookSourceOf(page), { title, url: root + path }) });
  }
  const lack = runNotebooks(made.map(({ notebook }) => notebook));
  for (const { file, notebook } of made) writeFileSync(join(folder, file), `${JSON.stringify(notebook, null, 1)}\n`);
  return `${made.length} notebooks${lack === null ? '' : `, without outputs: ${lack}`}`;
}

/** The scripts and styles that these modules import at once. Those of the frame come first, as in Storybook. */
function filesOf(manifest, base, ...entries) {
  const styles = new Set();
  const scripts = new Set();
  const add = (key) => {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`${key} is not in the manifest`);
    if (scripts.has(base + chunk.file)) return;
    scripts.add(base + chunk.file);
    for (const style of chunk.css ?? []) styles.add(base + style);
    for (const imported of chunk.imports ?? []) add(imported);
  };
  entries.forEach(add);
  return { styles: [...styles], scripts: [...scripts] };
}

/** Fonts that are loaded with the HTML, as what is above the fold needs them: formulas in lessons, code in docs. */
function fontsOf(manifest, base, { part }) {
  const others = ['start', 'docs', 'figures', 'controls'].includes(part)
    ? ['page-code']
    : ['KaTeX_Math-Italic', 'KaTeX_Main-Regular'];
  // A font that comes after the first paint is not used; see `optionalFonts` in vite.config.ts. Pages emphasize words.
  return ['page-text', 'page-italic', ...others].map((name) => base + manifest[`stories/fonts/${name}.woff2`].file);
}

function sitemapOf(pages, root) {
  const entries = pages.map(({ path, versions }) => {
    const alternates = versions.map(
      (one) => `<xhtml:link rel="alternate" hreflang="${one.lang}" href="${root}${one.path}"/>`,
    );
    return `<url><loc>${root}${path}</loc>${alternates.join('')}</url>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${entries.join('\n')}
</urlset>
`;
}

/** An index of each language, which a reader's browser searches. */
async function addSearch(folder) {
  const { createIndex, close } = await import('pagefind');
  const { index, errors } = await createIndex({ excludeSelectors: ['.katex', '[data-figure]', '.book-copy'] });
  const found = await index?.addDirectory({ path: folder });
  const written = await index?.writeFiles({ outputPath: join(folder, 'pagefind') });
  await close();
  const failed = [...errors, ...(found?.errors ?? []), ...(written?.errors ?? [])];
  if (failed.length > 0) throw new Error(`the index of the search could not be made: ${failed.join('; ')}`);
  return `search in ${found.page_count} pages`;
}
