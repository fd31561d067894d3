import { createHash } from 'node:crypto';
import type { Matrix } from '../../data/Matrix';
import type { Finding } from '../../record/Finding';

/** What a teacher has answered, so that another teacher is noticed. */
export interface TeacherAnswers {
  /** SHA-256 of its logits of all rows. */
  sha256: string;
  /** At most 256 of these numbers, evenly spaced. */
  sample: number[];
}

const mostSampled = 256;

/** @param logits of all sets of rows, always in the same order. */
export function encodeTeacherAnswers(logits: readonly Matrix[]): TeacherAnswers {
  const hash = createHash('sha256');
  for (const { values } of logits) hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  const sample = logits.flatMap(({ values }) => {
    const every = Math.ceil((values.length * logits.length) / mostSampled);
    return Array.from({ length: Math.floor(values.length / every) }, (_, i) => values[i * every]);
  });
  return { sha256: hash.digest('hex'), sample };
}

/**
 * Compares a teacher's answers with those of the teacher that a run began with. Null if they are equal, and a finding if only their last digits
 * differ, as on another processor.
 *
 * @throws RangeError if they are others.
 */
export function compareAnswers(subject: string, before: TeacherAnswers, now: TeacherAnswers): Finding | null {
  if (before.sha256 === now.sha256) return null;
  const isClose =
    before.sample.length === now.sample.length &&
    before.sample.every((value, i) => Math.abs(value - now.sample[i]) <= closeness * (1 + Math.abs(value)));
  if (isClose && before.sample.length)
    return {
      check: 'resumedWithOtherDigits',
      level: 'warning',
      value: Math.max(...before.sample.map((value, i) => Math.abs(value - now.sample[i]))),
      says: 'the teacher gave logits with other last digits than before the run was resumed: the numbers of this run are not exactly those of a run without a break',
      hint: 'resume on the machine, and with the version of TensorFlow, that the run began with'
    };
  throw new RangeError(
    `${subject}: expected the teacher that the run began with, got one that gives other logits; load that teacher again, or begin another run`
  );
}

const closeness = 1e-3;
