import stills from './stills.mjs';

export default {
  title: 'Diffusion',
  url: 'https://example.org',
  baseUrl: '/project/',
  onBrokenLinks: 'ignore',
  presets: [['classic', { docs: false, blog: false, sitemap: false, theme: { customCss: ['./src/layout.css'] } }]],
  plugins: [
    [
      stills,
      { pictures: [{ type: 'noise-triptych', t: 200, image: 'src/coffee.jpg', out: 'static/stills/triptych.png' }] },
    ],
  ],
};
