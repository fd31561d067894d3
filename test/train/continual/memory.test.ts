import { expect, test } from 'vitest';
import { makeDataset } from '../../../src/data/makeDataset';
import { classBalanced, reservoir, type MemoryPolicy } from '../../../src/train/continual';
import { createStreamMemory } from '../../../src/train/continual/memory/createStreamMemory';
import { fc } from '../../seededFastCheck';

/** Rows whose numbers are their place in the stream. */
function part(from: number, labels: number[]) {
  const x = labels.map((_, i) => [from + i, 1]);
  return makeDataset({ x, y: labels, classes: 4 });
}

async function remember(policy: MemoryPolicy, parts: number[][], { seed = 0, keepsLogits = false } = {}) {
  const sizes: { rows: number; bytes: number }[] = [];
  let from = 0;
  const datasets = parts.map((labels) => {
    const own = part(from, labels);
    from += labels.length;
    return own;
  });
  const memory = createStreamMemory('test', datasets[0], { policy, keepsLogits, seed });
  for (const one of datasets) {
    await memory.update(one, async (rows) => ({
      ...{ rows: rows.y.length, columns: 4 },
      values: Float32Array.from({ length: 4 * rows.y.length }, (_, i) => rows.x[2 * Math.floor(i / 4)] + (i % 4))
    }));
    const { numbers, bytes } = memory.now()!;
    sizes.push({ rows: numbers.length, bytes });
  }
  return { memory: memory.now()!, sizes };
}

const labelsOf = (count: number, label: number) => new Array<number>(count).fill(label);

test('reservoir({rows}) has every row of the stream with the same probability, whichever part it was in', async () => {
  const counts = new Float64Array(60);
  const draws = 800;
  for (let seed = 0; seed < draws; seed++) {
    const { memory } = await remember(reservoir({ rows: 12 }), [labelsOf(10, 0), labelsOf(30, 1), labelsOf(20, 2)], { seed });
    for (const row of memory.numbers) counts[row]++;
  }
  // Chi-square of 60 rows around 12 / 60 each; 99.9 % of such sums are below 98.
  const expected = (draws * 12) / 60;
  const sum = counts.reduce((all, count) => all + (count - expected) ** 2 / (expected * (1 - 12 / 60)), 0);
  expect(sum).toBeLessThan(98);
});

test('classBalanced({rows}) has as many rows of each class, and gives what a class lacks to the others', async () => {
  const counts = (labels: Int32Array) => [0, 1, 2, 3].map((one) => labels.filter((label) => label === one).length);
  const balanced = (parts: number[][]) => remember(classBalanced({ rows: 12 }), parts);
  const { memory: of } = await balanced([labelsOf(100, 0), labelsOf(10, 1), labelsOf(50, 2)]);
  expect(counts(of.rows.y)).toEqual([4, 4, 4, 0]);
  const { memory: few } = await balanced([labelsOf(100, 0), labelsOf(2, 1), labelsOf(50, 2)]);
  expect(counts(few.rows.y)).toEqual([5, 2, 5, 0]);
  const { memory: one } = await balanced([labelsOf(30, 3)]);
  expect(counts(one.rows.y)).toEqual([0, 0, 0, 12]);
});

test('classBalanced has every row of a class with the same probability, also if the class comes again', async () => {
  const counts = new Float64Array(40);
  const draws = 800;
  for (let seed = 0; seed < draws; seed++) {
    const { memory } = await remember(classBalanced({ rows: 8 }), [[...labelsOf(10, 0), ...labelsOf(10, 1)], labelsOf(20, 0)], {
      seed
    });
    for (const row of memory.numbers) counts[row]++;
  }
  const chance = (row: number) => (row < 10 || row >= 20 ? 4 / 30 : 4 / 10);
  const sum = counts.reduce((all, count, row) => {
    const expected = draws * chance(row);
    return all + (count - expected) ** 2 / (expected * (1 - chance(row)));
  }, 0);
  // 40 rows: 99.9 % of such sums are below 72.
  expect(sum).toBeLessThan(72);
});

