import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { show } from '../checks/show';
import type { Labelled } from '../metrics/inputs/labelled';
import { bestCut } from '../metrics/threshold/bestThreshold';
import { binaryScores, checkBothClasses } from '../metrics/inputs/binaryScores';
import { outcomeCounts } from '../metrics/threshold/outcomeCounts';
import { wilsonInterval } from '../stats/wilsonInterval';

export interface OperatingPointsInputs extends Labelled {
  /**
   * False positives a case. Default 1/8, 1/4, 1/2, 1, 2, 4 and 8 with `cases`; without them, where a case has one false positive at the
   * most, 1/32, 1/16, 1/8, 1/4 and 1/2.
   */
  falsePositiveRates?: readonly number[];
  /** [rows] Name or number of the case (scan, patient) that each row is of: a case may have several candidates. Default: each row is one. */
  cases?: ArrayLike<string | number>;
  /** Share of the intervals that hold the truth. Default 0.95. */
  confidence?: number;
}

/** Sensitivity at given numbers of false positives a case. */
export interface OperatingPoints {
  rows: number;
  cases: number;
  /** Rows of class 1. */
  positives: number;
  confidence: number;
  points: OperatingPoint[];
  /** The mean of their sensitivities, unweighted. */
  meanSensitivity: number;
}

export interface OperatingPoint {
  /** False positives a case that were allowed, and that there are. */
  allowed: number;
  falsePositivesPerCase: number;
  /** In logits: rows at the threshold or above are alerted. */
  threshold: number;
  /** Rows of class 1 that are found, as a count and a share with its Wilson interval. */
  found: number;
  sensitivity: number;
  low: number;
  high: number;
  specificity: number;
}

/** What `kd.operatingPoints` shows, as plain data. */
export function operatingPointsOf(inputs: OperatingPointsInputs): OperatingPoints {
  const subject = 'operatingPoints';
  checkOptions(subject, inputs, ['logits', 'labels', 'falsePositiveRates', 'cases', 'confidence']);
  const { logits, labels: given, cases: casesOf, confidence = 0.95 } = inputs ?? {};
  checkNumber(subject, 'confidence', confidence, { above: 0, atMost: 0.999999 });
  const rates = ratesOf(inputs?.falsePositiveRates, casesOf !== undefined);
  const binary = binaryScores(subject, { logits, labels: given });
  checkBothClasses(subject, binary);
  const { labels, positives } = binary;
  const rows = labels.length;
  const cases = casesOf === undefined ? rows : countCases(casesOf, rows);
  const points = rates.map((allowed): OperatingPoint => {
    let [found, alerted] = [0, 0];
    const take = (row: number) => (labels[row] === 1 ? found++ : alerted++);
    const threshold = bestCut(binary, take, () => (alerted / cases <= allowed ? found : -1));
    const { truePositive, falsePositive } = outcomeCounts(binary, threshold);
    return {
      allowed,
      falsePositivesPerCase: falsePositive / cases,
      threshold,
      found: truePositive,
      sensitivity: truePositive / positives,
      ...wilsonInterval(truePositive, positives, confidence),
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
      `operatingPoints: expected falsePositiveRates to be a list of numbers, got ${show(rates)}; give [1 / 8, 1 / 4, 1 / 2]`
    );
  rates.forEach((rate, i) => checkNumber('operatingPoints', `falsePositiveRates[${i}]`, rate, { atLeast: 0 }));
  return [...(rates as number[])];
}

function countCases(cases: ArrayLike<string | number>, rows: number): number {
  if (typeof cases !== 'object' || cases === null || cases.length !== rows)
    throw new TypeError(
      `operatingPoints: expected cases to be ${rows} names or numbers, one a row, got ${show(cases)}; give the case of each row, or leave it out`
    );
  return new Set(Array.from(cases)).size;
}
