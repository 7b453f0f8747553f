import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { ForwardGrid, Histogram, NoiseTriptych, PointProcess, ScheduleChart } from '../../src/index.js';

const meta = {
  title: 'Building blocks/Menu',
  id: 'figures-menu',
  tags: ['!manifest'],
  decorators: [
    // The button is in the margin above a figure, which belongs to the story here.
    (Story) => (
      <div style={{ display: 'flow-root' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

/** Opens the menu of the story's figure by the keyboard, once the figure is ready. */
async function open(story: HTMLElement): Promise<void> {
  await waitFor(() => expect(story.querySelector('figure')).toHaveAttribute('data-state', 'ready'), {
    timeout: 60_000,
  });
  (await within(story).findByRole('button', { name: /^Save or copy this figure/ })).focus();
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(within(story).getByRole('menu')).toBeVisible());
}

const opened = { play: ({ canvasElement }) => open(canvasElement) } satisfies Partial<Story>;

/** A figure under the pointer, or with the focus in it, shows three dots above its corner; on a touch screen all do. */
export const Closed: Story = {
  render: () => <NoiseTriptych t={200} />,
  play: async ({ canvasElement }) => {
    (await within(canvasElement).findByRole('button', { name: /^Save or copy this figure/ })).focus();
  },
};

/** Images are saved and copied as the figure shows them, with titles and caption; their numbers are those before clipping. */
export const OfImages: Story = { ...opened, tags: ['pictured'], render: () => <ForwardGrid rows={3} /> };

/** A chart is also a drawing, whose text stays text. */
export const OfAChart: Story = { ...opened, render: () => <ScheduleChart t={200} caption="The scales of (2)." /> };

/** Its numbers are the bars, and the density over each. */
export const OfAHistogram: Story = { ...opened, render: () => <Histogram t={200} /> };

/** Points and paths are saved as x and y, to go on with in a spreadsheet. */
export const OfPoints: Story = { ...opened, render: () => <PointProcess t={300} /> };

/** On a page from right to left it is at the other corner. */
export const RightToLeft: Story = {
  ...opened,
  render: () => (
    <div dir="rtl">
      <NoiseTriptych t={200} caption="x_t هو مزيج من الصورة والضوضاء." />
    </div>
  ),
};

/** What has been done is said where the menu was. */
export const Done: Story = {
  tags: ['pictured'],
  render: () => <NoiseTriptych t={200} seed={7} />,
  play: async ({ canvasElement }) => {
    await open(canvasElement);
    await userEvent.keyboard('{End}{Enter}');
    await waitFor(() => expect(within(canvasElement).getByRole('status')).not.toBeEmptyDOMElement(), {
      timeout: 60_000,
    });
  },
};

/** Figures of one's own page can go without. */
export const Off: Story = { render: () => <NoiseTriptych t={200} menu={false} /> };
