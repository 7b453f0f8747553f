'use client';

import { gaussianPath, pathKinds } from '../../core/gaussianPath.js';
import { defineFigure } from '../../figure/defineFigure.js';
import { ofPoints } from '../../figure/pointProps.js';
import * as prop from '../../figure/prop.js';
import { FormattedMessage, useFormat } from '../../i18n/useFormat.js';
import { choosePoints, type PointsSource } from '../../points/chosenPoints.js';
import { XT } from '../../tex/symbols.js';
import { LabelTex } from '../../tex/Tex.js';
import { Dial } from '../../ui/Dial.js';
import { inked } from '../../ui/ink.js';
import { Size } from '../gaussianPaths/styles.js';
import { CLOCK_REACH, chartsOf, MARK_STEP, type SampledPath, sampledPath, written } from './charts.js';
import { trajectoriesOf } from './compute.js';
import { messages } from './messages.js';
import { PathChart, PathTable, TrajectoriesPanel } from './View.js';

/** The paths as they are drawn: places even in logSnr. */
export function* pathLines(sampled: readonly SampledPath[]): Generator<string> {
  yield 'path,t,alpha,sigma,logSnr';
  for (const { kind, path, times } of sampled) {
    for (const t of times) yield [kind, t, path.alpha(t), path.sigma(t), path.logSnr(t)].join(',');
  }
}

/** Its paths are its own. */
const { schedule: _, ...ofPaths } = ofPoints;

/** How fine readers mark logSnr, and set the shift. */
const MARK_DECIMALS = 1;
const SHIFT_STEP = 0.5;
const LARGEST_SHIFT = 10;

const SIGMA = inked('noise', String.raw`\sigma`);
const ALPHA = inked('signal', String.raw`\alpha`);
const LOG_SNR = String.raw`\ln(${inked('signal', String.raw`\alpha^2`)}/${inked('noise', String.raw`\sigma^2`)})`;

/**
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
  takes: ofPaths,
  props: {
    /**
     * The kinds of `gaussianPath` to compare, at least one and each at most once: `'vp-linear'`, `'vp-scaled-linear'`,
     * `'cosine'`, `'sigmoid'`, `'zero-snr'`, `'ve'`, `'edm'` and `'flow'`; defaults to `'vp-linear'`, `'cosine'`, `'flow'` and
     * `'edm'`.
     */
    kinds: prop.names(pathKinds, ['vp-linear', 'cosine', 'flow', 'edm']),
    /**
     * The shift m of every path, in 1 ≤ shift ≤ 10: takes 2·ln m from logSnr at every t. Set, it changes only when this prop
     * does; then the page keeps what readers choose by `onShiftChange`. Defaults to 1.
     */
    shift: prop.number({ default: 1, min: 1, max: LARGEST_SHIFT }),
    /** The initial `shift`, in whose place readers choose another. */
    defaultShift: prop.initial<number>(),
    /** Called with the shift that a reader chooses. */
    onShiftChange: prop.handler<(shift: number) => void>(),
    /**
     * The logSnr, ln(α²/σ²), that is marked on every path, in -10 ≤ logSnr ≤ 10. Set, it changes only when this prop does;
     * then the page keeps what readers choose by `onLogSnrChange`. Defaults to -2.
     */
    logSnr: prop.number({ default: -2, min: -CLOCK_REACH, max: CLOCK_REACH, moves: true }),
    /** The initial `logSnr`, in whose place readers mark another. */
    defaultLogSnr: prop.initial<number>(),
    /** Called with the logSnr that a reader marks. */
    onLogSnrChange: prop.handler<(logSnr: number) => void>(),
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
  placeholder: (model) => model,
  compute: { trajectories: { request: ({ asked }) => asked, run: trajectoriesOf } },
  View: function View({ model, shown, choose, canChoose, results: { trajectories } }) {
    const format = useFormat();
    if (!model) return null;
    const { charts, sampled, asked } = model;
    const canMark = canChoose('logSnr');
    const mark = (value: number) => choose('logSnr', Number(value.toFixed(MARK_DECIMALS)));
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
              <FormattedMessage of={messages.divided({ size })} />
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
        <Dial
          label={<FormattedMessage of={messages.logSnr({ logSnr: <LabelTex>{LOG_SNR}</LabelTex> })} />}
          text={written(shown.logSnr)}
          {...{ min: -CLOCK_REACH, max: CLOCK_REACH, step: MARK_STEP, value: shown.logSnr }}
          aria-valuetext={format(messages.spokenLogSnr({ value: written(shown.logSnr) }))}
          disabled={!canMark}
          onChange={mark}
        />
        <Dial
          label={format(messages.shift)}
          text={shown.shift}
          {...{ min: 1, max: LARGEST_SHIFT, step: SHIFT_STEP, value: shown.shift }}
          disabled={!canChoose('shift')}
          onChange={(shift) => choose('shift', shift)}
        />
      </>
    );
  },
  table:
    ({ sampled }) =>
    () =>
      pathLines(sampled),
});

export type PathComparisonProps = prop.PropsOf<typeof PathComparison>;
