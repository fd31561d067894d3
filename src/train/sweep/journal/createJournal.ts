import type { EndedTrial, JudgedScore } from './EndedTrial';
import type { Journal } from './Journal';

/** A line of the journal's file. */
export type JournalLine = { type: 'begun'; trial: number } | ({ type: 'score' } & JudgedScore) | ({ type: 'ended' } & EndedTrial);

/**
 * What happens in a sweep, in memory.
 *
 * @param before what has happened already.
 * @param write keeps what happens from now on.
 */
export function createJournal(before: Iterable<JournalLine>, write: (line: JournalLine) => void, close: () => void): Journal {
  const ended = new Map<number, EndedTrial>();
  const scores: JudgedScore[] = [];
  const attempts = new Map<number, number>();
  const take = (line: JournalLine) => {
    if (line.type === 'begun') attempts.set(line.trial, (attempts.get(line.trial) ?? 0) + 1);
    // A trial ends once.
    else if (line.type === 'ended' && !ended.has(line.trial)) ended.set(line.trial, withoutType(line));
    // JSON has no NaN.
    else if (line.type === 'score') scores.push({ ...withoutType(line), score: line.score ?? NaN });
  };
  for (const line of before) take(line);
  const add = (line: JournalLine) => {
    write(line);
    take(line);
  };
  return {
    ...{ ended, scores, close },
    begin(trial) {
      add({ type: 'begun', trial });
      return attempts.get(trial)!;
    },
    judge: (score) => add({ type: 'score', ...score }),
    end: (trial) => add({ type: 'ended', ...trial })
  };
}

function withoutType<Line extends JournalLine>({ type: _, ...rest }: Line): Omit<Line, 'type'> {
  return rest;
}
