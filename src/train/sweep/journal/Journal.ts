import type { EndedTrial, JudgedScore } from './EndedTrial';

/** What has happened in a sweep so far. */
export interface Journal {
  ended: ReadonlyMap<number, EndedTrial>;
  /** In the order in which they came. */
  scores: readonly JudgedScore[];
  /** A trial is begun. Returns how often it was by now. */
  begin(trial: number): number;
  judge(score: JudgedScore): void;
  end(trial: EndedTrial): void;
  close(): void;
}
