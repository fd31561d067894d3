import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KernelUnderTest } from './kernelUnderTest';
import { startKernel } from './kernelUnderTest';

let kernel: KernelUnderTest;
beforeAll(async () => {
  kernel = await startKernel();
});
afterAll(() => kernel.close());

/** What a front end gets of a cell's last value. */
async function bundleOf(code: string): Promise<Record<string, unknown>> {
  const { outputs, reply } = await kernel.run(code);
  expect(reply, code).toMatchObject({ status: 'ok' });
  return outputs.find(({ type }) => type === 'execute_result')?.data ?? {};
}

async function textOf(code: string): Promise<string> {
  return String((await bundleOf(code))['text/plain']);
}

/** What `evaluate/format` makes of values is tried in its own tests; here is that a cell shows it. */
describe('a value in plain text is what Node inspects', () => {
  test.each([
    ['const round: any = { a: 1 }; round.self = round; round', '<ref *1> { a: 1, self: [Circular *1] }'],
    ['class Point { #hidden = 1; x = 1; get y(): number { throw new Error() } }; new Point()', 'Point { x: 1 }'],
    ['(function named() {})', '[Function: named]'],
    ['Promise.resolve(Promise.resolve([7]))', '[ 7 ]'],
    ['({ get then() { throw new Error() } })', '{ then: [Getter] }'],
    ['new Proxy({} as any, { get: () => () => 1 })', '{}'],
    ['[new Error("one"), { e: new TypeError("two") }]', '[\n  Error: one,\n  {\n    e: TypeError: two\n  }\n]']
  ])('%s shows %s', async (code, expected) => {
    expect(await bundleOf(code)).toEqual({ 'text/plain': expected });
  });

  test('without colours in the message of an error', async () => {
    expect(await textOf("new Error('\\x1b[31mred\\x1b[0m')")).toMatch(/^Error: red\n/);
  });
});

describe('an error as a value', () => {
  test('is its message, then the lines of cells, its cause and its own properties', async () => {
    const text = await textOf(
      "function fails() { return Object.assign(new RangeError('far', { cause: new Error('why') }), { code: 'E1' }) }\nfails()"
    );
    expect(text).toMatch(/^RangeError: far\n {4}at fails, cell \d+, line 1\n/);
    expect(text).toContain('caused by Error: why');
    expect(text).toContain("{ code: 'E1' }");
    expect(text).not.toMatch(/node:|dist.kernel/);
  });
});

describe('a table, as text and as HTML, is', () => {
  test('an array of flat objects', async () => {
    const shown = await bundleOf("[{ name: 'Ann', age: 31 }, { name: 'B <b>', age: 4, more: true }]");
    expect(shown['text/plain']).toBe('name   age  more\nAnn     31\nB <b>    4  true');
    expect(shown['text/html']).toContain('<table>');
    expect(shown['text/html']).toContain('B &lt;b&gt;');
    expect(shown['text/html']).not.toContain('<b>');
  });
});

describe('a value of great size is cut and says by how much:', () => {
  test.each([
    ['Array.from({ length: 10_000_000 }, (_, i) => i)', /9999950 more items\n\]\nminimum 0, mean 4999999.5, maximum 9999999$/],
    [
      'const keys: any = {}; for (let i = 0; i < 100_000; i++) keys[`k${i}`] = i; keys',
      /k99: 99,\n {2}… 99900 more properties\n\}$/
    ],
    ['({ a: keys, b: [keys, keys] })', /^\{ a: \[Object\], b: \[Array\] \}$/],
    ['let deep: any = {}; for (let i = 0; i < 10_000; i++) deep = { deep }; deep', /\[Object\]/],
    ['Array.from({ length: 100 }, () => Array.from({ length: 100 }, () => Array(100).fill([1, 2, 3])))', /more/],
    ['Array.from({ length: 300_000 }, (_, i) => ({ i, html: \'"<&>"\'.repeat(50) }))', /… 299960 more rows$/],
    ['Array.from({ length: 3 }, () => Object.fromEntries(Object.keys(keys).slice(0, 4000).map((k) => [k, 1])))', /more columns$/],
    ['globalThis', /global/]
  ])('%s', async (code, expected) => {
    const shown = await bundleOf(code);
    expect(String(shown['text/plain'])).toMatch(expected);
    expect(String(shown['text/plain']).length).toBeLessThan(20_100);
    expect(String(shown['text/html'] ?? '').length).toBeLessThan(100_000);
  });
});

