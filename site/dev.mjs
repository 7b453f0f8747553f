// Serves the pages of the book from their sources. An edit of a component is shown at once, one of a page after a reload,
// which the browser does by itself.
import { createServer } from 'node:http';
import { createServer as createVite } from 'vite';

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
  vite.middlewares.use(async (request, response, next) => {
    const { pathname } = new URL(request.originalUrl ?? '/', 'http://localhost');
    try {
      const { pages, documentOf } = await vite.ssrLoadModule('/site/server.tsx');
      const page = pages.find(({ path }) => [base + path, (base + path).replace(/\/$/, '')].includes(pathname));
      if (!page) return next();
      const document = await documentOf(page, {
        ...{
          site: `http://localhost:${port}`,
          base,
          hasStorybook: false,
          hasStills: false,
          hasNotebooks: false,
          fonts: [],
        },
        ...{ styles: [`${base}site/book.css`], script: `${base}site/client.ts` },
      });
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(await vite.transformIndexHtml(pathname, document));
    } catch (error) {
      vite.ssrFixStacktrace(error);
      next(error);
    }
  });
  server.on('request', vite.middlewares);
  server.on('error', (error) => {
    console.error(`the book cannot be served: ${error.message}`);
    process.exit(1);
  });
  server.listen(port, '127.0.0.1', () => console.log(`The book: http://localhost:${server.address().port}${base}`));
}
