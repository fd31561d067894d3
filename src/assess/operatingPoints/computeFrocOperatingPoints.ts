import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import { bestCut } from '../../metrics/threshold/bestThreshold';
import { readBinaryScores, checkBothClasses } from '../../metrics/inputs/readBinaryScores';
import { countOutcomes } from '../../metrics/threshold/countOutcomes';
import { computeWilsonInterval } from '../../stats/computeWilsonInterval';
import type { OperatingPoint, OperatingPoints, OperatingPointsInputs } from './OperatingPointsInputs';

/** What `kd.operatingPoints` shows, as plain data. */
export function computeFrocOperatingPoints(inputs: OperatingPointsInputs): OperatingPoints {
  const subject = 'operatingPoints';
  checkOptions(subject, inputs, ['logits', 'probabilities', 'labels', 'falsePositiveRates', 'cases', 'confidence']);
  const { logits, probabilities, labels: given, cases: casesOf, confidence = 0.95 } = inputs ?? {};
  checkNumber(subject, 'confidence', confidence, { above: 0, atMost: 0.999999 });
  const rates = ratesOf(inputs?.falsePositiveRates, casesOf !== undefined);
  const binary = readBinaryScores(subject, { logits, probabilities, labels: given });
  checkBothClasses(subject, binary);
  const { labels, positives } = binary;
  const rows = labels.length;
  const cases = casesOf === undefined ? rows : countCases(casesOf, rows);
  const points = rates.map((allowed): OperatingPoint => {
    let [found, alerted] = [0, 0];
    const take = (row: number) => (labels[row] === 1 ? found++ : alerted++);
    const threshold = bestCut(binary, take, () => (alerted / cases <= allowed ? found : -1));
    const { truePositive, falsePositive } = countOutcomes(binary, threshold);
    return {
      allowed,
      falsePositivesPerCase: falsePositive / cases,
      threshold,
      found: truePositive,
      sensitivity: truePositive / positives,
      ...computeWilsonInterval(truePositive, positives, confidence),
      specificity: 1 - falsePositive / (rows - positives)
    };
  });
  const meanSensitivity = points.reduce((sum, { sensitivity }) => sum + sensitivity, 0) / points.length;
  return { rows, cases, positives, confidence, points, meanSensitivity };
}

function ratesOf(rates: unknown, hasCases: boolean): number[] {
  if (rates === undefined) return hasCases ? [1 / 8, 1 / 4, 1 / 2, 1, 2, 4, 8] : [1 / 32, 1 / 16, 1 / 8, 1 / 4, 1 / 2];
  if (!Array.isArray(rates) || !rates.length)
    throw new TypeError(
      `operatingPoints: expected falsePositiveRates to be a list of numbers, got ${showValue(rates)}; give [1 / 8, 1 / 4, 1 / 2]`
    );
  rates.forEach((rate, i) => checkNumber('operatingPoints', `falsePositiveRates[${i}]`, rate, { atLeast: 0 }));
  return [...(rates as number[])];
}

function countCases(cases: ArrayLike<string | number>, rows: number): number {
  if (typeof cases !== 'object' || cases === null || cases.length !== rows)
    throw new TypeError(
      `operatingPoints: expected cases to be ${rows} names or numbers, one per row, got ${showValue(cases)}; give the case of each row, or leave it out`
    );
  return new Set(Array.from(cases)).size;
}
