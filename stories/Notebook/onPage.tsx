import type { Decorator } from '@storybook/react-vite';

/** Sets a story as its figure stands on the notebook's page. */
export const onPage: Decorator = (Story) => (
  <div className="page">
    <Story />
  </div>
);
