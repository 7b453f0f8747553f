// The extension of JupyterLab that anywidget's wheel contains: it registers the front end of the npm package, index.js beside it.
// JupyterLab looks for a container of webpack's module federation, which has init and get.
(() => {
  const address = new URL('index.js', document.currentScript.src).href;
  let shared;

  async function load() {
    const [base] = Object.values(shared['@jupyter-widgets/base']);
    const widgets = (await base.get())();
    // The module calls the `define` of RequireJS.
    const create = await new Promise((settle) => {
      globalThis.define = (_, factory) => settle(factory);
      void import(address);
    });
    delete globalThis.define;
    const activate = (_, registry) =>
      registry.registerWidget({ name: 'anywidget', version: 'VERSION', exports: create(widgets) });
    return { id: 'anywidget:plugin', requires: [widgets.IJupyterWidgetRegistry], activate, autoStart: true };
  }

  globalThis._JUPYTERLAB ??= {};
  globalThis._JUPYTERLAB.anywidget = {
    init: (scope) => {
      shared = scope;
    },
    get: async () => {
      const plugin = await load();
      return () => ({ __esModule: true, default: plugin });
    },
  };
})();
