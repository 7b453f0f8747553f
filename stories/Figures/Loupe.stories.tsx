import type { Meta, StoryObj } from '@storybook/react-vite';
import {
  DiffusionProvider,
  ForwardGrid,
  MeanComparison,
  NoiseTriptych,
  ReverseChain,
  TimestepSlider,
  X0Reconstruction,
} from '../../src/index.js';
import { pressPanel } from '../pressPanel.js';

const meta = { title: 'Building blocks/Loupe', id: 'figures-loupe', tags: ['!manifest'] } satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

/** The cat's eye, where light and dark are close together. */
const EYE = [0.43, 0.42] as const;

/** A press on a panel magnifies the same place in all three; below is each value as its own equation. */
export const Open: Story = {
  render: () => <NoiseTriptych t={200} />,
  play: ({ canvasElement }) => pressPanel(canvasElement, 1, EYE),
};

/** x̂0 is computed from the other two; its equation adds up. */
export const Reconstruction: Story = {
  render: () => <X0Reconstruction t={200} />,
  play: ({ canvasElement }) => pressPanel(canvasElement, 1, EYE),
};

/** All samples of a grid; the numbers are those of the row that was pressed. */
export const Grid: Story = {
  render: () => <ForwardGrid rows={3} />,
  play: ({ canvasElement }) => pressPanel(canvasElement, 7, EYE),
};

/** At an edge of the image there is nothing beyond. */
export const AtAnEdge: Story = {
  render: () => <MeanComparison t={400} />,
  play: ({ canvasElement }) => pressPanel(canvasElement, 0, [0.01, 0.99]),
};

/** The loupe stays where it is while t moves, and its numbers follow. While it is open, nothing on the page is dimmed. */
export const OnAPage: Story = {
  render: () => (
    <DiffusionProvider defaultT={100}>
      <TimestepSlider />
      <NoiseTriptych />
    </DiffusionProvider>
  ),
  play: ({ canvasElement }) => pressPanel(canvasElement, 1, EYE),
};

/** A narrow page has room for the numbers of the panel that was pressed. */
export const Narrow: Story = {
  parameters: {
    viewport: {
      options: { phone: { name: 'phone', styles: { width: '360px', height: '740px' } } },
      defaultViewport: 'phone',
    },
  },
  render: () => <NoiseTriptych t={50} resolution={256} />,
  play: ({ canvasElement }) => pressPanel(canvasElement, 1, EYE),
};

/** A figure that shows its panels scaled down says so. */
export const ScaledDown: Story = { render: () => <NoiseTriptych t={50} resolution={512} /> };

/** Without a loupe a press does nothing, and nothing is said about the scale. */
export const Off: Story = { render: () => <NoiseTriptych t={50} resolution={512} loupe={false} /> };

/** One step adds so little noise that the samples of a row look alike: nine times what differs shows where it is. */
export const DifferencesOfSteps: Story = { render: () => <ForwardGrid kind="step" difference="shown" /> };

/** How far each mean is from the image. */
export const DifferencesOfMeans: Story = { render: () => <MeanComparison difference="shown" /> };

/** How far each state is from the image at the end of the chain, where nothing is left to see. */
export const DifferencesOfChain: Story = { render: () => <ReverseChain difference="shown" /> };

/** The value of a difference is an equation too. */
export const DifferenceUnderTheLoupe: Story = {
  render: () => <MeanComparison difference="shown" />,
  play: ({ canvasElement }) => pressPanel(canvasElement, 1, EYE),
};

/** A button shows the differences. */
export const DifferencesOffered: Story = { render: () => <ForwardGrid kind="step" rows={3} difference="offered" /> };
