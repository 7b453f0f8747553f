import type { Decorator } from '@storybook/react-vite';

/** Lays a story out as its figure is on the notebook's page. */
export const onPage: Decorator = (Story) => (
  <div className="page">
    <Story />
  </div>
);