test('a memory keeps rows, labels and logits together', async () => {
  for (const policy of [reservoir({ rows: 7 }), classBalanced({ rows: 7 })]) {
    const { memory } = await remember(policy, [labelsOf(9, 0), [1, 2, 1, 2], labelsOf(11, 3)], { keepsLogits: true });
    const labelAt = [...labelsOf(9, 0), 1, 2, 1, 2, ...labelsOf(11, 3)];
    expect(memory.numbers.length).toBe(7);
    memory.numbers.forEach((number, row) => {
      expect(memory.rows.x[2 * row]).toBe(number);
      expect(memory.rows.y[row]).toBe(labelAt[number]);
      expect([...memory.logits!.values.subarray(4 * row, 4 * row + 4)]).toEqual([0, 1, 2, 3].map((i) => number + i));
    });
  }
});

test('no memory is ever above its budget of rows or bytes, and one of bytes has room for no row more', async () => {
  const labels = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 40 });
  const budget = fc.record({ bytes: fc.integer({ min: 32, max: 2000 }), isRows: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(
      fc.array(labels, { minLength: 1, maxLength: 5 }),
      budget,
      fc.boolean(),
      fc.nat(),
      async (parts, of, keepsLogits, seed) => {
        const given = of.isRows ? { rows: Math.ceil(of.bytes / 32) } : { bytes: of.bytes };
        for (const policy of [reservoir(given), classBalanced(given)]) {
          // Two numbers, a label, a number in the stream; four logits.
          const rowBytes = keepsLogits ? 32 : 16;
          const { sizes } = await remember(policy, parts, { seed, keepsLogits });
          let seen = 0;
          sizes.forEach(({ rows, bytes }, i) => {
            seen += parts[i].length;
            const capacity = given.rows ?? Math.floor(given.bytes! / rowBytes);
            expect(rows).toBe(Math.min(seen, capacity));
            expect(bytes).toBe(rows * rowBytes);
            if (given.bytes !== undefined) expect(bytes).toBeLessThanOrEqual(given.bytes);
          });
        }
      }
    ),
    { numRuns: 60 }
  );
});

test('the same seed keeps the same rows, another one others', async () => {
  for (const policy of [reservoir({ rows: 6 }), classBalanced({ rows: 6 })]) {
    const numbers = async (seed: number) =>
      [...(await remember(policy, [labelsOf(30, 0), labelsOf(30, 1)], { seed })).memory.numbers].sort((a, b) => a - b);
    expect(await numbers(1)).toEqual(await numbers(1));
    expect(await numbers(1)).not.toEqual(await numbers(2));
  }
});

test('a budget that holds no row, or is none, is refused', () => {
  expect(() =>
    createStreamMemory('test', part(0, [0]), { policy: reservoir({ bytes: 15 }), keepsLogits: false, seed: 0 })
  ).toThrow('test: expected a memory of at least one row, 16 bytes, got 15 bytes');
  expect(() => reservoir({} as never)).toThrow('continual.reservoir: expected either rows or bytes, got neither');
  expect(() => classBalanced({ rows: 1, bytes: 1 } as never)).toThrow('got both');
  expect(() => reservoir({ rows: 0 })).toThrow('expected rows to be a whole number at least 1');
});

test('a memory of the user that chooses what is not there is refused', async () => {
  const own = (places: unknown): MemoryPolicy => ({
    ...{ description: { name: 'own' }, budget: { rows: 2 }, choose: () => places as Int32Array }
  });
  const choose = (places: unknown) => remember(own(places), [labelsOf(4, 0)]);
  const { proxy, revoke } = Proxy.revocable(new Int32Array(1), {});
  revoke();
  for (const wrong of [[0], proxy])
    await expect(choose(wrong)).rejects.toThrow('expected the memory to choose places in an Int32Array');
  await expect(choose(Int32Array.of(4))).rejects.toThrow('got place 4');
  await expect(choose(Int32Array.of(1, 1))).rejects.toThrow('each once, got 2 places');
  await expect(choose(Int32Array.of(0, 1, 2))).rejects.toThrow('at most 2 of 4 rows');
});
