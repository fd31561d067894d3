import type * as tf from '@tensorflow/tfjs';
import { differs } from './createGraphRecorder';

/** The graphs of one set of shapes and types of arguments. */
export interface Signature<Compiled> {
  /** From the first call on after a recording that equals the one before. */
  compiled?: Compiled;
  /** Why there will be none. */
  eager?: string;
}

/** The graphs of a function, one for each set of shapes and types of its arguments. */
export interface GraphSignatures<Recorded, Compiled> {
  of(args: readonly tf.Tensor[]): Signature<Compiled>;
  /** Whether this call has to be recorded: the first ones, and later ones ever more rarely, to see whether they still do the same. */
  isDue(signature: Signature<Compiled>): boolean;
  /** Takes what a call has recorded, or why it could not. */
  offer(signature: Signature<Compiled>, recorded: Recorded | { reason: string }): void;
  /** Lets the graph of a signature go, for good. */
  giveUp(signature: Signature<Compiled>, reason: string): void;
  /** Why some calls run operation by operation; null if none does. It can still be asked for after `dispose`. */
  eager(): string | null;
  dispose(): void;
}

interface Entry<Recorded, Compiled> extends Signature<Compiled> {
  recordings: number;
  last?: Recorded;
  /** Whether `last` equals the recording before: the next call compiles it, if there is one. */
  isSteady?: true;
  /** How many calls its graph has had. */
  calls: number;
}

/** Shapes that come and go would fill the memory. */
const mostSignatures = 16;
/** The first call may make what the others only use. */
const mostRecordings = 3;

export function createGraphSignatures<Recorded extends object, Compiled>(parts: {
  areSame(a: Recorded, b: Recorded): boolean;
  compile(recorded: Recorded): Compiled;
  forget(compiled: Compiled): void;
}): GraphSignatures<Recorded, Compiled> {
  const entries = new Map<string, Entry<Recorded, Compiled>>();
  let reason: string | null = null;
  const reasonNow = () => [...entries.values()].find(({ eager }) => eager !== undefined)?.eager ?? reason;
  const forget = ({ compiled }: Entry<Recorded, Compiled>) => {
    if (compiled !== undefined) parts.forget(compiled);
  };
  /** What TensorFlow cannot make a function of runs as before. */
  function compile(entry: Entry<Recorded, Compiled>): void {
    try {
      entry.compiled = parts.compile(entry.last!);
    } catch (error) {
      entry.eager = `TensorFlow makes no function of it: ${error instanceof Error ? error.message : error}`;
    }
  }
  return {
    of(args) {
      const key = args.map(({ dtype, shape }) => `${dtype} ${shape}`).join(';');
      const entry = entries.get(key) ?? { recordings: 0, calls: 0 };
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
    isDue(signature) {
      const entry = signature as Entry<Recorded, Compiled>;
      if (entry.isSteady && !entry.compiled && entry.eager === undefined) compile(entry);
      if (!entry.compiled) return entry.eager === undefined;
      const calls = ++entry.calls;
      // 8, 16, 32, ...
      return calls >= 8 && (calls & (calls - 1)) === 0;
    },
    offer(signature, recorded) {
      const entry = signature as Entry<Recorded, Compiled>;
      if (entry.compiled) {
        if ('reason' in recorded) this.giveUp(entry, recorded.reason as string);
        else if (!parts.areSame(entry.last!, recorded)) this.giveUp(entry, differs);
        return;
      }
      entry.recordings++;
      const isLast = entry.recordings >= mostRecordings;
      if ('reason' in recorded) {
        if (isLast) entry.eager = recorded.reason as string;
      } else if (entry.last && parts.areSame(entry.last, recorded)) {
        entry.isSteady = true;
      } else {
        entry.last = recorded;
        if (isLast) entry.eager = differs;
      }
    },
    giveUp(signature, reason) {
      forget(signature as Entry<Recorded, Compiled>);
      delete signature.compiled;
      signature.eager = reason;
    },
    eager: reasonNow,
    dispose() {
      reason = reasonNow();
      entries.forEach(forget);
      entries.clear();
    }
  };
}
