import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { hasReadableMembers } from '../../checks/hasReadableMembers';
import { showValue } from '../../checks/showValue';
import type { Comparison } from '../../record/Comparison';
import type { LabelSweep } from '../../record/LabelSweep';
import { comparison } from '../../views/comparison/comparison';
import { labelSweepView } from '../../views/labelSweep/labelSweepView';
import type { Compared, Evidence, Speeds } from './ClaimOptions';
import { readMeasurementFromComparison } from './readMeasurementFromComparison';
import { readMeasurementFromNumber } from './readMeasurementFromNumber';
import type { Measurement } from './Measurement';
import { readMeasurementFromLatency } from './readMeasurementFromLatency';
import { readMeasurementFromLabelSweep } from './readMeasurementFromLabelSweep';

const names = {
  comparison: ['metric', 'model', 'against'],
  latency: ['model', 'against', 'batch'],
  labelSweep: ['labels', 'reads'],
  own: ['what', 'value', 'interval']
};

/**
 * A piece of evidence as numbers and words.
 *
 * @throws TypeError or RangeError for options that do not belong to what was measured, and names that are not in it.
 */
export function readEvidence(subject: string, evidence: Evidence): Measurement {
  const from = hasReadableMembers(evidence, ['from']) ? evidence.from : undefined;
  const kind = kindOf(subject, from);
  checkOptions(subject, evidence, ['from', ...names[kind], 'atLeast', 'atMost']);
  const { atLeast, atMost } = evidence ?? {};
  if (evidence?.reads !== undefined && !['share', 'gap'].includes(evidence.reads))
    throw new RangeError(`${subject}: expected reads to be "share" or "gap", got ${showValue(evidence.reads)}; choose one`);
  for (const [name, value] of Object.entries({ atLeast, atMost })) if (value !== undefined) checkNumber(subject, name, value);
  if (kind === 'own') return readMeasurementFromNumber(subject, evidence ?? {});
  if (kind === 'latency') return readMeasurementFromLatency(subject, from as Speeds, evidence);
  // Each view checks what it is given, and says what it expected.
  if (kind === 'labelSweep') return readMeasurementFromLabelSweep(subject, labelSweepView(from as LabelSweep), evidence);
  return readMeasurementFromComparison(
    subject,
    comparison((from as Partial<Compared>).comparison ?? (from as Comparison)),
    evidence
  );
}

function kindOf(subject: string, from: unknown): keyof typeof names {
  if (from === undefined) return 'own';
  const parts = hasReadableMembers(from, ['comparison', 'differences', 'ratios', 'points']) ? from : {};
  const { differences, ratios, points } = parts;
  if (hasReadableMembers(parts.comparison, []) || Array.isArray(differences)) return 'comparison';
  if (Array.isArray(ratios) && ratios.every(isRatio)) return 'latency';
  if (Array.isArray(points)) return 'labelSweep';
  throw new TypeError(
    `${subject}: expected from to be a study, a comparison, a latency or a label sweep, got ${showValue(from)}; pass what kd.study, kd.compare, kd.latency or kd.labelSweep gave back`
  );
}

function isRatio(given: unknown): boolean {
  if (!hasReadableMembers(given, ['model', 'against', 'batch', 'ratio', 'interval'])) return false;
  const { model, against, batch, ratio, interval } = given;
  const isInterval = interval === null || (Array.isArray(interval) && interval.length === 2 && interval.every(isPositive));
  return typeof model === 'string' && typeof against === 'string' && typeof batch === 'number' && isPositive(ratio) && isInterval;
}

function isPositive(value: unknown): boolean {
  return typeof value === 'number' && value > 0;
}
