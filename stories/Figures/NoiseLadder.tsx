import { type ImageFigureProps, PanelsFigure, quantity } from '../../src/index.js';

export interface NoiseLadderProps extends ImageFigureProps {
  /** The timesteps shown. */
  at: readonly number[];
}

/** A figure of one's own: x_t at several t, all with the same ε. */
export function NoiseLadder({ at, ...props }: NoiseLadderProps) {
  return (
    <PanelsFigure
      {...props}
      name="noise-ladder"
      describe={({ schedule, seed }) => {
        const epsilon = quantity.noise({ seed });
        const panels = at.map((t) => ({
          quantity: quantity.forwardJump(schedule, quantity.x0, t, epsilon),
          title: `t = ${t}`,
          label: `x_t at t = ${t}`,
        }));
        return { rows: [{ panels }], narrowColumns: 3 };
      }}
    />
  );
}
