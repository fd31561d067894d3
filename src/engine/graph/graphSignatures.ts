import type * as tf from '@tensorflow/tfjs';

/** The graphs of one set of shapes and types of arguments. */
export interface Signature<Compiled> {
  /** From the second recording on that equals the one before. */
  compiled?: Compiled;
  /** Why there will be none. */
  eager?: string;
}

/** The graphs of a function, one for each set of shapes and types of its arguments. */
export interface GraphSignatures<Recorded, Compiled> {
  of(args: readonly tf.Tensor[]): Signature<Compiled>;
  /** Takes what a call has recorded, or why it could not. */
  offer(signature: Signature<Compiled>, recorded: Recorded | { reason: string }): void;
  /** Why some calls run operation by operation; null if none does. */
  eager(): string | null;
  dispose(): void;
}

interface Entry<Recorded, Compiled> extends Signature<Compiled> {
  recordings: number;
  last?: Recorded;
}

/** Shapes that come and go would fill the memory. */
const mostSignatures = 16;
/** The first call may make what the others only use. */
const mostRecordings = 3;

export function graphSignatures<Recorded extends object, Compiled>(parts: {
  areSame(a: Recorded, b: Recorded): boolean;
  compile(recorded: Recorded): Compiled;
  forget(compiled: Compiled): void;
}): GraphSignatures<Recorded, Compiled> {
  const entries = new Map<string, Entry<Recorded, Compiled>>();
  const forget = ({ compiled }: Entry<Recorded, Compiled>) => {
    if (compiled !== undefined) parts.forget(compiled);
  };
  return {
    of(args) {
      const key = args.map(({ dtype, shape }) => `${dtype} ${shape}`).join(';');
      const entry = entries.get(key) ?? { recordings: 0 };
      // The one that is asked for becomes the youngest; the oldest has to go.
      entries.delete(key);
      entries.set(key, entry);
      if (entries.size > mostSignatures) {
        const [[oldest, old]] = entries;
        forget(old);
        entries.delete(oldest);
      }
      return entry;
    },
    offer(signature, recorded) {
      const entry = signature as Entry<Recorded, Compiled>;
      entry.recordings++;
      const isLast = entry.recordings >= mostRecordings;
      if ('reason' in recorded) {
        if (isLast) entry.eager = recorded.reason as string;
      } else if (entry.last && parts.areSame(entry.last, recorded)) {
        entry.compiled = parts.compile(recorded);
        delete entry.last;
      } else {
        entry.last = recorded;
        if (isLast) entry.eager = 'JavaScript makes something else of each call: a number, a random value, or a branch';
      }
    },
    eager: () => [...entries.values()].find(({ eager }) => eager !== undefined)?.eager ?? null,
    dispose() {
      entries.forEach(forget);
      entries.clear();
    }
  };
}
