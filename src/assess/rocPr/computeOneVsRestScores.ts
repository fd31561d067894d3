import type { LogitsTable } from '../../metrics/inputs/checkedLogits';
import { computeOneAgainstRest } from '../../metrics/inputs/computeOneAgainstRest';
import { computeRanking, type Ranking } from '../../metrics/ranking/computeRanking';

/** Scores of one class against the rest, with the labels that go with them: 1 for a row of the class. */
export interface ClassScores {
  scores: Float64Array;
  labels: Int32Array;
  positives: number;
}

/** Each class against the rest, by its log odds. */
export function computeOneVsRestScores(table: LogitsTable, labels: ArrayLike<number>): ClassScores[] {
  const { rows, columns } = table;
  const odds = computeOneAgainstRest(table);
  return Array.from({ length: columns }, (_, k) => {
    const own = Int32Array.from({ length: rows }, (_, i) => Number(labels[i] === k));
    const scores = Float64Array.from({ length: rows }, (_, i) => odds[i * columns + k]);
    return { scores, labels: own, positives: own.reduce((sum, one) => sum + one, 0) };
  });
}

/** All pairs of a row and a class at once: a row counts once for each class. */
export function pairScores(table: LogitsTable, labels: ArrayLike<number>): ClassScores {
  const { rows, columns } = table;
  const own = Int32Array.from({ length: rows * columns }, (_, i) => Number(labels[Math.floor(i / columns)] === i % columns));
  return { scores: computeOneAgainstRest(table), labels: own, positives: rows };
}

/** The ranking of pairs, with counts by row: a row that is drawn twice counts twice in each of its pairs. */
export function pairRanking(scores: ClassScores, columns: number): Ranking {
  const ranking = computeRanking(scores);
  return { ...ranking, order: ranking.order.map((pair) => Math.floor(pair / columns)) };
}
