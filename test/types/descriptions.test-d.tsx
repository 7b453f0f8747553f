import type { PredictionTarget, Schedule } from '../../src/core/index.js';
import { type Describe, type Diffusion, PanelsFigure, type Quantity, quantity, useDiffusion } from '../../src/index.js';

// The compiler is the test: nothing here runs. `npm run types` reads it.

/** An error unless both types are the same. */
declare function expectSame<Left, Right>(
  ...same: (<T>() => T extends Left ? 1 : 2) extends <T>() => T extends Right ? 1 : 2 ? [] : [Left, Right]
): void;

// A figure of one's own.

const describe: Describe = ({ schedule, seed }) => {
  expectSame<typeof schedule, Schedule>();
  expectSame<typeof seed, number>();
  const epsilon = quantity.noise({ seed, stream: 3 });
  const xt = quantity.forwardJump(schedule, quantity.x0, 50, epsilon);
  const panels = [
    { quantity: xt, label: 'x_t', title: 'x_t', ink: 'noise', measured: true } as const,
    { quantity: quantity.meanOf(xt), label: 'its mean' },
    { quantity: epsilon, label: 'ε', title: undefined, ink: undefined, measured: undefined },
  ];
  return {
    rows: [{ panels }, { label: 't = 50', panels }, { label: undefined, panels: [] }],
    columnTitles: [{ tex: 'x_t' }, { tex: 'x_0', ink: 'signal' }],
    narrowColumns: 2,
  };
};

export const own = [
  <PanelsFigure key="" name="mine" describe={describe} seed={3} id="mine" />,
  <PanelsFigure key="" name="mine" describe={() => ({ rows: [] })} />,
  // @ts-expect-error: every panel has a label
  <PanelsFigure key="" name="mine" describe={() => ({ rows: [{ panels: [{ quantity: quantity.x0 }] }] })} />,
  // @ts-expect-error: a quantity, not its name
  <PanelsFigure key="" name="mine" describe={() => ({ rows: [{ panels: [{ quantity: 'x0', label: '' }] }] })} />,
  // @ts-expect-error: rows of panels, not panels
  <PanelsFigure key="" name="mine" describe={() => ({ panels: [] })} />,
];

// A quantity is one of three, told apart by its kind.

export function narrowed(node: Quantity): Quantity[] {
  switch (node.kind) {
    case 'x0':
      // @ts-expect-error: the image has no key
      node.key;
      return [node];
    case 'noise':
      expectSame<typeof node.key.seed, number>();
      // @ts-expect-error: noise has no terms
      node.terms;
      return [];
    case 'sum':
      expectSame<NonNullable<typeof node.noise>['of']['kind'], 'noise'>();
      return node.terms.map(({ coefficient, name, of }) => {
        expectSame<typeof coefficient, number>();
        expectSame<typeof name, string>();
        return of;
      });
    case 'prediction':
      expectSame<typeof node.t, number>();
      expectSame<typeof node.denoiser.predicts, PredictionTarget>();
      return [node.xt];
    default:
      expectSame<typeof node, never>();
      return [];
  }
}

const sum = quantity.sum([{ coefficient: 1, name: 'one', of: quantity.x0 }]);
expectSame<typeof sum.kind, 'sum'>();
// @ts-expect-error: quantities are frozen
sum.terms = [];
// @ts-expect-error: only noise can be drawn
quantity.sum([], { coefficient: 1, name: 'one', of: quantity.x0 });
// @ts-expect-error: the mean of noise is no update
quantity.meanOf(quantity.noise({ seed: 0 }));

// The hook.

export function useTypes(): void {
  const diffusion = useDiffusion({ image: undefined, enabled: undefined });
  expectSame<typeof diffusion, Diffusion>();
  expectSame<typeof diffusion.state, 'pending' | 'ready' | 'error'>();
  expectSame<ReturnType<typeof diffusion.read>, Promise<Float32Array>>();
  void diffusion.draw({ panels: [{ quantity: quantity.x0, measured: undefined }] }, [], { onPanel: undefined });
  // @ts-expect-error: a plan, not its panels
  void diffusion.draw([{ quantity: quantity.x0 }], []);
}
