import createMDX from '@next/mdx';

const withMDX = createMDX();

export default withMDX({
  output: 'export',
  basePath: '/project',
  trailingSlash: true,
  pageExtensions: ['tsx', 'mdx'],
  images: { unoptimized: true },
});
