import { checkInputs } from '../../checks/checkInputs';
import { checkNumber } from '../../checks/checkNumber';
import { isPlainObject } from '../../checks/isPlainObject';
import { showValue, visible } from '../../checks/showValue';
import type { Comparison } from '../../record/Comparison';
import { makeDisplayable } from '../bundle/makeDisplayable';
import { checkComparisonParts } from '../check/checkComparisonParts';
import type { CostUnit, TradeOffPoint, TradeOffView } from '../types/TradeOffView';
import { formatCount } from '../words/formatNumber';
import { titleOrDefault, type Titled } from '../words/titleOrDefault';
import { findParetoOptimal } from './findParetoOptimal';
import { formatCost } from './formatCost';
import { createTradeOffNumberFormat } from './tabulateTradeOff';

export interface TradeOffOptions extends Titled {
  /** What each model costs, by its name: one number above 0 for each. */
  costs: { [model: string]: number };
  /** What that is: "bytes of the weights". Default "cost". */
  cost?: string;
  /** How it is written: as "39.8 kB", "39.8 ms", or as a plain number. Default "count". */
  unit?: CostUnit;
  /** Name of a metric of the comparison. Default its first one. */
  metric?: string;
}

const units: readonly CostUnit[] = ['bytes', 'milliseconds', 'count'];

/**
 * Shows how good models are beside what they cost: bytes, time, parameters. As a cell's last value it shows itself as points with their intervals over a logarithmic axis, and says which models no other one beats
 * (the Pareto front): no other one costs as little and has a better mean. That goes by the means; whether two neighbours differ is for the differences of the comparison to say.
 *
 * @param comparison the result of `kd.compare`.
 * @throws TypeError if it is not a comparison, or for a cost that is not a number; RangeError for a model without a cost, a cost of no model, and a metric that is not there.
 * @example
 * ```ts
 * const models = { large: [[3, 0], [0, 2], [1, 0], [0, 1]], small: [[1, 0], [0, 1], [0, 1], [0, 1]] };
 * const comparison = await kd.compare({ models, of: 'small', labels: [0, 1, 0, 1], metrics: [kd.metrics.accuracy()], resamples: 500 });
 * kd.tradeOff(comparison, { costs: { large: 640_000, small: 40_000 }, cost: 'bytes', unit: 'bytes' }).points[0].unbeaten; // true
 * ```
 */
export function tradeOff(comparison: Comparison, options: TradeOffOptions): TradeOffView {
  const subject = 'tradeOff';
  checkInputs(subject, options, ['costs', 'cost', 'unit', 'metric', 'title']);
  checkComparisonParts(subject, comparison);
  const { metrics, models, rows, split, confidence } = comparison;
  const title = titleOrDefault(subject, options, 'Trade-off');
  const { costs, cost = 'cost', unit = 'count', metric: wanted = metrics[0]?.name } = options;
  if (typeof cost !== 'string' || !cost.trim())
    throw new TypeError(`${subject}: expected cost to be a text, got ${showValue(cost)}; say what is paid`);
  if (!units.includes(unit))
    throw new RangeError(`${subject}: expected unit to be one of ${units.join(', ')}, got ${showValue(unit)}; name one of these`);
  const place = metrics.findIndex(({ name }) => name === wanted);
  if (place < 0)
    throw new RangeError(
      `${subject}: expected metric to be one of ${visible(metrics.map(({ name }) => name).join(', ')) || '(none)'}, got ${showValue(wanted)}; name one of these`
    );
  checkNames(
    subject,
    costs,
    models.map(({ name }) => name)
  );
  const metric = metrics[place];
  const sign = metric.better === 'higher' ? -1 : 1;
  const measured = models
    .map(({ name, seeds, estimates }) => {
      const { mean, low, high } = estimates[place];
      return { name, seeds, cost: checkNumber(subject, `costs[${showValue(name)}]`, costs[name], { above: 0 }), mean, low, high };
    })
    .sort((a, b) => a.cost - b.cost || sign * (a.mean - b.mean));
  const unbeaten = findParetoOptimal(measured, metric.better);
  const points = measured.map((point, i): TradeOffPoint => ({ ...point, unbeaten: unbeaten[i] }));
  const view: TradeOffView = { kind: 'tradeOff', title, says: '', rows, split, confidence, metric, cost, unit, points };
  return makeDisplayable({ ...view, says: writeSentence(view) });
}

function checkNames(subject: string, costs: unknown, names: readonly string[]): void {
  if (!isPlainObject(costs))
    throw new TypeError(
      `${subject}: expected costs to be numbers by model, got ${showValue(costs)}; give {${names[0] ?? 'student'}: 40_000}`
    );
  const without = names.find((name) => !Object.hasOwn(costs, name));
  if (without !== undefined)
    throw new RangeError(`${subject}: expected a cost for each model, got none for ${showValue(without)}; add it to costs`);
  const odd = Object.keys(costs).find((name) => !names.includes(name));
  if (odd !== undefined)
    throw new RangeError(
      `${subject}: expected costs of ${visible(names.join(', '))}, got one of ${showValue(odd)}; leave it out`
    );
}

const mostNamed = 8;

function writeSentence(view: TradeOffView): string {
  const { points, metric, cost, unit, rows, split } = view;
  const text = createTradeOffNumberFormat(view);
  const front = points.filter(({ unbeaten }) => unbeaten);
  if (!front.length) return 'Nothing is measured.';
  const named = front
    .slice(0, mostNamed)
    .map(({ name, cost: own, mean }) => `${name} (${formatCost(own, unit)}, ${text.value(mean)})`);
  const more = front.length > mostNamed ? `, and ${front.length - mostNamed} more` : '';
  return `On ${formatCount(rows)} ${split} rows ${front.length} of ${points.length} models are unbeaten in ${metric.title} against ${cost}, by their means: ${named.join(', ')}${more}.`;
}
