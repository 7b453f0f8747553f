import type { Plugin } from 'vite';

const MODULES = /^\/(?:src|stories|test)\//;

/**
 * Lets a browser keep the project's modules for a whole run. Each test file is a page of its own, and would ask the server again for every
 * module that it imports, though none changes meanwhile. While tests are watched, files do change.
 */
export function keptModules(): Plugin {
  return {
    name: 'kept-modules',
    configureServer({ config, middlewares }) {
      if (config.server.watch !== null) return;
      middlewares.use((request, response, next) => {
        if (MODULES.test(request.url ?? '')) {
          const { setHeader } = response;
          response.setHeader = (name, value) =>
            setHeader.call(response, name, name === 'Cache-Control' && value === 'no-cache' ? 'max-age=3600' : value);
        }
        next();
      });
    },
  };
}
