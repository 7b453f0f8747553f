export default {
  title: 'Diffusion',
  url: 'https://example.org',
  baseUrl: '/project/',
  onBrokenLinks: 'ignore',
  presets: [['classic', { docs: false, blog: false, sitemap: false, theme: { customCss: ['./src/layout.css'] } }]],
};
