import { complaint, invalid } from '../../core/check.js';
import { checkList } from '../../core/points.js';
import type { Text } from '../../i18n/message.js';
import { pointLabels } from '../../learn/pointSets.js';
import { choosePoints, type PointsSource } from '../../marks/scatter/chosenPoints.js';
import { type Domain, domainOf } from '../../marks/scatter/domain.js';

/** The class of each point, numbers. */
export type LabelsSource = ArrayLike<number>;

export interface LabelledPoints {
  readonly values: Float32Array;
  readonly labels: readonly number[];
  /** Each label once, in their order. */
  readonly classes: readonly number[];
  /** The set's name in words; null for points of the page's own. */
  readonly name: Text | null;
  readonly domain: Domain;
}

/** Readers choose one of them from a list. */
const MOST_CLASSES = 200;
/** Room around the data, where guidance leads beyond them. */
const ROOM = 1.2;

/**
 * The points of a source with their classes; those of a set, if there are no others.
 *
 * @throws RangeError for points or labels that are none, or of other lengths.
 */
export function labelledPoints(source: PointsSource, labels: LabelsSource | null, count: number): LabelledPoints {
  const { points, given, name } = choosePoints(source, count);
  const { values } = points;
  const all = labels ?? (typeof source === 'string' ? pointLabels(source, { count }) : null);
  const expected = `the class of each point, ${given} numbers`;
  if (all === null) throw invalid('labels', labels, expected);
  checkList('labels', all);
  if (all.length !== given) throw complaint('labels', `${all.length} values`, expected);
  const shown = values.length / 2;
  // As of too many points some are taken evenly.
  const chosen = Array.from({ length: shown }, (_, i) => all[Math.floor((i * given) / shown)] as number);
  const wrong = chosen.findIndex((label) => !Number.isFinite(label));
  if (wrong !== -1) throw invalid(`labels[${wrong}]`, chosen[wrong], 'a finite number');
  const classes = [...new Set(chosen)].sort((one, other) => one - other);
  if (classes.length > MOST_CLASSES) {
    throw complaint('labels', `${classes.length} different numbers`, `at most ${MOST_CLASSES} classes`);
  }
  const domain = domainOf(values);
  return { values, labels: chosen, classes, name, domain: { ...domain, half: ROOM * domain.half } };
}
