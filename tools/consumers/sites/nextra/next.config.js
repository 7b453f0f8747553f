import nextra from 'nextra';

const withNextra = nextra({});

export default withNextra({
  output: 'export',
  basePath: '/project',
  trailingSlash: true,
  images: { unoptimized: true },
});
