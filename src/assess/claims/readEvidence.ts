import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { showValue } from '../../checks/showValue';
import type { Comparison } from '../../record/Comparison';
import type { LabelSweep } from '../../record/LabelSweep';
import { comparison } from '../../views/comparison/comparison';
import { labelSweepView } from '../../views/labelSweep/labelSweepView';
import type { OffPolicy } from '../offPolicy/OffPolicyInputs';
import type { Compared, Evidence, Speeds } from './ClaimOptions';
import { readMeasurementFromComparison } from './readMeasurementFromComparison';
import { readMeasurementFromNumber } from './readMeasurementFromNumber';
import type { Measurement } from './Measurement';
import { readMeasurementFromLatency } from './readMeasurementFromLatency';
import { readMeasurementFromLabelSweep } from './readMeasurementFromLabelSweep';
import { readMeasurementFromOffPolicy } from './readMeasurementFromOffPolicy';

const names = {
  comparison: ['metric', 'model', 'against'],
  latency: ['model', 'against', 'batch', 'reads'],
  labelSweep: ['labels', 'reads'],
  offPolicy: [],
  own: ['what', 'value', 'interval']
};

/**
 * A piece of evidence as numbers and words.
 *
 * @throws TypeError or RangeError for options that do not belong to what was measured, and names that are not in it.
 */
export function readEvidence(subject: string, evidence: Evidence): Measurement {
  const from = hasSafelyReadableMembers(evidence, ['from']) ? evidence.from : undefined;
  const kind = kindOf(subject, from);
  checkOptions(subject, evidence, ['from', ...names[kind], 'atLeast', 'atMost']);
  const { atLeast, atMost } = evidence ?? {};
  const ways = kind === 'latency' ? ['speed', 'cpu', 'energy'] : ['share', 'gap'];
  if (evidence?.reads !== undefined && !ways.includes(evidence.reads))
    throw new RangeError(
      `${subject}: expected reads to be ${ways.map((way) => `"${way}"`).join(' or ')}, got ${showValue(evidence.reads)}; choose one`
    );
  for (const [name, value] of Object.entries({ atLeast, atMost })) if (value !== undefined) checkNumber(subject, name, value);
  if (kind === 'own') return readMeasurementFromNumber(subject, evidence ?? {});
  if (kind === 'latency') return readMeasurementFromLatency(subject, from as Speeds, evidence);
  if (kind === 'offPolicy') return readMeasurementFromOffPolicy(from as OffPolicy);
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
  const parts = hasSafelyReadableMembers(from, ['comparison', 'differences', 'ratios', 'points', 'snips']) ? from : {};
  const { differences, ratios, points } = parts;
  if (hasSafelyReadableMembers(parts.comparison, []) || Array.isArray(differences)) return 'comparison';
  if (Array.isArray(ratios) && ratios.every(isRatio)) return 'latency';
  if (Array.isArray(points)) return 'labelSweep';
  if (isOffPolicy(parts)) return 'offPolicy';
  throw new TypeError(
    `${subject}: expected from to be a study, a comparison, a latency, a label sweep or an off-policy estimate, got ${showValue(from)}; pass what kd.study, kd.compare, kd.latency, kd.labelSweep or kd.offPolicy gave back`
  );
}

function isRatio(given: unknown): boolean {
  if (!hasSafelyReadableMembers(given, ['model', 'against', 'batch', 'ratio', 'interval'])) return false;
  const { model, against, batch } = given;
  const { cpu, energy } = hasSafelyReadableMembers(given, ['cpu', 'energy']) ? given : {};
  const isNamed = typeof model === 'string' && typeof against === 'string' && typeof batch === 'number';
  return isNamed && isCost(given) && [cpu, energy].every((cost) => cost === undefined || cost === null || isCost(cost));
}

function isCost(given: unknown): boolean {
  if (!hasSafelyReadableMembers(given, ['ratio', 'interval'])) return false;
  const { ratio, interval } = given;
  return (
    isPositive(ratio) && (interval === null || (Array.isArray(interval) && interval.length === 2 && interval.every(isPositive)))
  );
}

function isPositive(value: unknown): boolean {
  return typeof value === 'number' && value > 0;
}

function isOffPolicy(given: unknown): boolean {
  if (!hasSafelyReadableMembers(given, ['snips', 'doublyRobust', 'confidence'])) return false;
  const { snips, doublyRobust, confidence } = given;
  return typeof confidence === 'number' && isValueWithLift(snips) && (doublyRobust === null || isValueWithLift(doublyRobust));
}

function isValueWithLift(given: unknown): boolean {
  if (!hasSafelyReadableMembers(given, ['value', 'lift']) || typeof given.value !== 'number') return false;
  const { lift } = given;
  return (
    hasSafelyReadableMembers(lift, ['value', 'low', 'high']) &&
    [lift.value, lift.low, lift.high].every((one) => typeof one === 'number')
  );
}
