import { isSafeToInspect } from '../../../checks/isSafeToInspect';
import { showValue } from '../../../checks/showValue';
import type { Dataset } from '../../../data/Dataset';
import { gatherRows } from '../../../data/gatherRows';
import type { Matrix } from '../../../data/Matrix';
import { takeMatrixRows } from '../../../data/takeMatrixRows';
import { takeRows } from '../../../data/takeRows';
import type { MemoryPolicy } from './MemoryPolicy';
import type { StreamMemory } from './StreamMemory';

/** The memory of a stream. It changes between two parts and never within one. */
export interface MemoryKeeper {
  /** Null before the first part has been learnt. */
  now(): StreamMemory | null;
  /**
   * Takes up rows of a part that has been learnt.
   *
   * @param logitsOf asked for rows that stay, if logits are kept.
   */
  update(part: Dataset, logitsOf: (rows: Dataset) => Promise<Matrix>): Promise<void>;
}

export interface MemorySettings {
  policy: MemoryPolicy;
  /** Whether the model's logits are kept too. */
  keepsLogits: boolean;
  seed: number;
}

/**
 * A row takes its numbers, 4 bytes for its label, 4 for its number in the stream and, if logits are kept, 4 for each class.
 *
 * @param first rows of the first part, which say how large a row is.
 * @throws RangeError for a budget of less than one row.
 */
export function createStreamMemory(subject: string, first: Dataset, { policy, keepsLogits, seed }: MemorySettings): MemoryKeeper {
  const { budget } = policy;
  const width = first.x.length / first.y.length;
  const rowBytes = 4 * (width + 2 + (keepsLogits ? first.classes.length : 0));
  const capacity = 'rows' in budget ? budget.rows : Math.floor(budget.bytes / rowBytes);
  if (capacity < 1)
    throw new RangeError(
      `${subject}: expected a memory of at least one row, ${rowBytes} bytes, got ${Object.values(budget)} bytes; give more of them`
    );
  let memory: StreamMemory | null = null;
  let seen = 0;
  return {
    now: () => memory,
    async update(part, logitsOf) {
      const held = memory?.numbers.length ?? 0;
      const labels = joined(memory?.rows.y, part.y);
      const numbers = joined(
        memory?.numbers,
        Int32Array.from(part.y.keys(), (row) => seen + row)
      );
      const chosen = policy.choose({ labels, numbers, held, seen, capacity, seed });
      checkChosen(subject, chosen, labels.length, capacity);
      const old = chosen.filter((place) => place < held);
      const fresh = chosen.filter((place) => place >= held).map((place) => place - held);
      const places = [...old, ...fresh.map((row) => row + held)];
      const x = new Float32Array(places.length * width);
      if (memory) x.set(gatherRows(memory.rows.x, width, old));
      x.set(gatherRows(part.x, width, fresh), old.length * width);
      const y = Int32Array.from(places, (place) => labels[place]);
      const own = Int32Array.from(places, (place) => numbers[place]);
      const kept = memory?.logits && takeMatrixRows(memory.logits, old);
      const added = keepsLogits && fresh.length > 0 ? await logitsOf(takeRows(part, fresh)) : undefined;
      const logits = keepsLogits ? stacked(kept, added, first.classes.length) : undefined;
      const { shape, classes, features } = part;
      const rows: Dataset = { name: 'memory', x, y, shape, classes, ...(features && { features }) };
      const bytes = [x, y, own, logits?.values].reduce((sum, column) => sum + (column?.byteLength ?? 0), 0);
      memory = places.length ? { rows, ...(logits && { logits }), numbers: own, bytes } : null;
      seen += part.y.length;
    }
  };
}

/** @throws TypeError or RangeError for what a policy may not give. */
function checkChosen(subject: string, chosen: unknown, candidates: number, capacity: number): asserts chosen is Int32Array {
  if (!(isSafeToInspect(chosen) && chosen instanceof Int32Array))
    throw new TypeError(
      `${subject}: expected the memory to choose places in an Int32Array, got ${showValue(chosen)}; return one from choose`
    );
  const odd = chosen.find((place) => place < 0 || place >= candidates);
  if (odd !== undefined || chosen.length > capacity || new Set(chosen).size < chosen.length)
    throw new RangeError(
      `${subject}: expected the memory to choose at most ${capacity} of ${candidates} rows, each once, got ${odd === undefined ? `${chosen.length} places` : `place ${odd}`}; return other places from choose`
    );
}

function joined(first: Int32Array | undefined, second: Int32Array): Int32Array {
  const both = new Int32Array((first?.length ?? 0) + second.length);
  if (first) both.set(first);
  both.set(second, first?.length ?? 0);
  return both;
}

function stacked(first: Matrix | undefined, second: Matrix | undefined, columns: number): Matrix {
  const values = new Float32Array((first?.values.length ?? 0) + (second?.values.length ?? 0));
  if (first) values.set(first.values);
  if (second) values.set(second.values, first?.values.length ?? 0);
  return { rows: values.length / columns, columns, values };
}