describe('a value that shows itself or looks like something that can', () => {
  const text = (type: string, data: unknown) => ({ [type]: data, 'text/plain': expect.any(String) });
  test.each([
    [
      "({ [Symbol.for('Jupyter.display')]: async () => ({ 'image/png': new Uint8Array([1, 2]), 'text/plain': 'p' }) })",
      text('image/png', 'AQI=')
    ],
    ["({ toDataURL: () => 'data:image/png;base64,AAAA' })", text('image/png', 'AAAA')],
    ["Buffer.from('89504e470d0a1a0a', 'hex')", text('image/png', 'iVBORw0KGgo=')]
  ])('%s', async (code, expected) => {
    expect(await bundleOf(code)).toEqual(expected);
  });
});

test('display(value) shows it as a last value is shown, a promise by what it comes to', async () => {
  const { outputs } = await kernel.run('await display(Promise.resolve([{ a: 1 }]))');
  expect(outputs.at(-1)).toMatchObject({ type: 'display_data', data: { 'text/plain': 'a\n1' } });
});

test("tslab's display shows, and updates what it has shown", async () => {
  const { outputs } = await kernel.run(
    "import * as tslab from 'tslab'; tslab.display.html('<b>1</b>'); const place = tslab.newDisplay(); place.text('one'); place.text('two')"
  );
  const shown = outputs.filter(({ type }) => type !== 'execute_input');
  expect(shown.map(({ type, data }) => [type, Object.values(data ?? {})])).toEqual([
    ['display_data', ['<b>1</b>']],
    ['display_data', ['one']],
    ['update_display_data', ['two']]
  ]);
});

describe('of the toolkit', () => {
  test.each([
    ['tf.tensor2d([[1, 2], [3, 4.5]])', 'Tensor float32 [2, 2]: minimum 1, mean 2.625, maximum 4.5\n[[1, 2],\n [3, 4.5]]'],
    ['const gone = tf.tensor1d([1]); gone.dispose(); gone', 'Tensor float32 [1]: disposed, its values are gone'],
    [
      "tf.variable(tf.tensor1d([1, NaN]), false, 'w')",
      'Variable float32 [2] "w", not trainable: minimum 1, mean 1, maximum 1, 1 NaN\n[1, NaN]'
    ],
    ['[gone, tf.zeros([50, 50])]', '[ Tensor float32 [1], disposed, Tensor float32 [50, 50] ]']
  ])('%s shows %s', async (code, expected) => {
    expect(await textOf(code)).toBe(expected);
  });

  test('a model shows its layers, shapes, parameters and MACs', async () => {
    const shown = await bundleOf(
      "tf.sequential({ name: 'net', layers: [tf.layers.dense({ name: 'a', units: 8, inputShape: [4] }), tf.layers.dense({ name: 'b', units: 2 })] })"
    );
    expect(String(shown['text/plain']).split('\n')).toEqual([
      'Sequential "net": 2 layers, 58 parameters, 48 MACs a row',
      'layer  kind   output     parameters',
      'a      Dense  [null, 8]          40',
      'b      Dense  [null, 2]          18'
    ]);
    expect(shown['text/html']).toContain('<table>');
  });

  test('kd.tensorImages and kd.help show themselves', async () => {
    expect(Object.keys(await bundleOf('kd.tensorImages(tf.zeros([2, 2]))'))).toContain('image/png');
    expect((await bundleOf('kd.help(kd.softTargets)'))['text/markdown']).toContain('A number above 0 or a schedule. Default 4.');
  });
});
