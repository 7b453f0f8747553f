'use client';
import { useMemo, useState } from 'react';
import { invalid } from '../../base/check.js';
import { definitionOf } from '../../figure/component.js';
import type { AnyDefinition } from '../../figure/definition.js';
import { compared } from '../../figure/differences.js';
import { Framed } from '../../figure/Framed.js';
import { definePanels } from '../../figure/panels.js';
import * as prop from '../../figure/prop.js';
import { ofImages } from '../../figure/sharedProps.js';
import { checkDescription } from '../../panels/checkDescription.js';
import type { Describe } from '../../panels/description.js';

/** Defines the figure of a name. `placeholder` is the default of `describe`. */
function panelsOf(name: string, placeholder: Describe | undefined) {
  return definePanels({
    name,
    shared: { ...ofImages, ...compared },
    props: {
      /** The timestep that `describe` gets, an integer in 0 ≤ t < timesteps. @default the page's, else null */
      t: prop.markedTimestep(),
      // A function that is written in the JSX differs in every render.
      describe: { ...prop.data<Describe | undefined>('function', placeholder), isAnimated: true },
      /** The content above the panels; defaults to nothing. */
      above: prop.content(),
      /** The controls of the figure, below its panels; defaults to none. */
      controls: prop.content(),
    },
    describe: ({ describe, schedule, seed, t }) => {
      if (typeof describe !== 'function') throw invalid('describe', describe, 'a function that returns { rows }');
      return checkDescription(describe({ schedule, seed, t }));
    },
    // Functions cannot be copied as code.
    serialized: () => undefined,
    Above: ({ ownProps }) => ownProps['above'] as never,
    Below: ({ ownProps }) => ownProps['controls'] as never,
  });
}

type OwnProps = prop.PropsOf<ReturnType<typeof panelsOf>>;

/** The props of `PanelsFigure`. */
export interface PanelsFigureProps extends Omit<OwnProps, 'describe'> {
  /** Identifies the figure for styles and tests: `data-figure`. */
  name: string;
  /** Describes the content of the figure for a schedule, a seed and a timestep. If it throws, the figure shows the error. */
  describe: Describe;
  /**
   * Describes the figure by default settings. If `describe` throws in the first render, the panels of `placeholder` stay empty below the
   * message. Defaults to none, so that the message stands alone.
   */
  placeholder?: Describe | undefined;
}

/**
 * A figure with rows and columns of panels that you describe in a prop. Use `definePanels` of `diffusion-figures/define` to make a
 * component with its own props.
 *
 * ```tsx
 * <PanelsFigure
 *   name="noise-ladder"
 *   describe={({ schedule, seed }) => {
 *     const epsilon = quantity.noise({ seed });
 *     const panels = [0, 50, 200].map((t) => ({
 *       quantity: quantity.forwardJump(schedule, quantity.x0, t, epsilon),
 *       title: `t = ${t}`,
 *       label: `x_t at t = ${t}`,
 *     }));
 *     return { rows: [{ panels }] };
 *   }}
 * />
 * ```
 *
 * `describe` also gets the timestep `t` of the figure or of the page, so that the figure follows a slider of the page.
 */
export function PanelsFigure({ name, placeholder, ...props }: PanelsFigureProps) {
  // Only the first placeholder has an effect.
  const [first] = useState(() => placeholder);
  const definition = useMemo(() => definitionOf(panelsOf(name, first)) as AnyDefinition, [name, first]);
  return <Framed of={definition} props={props} />;
}
