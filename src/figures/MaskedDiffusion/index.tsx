'use client';

import { useMemo } from 'react';
import { csv } from '../../figure/csv.js';
import { defineFigure } from '../../figure/defineFigure.js';
import { ResampleButton, StepPlayer } from '../../figure/fields.js';
import * as prop from '../../figure/prop.js';
import { MASK } from '../../masked/sequences.js';
import { entropiesOf, sharesOf } from './compute.js';
import { messages } from './messages.js';
import { BUDGETS, CELLS, checkKnown, type Frame, framesOf, orderNames, restOf, SIZE } from './model.js';
import { Controls, GridFacts, Shares, Staircase, Sudoku } from './View.js';

/** The orders in the chart, in addition to a chosen `'remasking'`. */
const COMPARED = orderNames.filter((name) => name !== 'remasking');
/**
 * A sudoku that is filled in by masked diffusion, one cell at a time or several at once.
 *
 * Masked diffusion of a 4 × 4 sudoku by the exact denoiser, which knows all 288 grids. Each step shows some masked cells and draws them
 * independently of each other, each by its own probabilities. Cell by cell every grid is valid. Several cells at once lose the
 * information that they have of each other, k·H_j - (H_j + … + H_{j+k-1}) nats on average in random order, and many grids are invalid.
 *
 * Masked diffusion: Sahoo et al. 2024 (MDLM), Nie et al. 2025 (LLaDA). Remasking: Wang et al. 2025 (ReMDM, its cap schedule).
 *
 * ```tsx
 * <MaskedDiffusion />
 * <MaskedDiffusion defaultOrder="certain" defaultTokensPerStep={1} />
 * <MaskedDiffusion known={[0, -1, -1, -1, -1, -1, 1, -1, -1, -1, -1, -1, 2, -1, -1, -1]} />
 * ```
 */
export const MaskedDiffusion = defineFigure({
  name: 'masked-diffusion',
  shared: {
    /** The seed of the draws. Readers choose another by a button. Any finite number; defaults to 0. */
    seed: prop.controlled(prop.seed()),
  },
  props: {
    /**
     * The number of cells that a step shows: 1, 2, 3, 4, 6, 8 or 16. With the order `'certain'`, the step shows certain cells in addition.
     * Defaults to 2.
     */
    tokensPerStep: prop.controlled(prop.oneOf(BUDGETS, 2)),
    /**
     * The cells that a step shows: `'random'`, random cells; `'confidence'`, those with the likeliest candidates; `'certain'`, all that
     * have one candidate, and `tokensPerStep` random ones; or `'remasking'`, each cell with the same probability, so that the last of
     * ⌈16/tokensPerStep⌉ steps shows all, and each shown cell is masked again with probability min(η, limit). Defaults to `'random'`.
     */
    order: prop.controlled(prop.choice(orderNames)),
    /**
     * η of the order `'remasking'`, a probability in 0 ≤ eta ≤ 1. The limit (1 - α_s)/α_t keeps the share of shown cells on its
     * schedule. Defaults to 0.5.
     */
    eta: prop.controlled(prop.number({ default: 0.5, min: 0, max: 1 })),
    /** The number of steps before the shown grid, an integer in 0 ≤ step ≤ 16; beyond the last step, the last. Defaults to 2. */
    step: prop.controlled(prop.integer({ default: 2, min: 0, max: CELLS, isAnimated: true })),
    /**
     * The cells that are known from the start, as the prompt of a language model is: 16 tokens, row by row, 0 to 3 for the digits 1 to 4,
     * and -1 for a mask; null for none. One or more of the 288 grids must have these tokens. A reader who presses a cell makes its digit
     * known, of a masked cell the likeliest, or masks a known one. Defaults to null.
     */
    known: prop.controlled(prop.data<readonly number[] | null>('numbers', null, checkKnown)),
    /**
     * Whether the charts of the entropies and of the shares of valid grids stand beside the grid. A grid without unknown cells has no
     * charts. Defaults to true.
     */
    charts: prop.flag(true),
  },
  caption: messages.caption,
  data: ({ tokensPerStep, order, eta, known, seed }) => {
    const rest = restOf(known);
    const sampling = { tokensPerStep, order, eta };
    return { rest, sampling, seed, frames: framesOf(rest, sampling, seed) };
  },
  model: ({ step, charts }, data) => ({
    ...data,
    // A grid without unknown cells has nothing to draw or compare.
    charts: charts && data.rest.data !== null,
    step: Math.min(step, data.frames.length - 1),
  }),
  animation: (_, { frames }) => (frames.length > 1 ? { prop: 'step', least: 0, last: frames.length - 1 } : null),
  compute: {
    entropies: { request: ({ rest, charts }) => (charts ? { rest } : null), run: entropiesOf },
    shares: {
      request: ({ rest, seed, charts }) => (charts ? { rest, seed, orders: COMPARED, eta: 0 } : null),
      run: sharesOf,
    },
    remasked: {
      request: ({ rest, seed, charts, sampling: { order, eta } }) =>
        charts && order === 'remasking' ? { rest, seed, orders: [order], eta } : null,
      run: sharesOf,
    },
  },
  View: function View({ model, setProp, isEditable, results: { entropies, shares, remasked } }) {
    const lines = useMemo(() => [...(shares ?? []), ...(remasked ?? [])], [shares, remasked]);
    if (!model) return null;
    const { rest, frames, step, sampling } = model;
    const frame = frames[step] as Frame;
    const steps = frames.length - 1;
    const know = (known: readonly number[]) => setProp('known', known.every((token) => token === MASK) ? null : known);
    return (
      <div className="df-masked" data-alone={!model.charts || undefined}>
        <Controls {...sampling} />
        <div className="df-masked-panels">
          <div className="df-masked-run">
            <Sudoku {...{ frame, step, steps }} known={rest.known} onKnow={isEditable('known') ? know : null} />
            <StepPlayer
              name="step"
              step={step}
              last={steps}
              label={messages.play}
              slider={messages.step}
              text={messages.at({ step, steps })}
            >
              <ResampleButton label={messages.again} />
            </StepPlayer>
            <GridFacts frame={frame} />
          </div>
          {model.charts && (
            <div className="df-masked-charts">
              <Staircase entropies={entropies} tokensPerStep={sampling.tokensPerStep} shown={frame.shown} />
              <Shares {...{ lines, sampling }} cells={rest.cells.length} />
            </div>
          )}
        </div>
      </div>
    );
  },
  table: ({ model: { frames } }) =>
    csv(
      ['step', 'row', 'column', 'token', ...Array.from({ length: SIZE }, (_, token) => `p${token}`), 'fits'],
      function* () {
        for (const [step, { tokens, marginals, fits }] of frames.entries()) {
          for (const [cell, token] of tokens.entries()) {
            const shares = marginals.subarray(SIZE * cell, SIZE * (cell + 1));
            yield [step, Math.floor(cell / SIZE), cell % SIZE, token, ...shares, fits];
          }
        }
      },
    ),
});

export type MaskedDiffusionProps = prop.PropsOf<typeof MaskedDiffusion>;
