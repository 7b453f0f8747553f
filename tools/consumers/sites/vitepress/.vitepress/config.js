export default {
  title: 'Diffusion',
  base: '/project/',
  head: [
    ['link', { rel: 'stylesheet', href: '/project/layout.css' }],
    ['script', { type: 'module', blocking: 'render', src: '/project/figures/embed.js' }],
  ],
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('diffusion-') } } },
};
