import { DiffusionProvider, PointProcess, TimestepSlider } from 'diffusion-figures';

/** One island: its figure follows its slider. */
export function Points() {
  return (
    <DiffusionProvider defaultT={200}>
      <TimestepSlider />
      <PointProcess points="twoMoons" caption="Points under noise." />
    </DiffusionProvider>
  );
}
