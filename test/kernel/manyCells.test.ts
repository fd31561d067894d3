import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KernelUnderTest } from './kernelUnderTest';
import { shown, startKernel } from './kernelUnderTest';

/** More declarations than the kernel reads anew with every cell; what is declared first is old. */
const first = `
interface Point { x: number; y: number }
enum Colour { red = 1, green }
class Counter { count = 0; up() { this.count++; return this } }
function shift(point: Point, by = 1): Point { return { x: point.x + by, y: point.y } }
const origin: Point = { x: 0, y: 0 }
let total = 10
import { join } from 'path'
type Named<T> = { name: string; value: T }`;
const many = (from: number) =>
  Array.from({ length: 300 }, (_, i) => `const filler${from + i}: { a: number; b: string } = { a: ${from + i}, b: 'b' }`).join(
    '\n'
  );

let kernel: KernelUnderTest;
beforeAll(async () => {
  kernel = await startKernel();
  for (const cell of [first, many(0), many(300), many(600)]) expect((await kernel.run(cell)).reply.status).toBe('ok');
});
afterAll(() => kernel.close());

const values: [string, string][] = [
  ['filler0.a + filler599.a', '599'],
  ['shift(origin, 3).x', '3'],
  ['Colour.green', '2'],
  ['new Counter().up().up().count', '2'],
  ["join('a', 'b')", "'a/b'"],
  ['total += 5; total', '15'],
  ['total', '15'],
  ['({ origin, total })', '{ origin: { x: 0, y: 0 }, total: 15 }'],
  ["const named: Named<Point> = { name: 'o', value: origin }; named.value === origin", 'true'],
  ['const { x, y } = shift({ ...origin, y: 2 }); [x, y]', '[ 1, 2 ]'],
  ['function useOld() { return total + filler1.a }; useOld()', '16'],
  ['kd.softTargets.name', "'softTargets'"],
  ['[1, 2].map((total) => total * 2)', '[ 2, 4 ]'],
  ['class More extends Counter { twice() { return this.up().up() } }; new More().twice().count', '2']
];

describe('in a notebook of 900 declarations, what the oldest cell declared', () => {
  for (const [code, expected] of values)
    test(`${code} shows ${expected}`, async () => {
      const result = await kernel.run(code);
      expect(result.reply).toMatchObject({ status: 'ok' });
      expect(shown(result)).toBe(expected);
    });

  test('is still checked', async () => {
    const { reply } = await kernel.run('shift(origin, "far")');
    expect(reply.evalue).toContain("Argument of type 'string' is not assignable to parameter of type 'number'");
  });

  test('can be declared again with another type, and is then that', async () => {
    expect((await kernel.run("const origin = 'here'; interface Point { z: boolean }")).reply.status).toBe('ok');
    expect(shown(await kernel.run('const z: Point = { z: true }; origin.toUpperCase()'))).toBe("'HERE'");
    expect((await kernel.run('origin.x')).reply.evalue).toContain("Property 'x' does not exist");
  });

  test('keeps its value when a cell that declares it again fails', async () => {
    expect((await kernel.run("throw new Error('before'); const total = 'text'")).reply.status).toBe('error');
    expect(shown(await kernel.run('total + 1'))).toBe('16');
  });

  test('is completed and described', async () => {
    const completed = await kernel.ask('complete', { code: 'filler12', cursor_pos: 8 });
    expect(completed.reply.matches.slice(0, 2)).toEqual(['filler12', 'filler120']);
    const described = await kernel.ask('inspect', { code: 'shift', cursor_pos: 5 });
    expect(described.reply.data['text/plain']).toContain('function shift(point: Point, by?: number)');
  });
});
