'use client';

import { csv } from '../../figure/csv.js';
import { defineFigure } from '../../figure/defineFigure.js';
import { FieldRow, SliderField } from '../../figure/fields.js';
import { ofPoints } from '../../figure/pointProps.js';
import * as prop from '../../figure/prop.js';
import * as num from '../../i18n/num.js';
import { FormattedMessage } from '../../i18n/useFormat.js';
import { choosePoints, type PointsSource } from '../../points/chosenPoints.js';
import { gaussianPath, pathKinds } from '../../process/gaussianPath.js';
import { XT } from '../../tex/symbols.js';
import { LabelTex } from '../../tex/Tex.js';
import { inked } from '../../ui/ink.js';
import { Size } from '../shared/gaussianPaths/styles.js';
import { CLOCK_REACH, chartsOf, MARK_STEP, sampledPath } from './charts.js';
import { trajectoriesOf } from './compute.js';
import { messages } from './messages.js';
import { PathChart, PathTable, TrajectoriesPanel } from './View.js';

/** The figure has its own paths instead of a schedule. */
const { schedule: _, ...ofPaths } = ofPoints;

/** The decimals of the marked logSnr, and of the shift. */
const MARK_DECIMALS = 1;
const SHIFT_STEP = 0.5;
const LARGEST_SHIFT = 10;

const SIGMA = inked('noise', String.raw`\sigma`);
const ALPHA = inked('signal', String.raw`\alpha`);
const LOG_SNR = String.raw`\ln(${inked('signal', String.raw`\alpha^2`)}/${inked('noise', String.raw`\sigma^2`)})`;

/**
 * Several diffusion and flow processes side by side, and what they have in common.
 *
 * Gaussian paths side by side: σ over α, logSnr over t, and the trajectories from the same starts. After division by √(α² + σ²), all
 * paths coincide: their scales lie on one arc, and a solver that visits the same logSnr takes the same trajectory on every path, up to
 * rounding. Flow matching, DDPM and EDM differ in the logSnr at each t; Kingma & Gao 2023.
 *
 * ```tsx
 * <PathComparison />
 * <PathComparison kinds={['flow', 'edm']} defaultShift={3} defaultLogSnr={0} />
 * ```
 */
export const PathComparison = defineFigure({
  name: 'path-comparison',
  shared: ofPaths,
  props: {
    /**
     * The kinds of `gaussianPath` to compare, at least one and each at most once: `'vp-linear'`, `'vp-scaled-linear'`,
     * `'cosine'`, `'sigmoid'`, `'zero-snr'`, `'ve'`, `'edm'` and `'flow'`; defaults to `'vp-linear'`, `'cosine'`, `'flow'` and
     * `'edm'`.
     */
    kinds: prop.names(pathKinds, ['vp-linear', 'cosine', 'flow', 'edm']),
    /** The shift m of every path, in 1 ≤ shift ≤ 10, which subtracts 2·ln m from logSnr at every t. Defaults to 1. */
    shift: prop.controlled(prop.number({ default: 1, min: 1, max: LARGEST_SHIFT })),
    /** The logSnr, ln(α²/σ²), that is marked on every path, in -10 ≤ logSnr ≤ 10. Defaults to -2. */
    logSnr: prop.controlled(prop.number({ default: -2, min: -CLOCK_REACH, max: CLOCK_REACH, isAnimated: true })),
    /**
     * The data at which the trajectories end, as in `DenoiserField`: the name of a set, or x, y of each point; defaults to
     * `'twoMoons'`.
     */
    points: prop.data<PointsSource>('points', 'twoMoons'),
  },
  caption: messages.caption,
  data: ({ kinds, shift, points, count, seed }) => ({
    sampled: kinds.map((kind) => sampledPath(kind, gaussianPath({ kind, shift }))),
    asked: { kinds, shift, seed, points: choosePoints(points, count).points.values },
  }),
  model: ({ logSnr }, data) => ({ ...data, charts: chartsOf(data.sampled, logSnr) }),
  compute: { trajectories: { request: ({ asked }) => asked, run: trajectoriesOf } },
  View: ({ model, setProp, isEditable, results: { trajectories } }) => {
    if (!model) return null;
    const { charts, sampled, asked } = model;
    const canMark = isEditable('logSnr');
    const mark = (value: number) => setProp('logSnr', Number(value.toFixed(MARK_DECIMALS)));
    const size = <Size />;
    const xt = <LabelTex>{XT}</LabelTex>;
    const plotted = { points: asked.points, trajectories };
    return (
      <>
        <div className="df-paths">
          <div className="df-panel">
            <div className="df-panel-title">
              <FormattedMessage
                of={messages.scales({
                  sigma: <LabelTex>{SIGMA}</LabelTex>,
                  alpha: <LabelTex>{ALPHA}</LabelTex>,
                })}
              />
            </div>
            <PathChart {...charts.scales} />
          </div>
          <div className="df-panel">
            <div className="df-panel-title">
              <FormattedMessage of={messages.dividedScales({ size })} />
            </div>
            <PathChart {...charts.arc} />
          </div>
          <TrajectoriesPanel
            {...plotted}
            title={<FormattedMessage of={messages.trajectories({ xt })} />}
            isScaled={false}
          />
          <TrajectoriesPanel {...plotted} title={<FormattedMessage of={messages.divided({ size })} />} isScaled />
          <div className="df-panel">
            <div className="df-panel-title">
              <FormattedMessage
                of={messages.clock({
                  logSnr: <LabelTex>{LOG_SNR}</LabelTex>,
                  t: <LabelTex>t</LabelTex>,
                })}
              />
            </div>
            <PathChart {...charts.clock} onChange={canMark ? mark : null} />
          </div>
          <PathTable sampled={sampled} marked={charts.marked} />
        </div>
        <FieldRow>
          <SliderField
            name="logSnr"
            label={messages.logSnr({ logSnr: <LabelTex>{LOG_SNR}</LabelTex> })}
            step={MARK_STEP}
            text={(value) => num.logSnr(value)}
            valueText={(value) => messages.spokenLogSnr({ value: num.logSnr(value) })}
          />
          <SliderField name="shift" label={messages.shift} step={SHIFT_STEP} />
        </FieldRow>
      </>
    );
  },
  table: ({ model: { sampled } }) =>
    csv(['path', 't', 'alpha', 'sigma', 'logSnr'], function* () {
      for (const { kind, path, times } of sampled) {
        for (const t of times) yield [kind, t, path.alpha(t), path.sigma(t), path.logSnr(t)];
      }
    }),
});

export type PathComparisonProps = prop.PropsOf<typeof PathComparison>;
