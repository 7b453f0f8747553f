// Serves the pages of the book from their sources. An edit of a component is shown at once, one of a page after a reload,
// which the browser does by itself.
import { createServer } from 'node:http';
import { createServerModuleRunnerTransport, createServer as createVite } from 'vite';
import { createNodeImportMeta, ModuleRunner } from 'vite/module-runner';

/** Starts the server; it listens when the promise resolves. */
export async function serve({ configFile, base, port }) {
  const server = createServer();
  const vite = await createVite({
    configFile,
    base,
    appType: 'custom',
    // Else Node would load Storybook's own blocks, which need a document, before the plugin could replace them.
    ssr: { noExternal: ['@storybook/addon-docs'] },
    server: { middlewareMode: { server }, ws: { server }, hmr: { server } },
  });
  const runner = runnerOf(vite);
  vite.middlewares.use(async (request, response, next) => {
    try {
      // Not a URL: a browser may ask for `//`, which is none.
      const [pathname] = (request.originalUrl ?? '/').split(/[?#]/);
      const { pages, documentOf, singles = [], singleDocumentOf } = await runner.import('/site/server.tsx');
      const isHere = ({ path }) => [base + path, (base + path).replace(/\/$/, '')].includes(pathname);
      const [page, single] = [pages.find(isHere), singles.find(isHere)];
      if (!page && !single) return next();
      const build = {
        ...{ site: `http://localhost:${port}`, base, newest: base, version: null, fonts: [] },
        ...{ hasStorybook: false, hasStills: false, hasNotebooks: false },
      };
      const ofPage = { styles: [`${base}site/book.css`], script: `${base}site/client.ts` };
      const ofSingle = { styles: [`${base}site/single.css`], script: `${base}site/single.ts` };
      const document = page
        ? await documentOf(page, { ...build, ...ofPage })
        : singleDocumentOf({
            single,
            build: { ...build, ...ofSingle },
            isStrict: false,
            element: `${base}src/embed/index.ts`,
          });
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(await vite.transformIndexHtml(pathname, document));
    } catch (error) {
      next(error);
    }
  });
  server.on('request', (request, response) => {
    try {
      vite.middlewares(request, response);
    } catch {
      // Such as an address that none can parse.
      response.writeHead(400).end();
    }
  });
  server.on('error', (error) => {
    console.error(`the book cannot be served: ${error.message}`);
    process.exit(1);
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = `http://localhost:${server.address().port}${base}`;
  const close = () => Promise.all([vite.close(), new Promise((resolve) => server.close(resolve))]);
  return { address, close };
}

/**
 * Runs the modules of the pages. Vite's own gives up on a module after 60 s, which a busy machine takes at the start, and then
 * fails for good.
 */
function runnerOf({ environments: { ssr } }) {
  return new ModuleRunner({
    transport: { ...createServerModuleRunnerTransport({ channel: ssr.hot }), timeout: 0 },
    createImportMeta: createNodeImportMeta,
    hmr: false,
  });
}
