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

describe('a value in plain text is what Node inspects', () => {
  test.each([
    ['1 + 2', '3'],
    ['-0', '-0'],
    ['10n ** 20n', '100000000000000000000n'],
    ["Symbol('s')", 'Symbol(s)'],
    ["new Set([1, 'a'])", "Set(2) { 1, 'a' }"],
    ['new Map<object, number>([[{ k: 1 }, 1]])', 'Map(1) { { k: 1 } => 1 }'],
    ['[, 1]', '[ <1 empty item>, 1 ]'],
    ['const round: any = { a: 1 }; round.self = round; round', '<ref *1> { a: 1, self: [Circular *1] }'],
    ['class Point { #hidden = 1; x = 1; get y(): number { throw new Error() } }; new Point()', 'Point { x: 1 }'],
    ['(function named() {})', '[Function: named]'],
    ['class Child extends Map {}; Child', '[class Child extends Map]'],
    ['new Date(0)', '1970-01-01T00:00:00.000Z'],
    ['new Date(NaN)', 'Invalid Date'],
    ['/a+/gi', '/a+/gi'],
    ["Buffer.from('hi')", '<Buffer 68 69>'],
    ['new Uint8Array([1, 2])', 'Uint8Array(2) [ 1, 2 ]'],
    ['[Promise.resolve(1)]', '[ Promise { 1 } ]'],
    ['Promise.resolve(Promise.resolve([7]))', '[ 7 ]'],
    ['Object.assign(Object.create(null), { a: 1 })', '[Object: null prototype] { a: 1 }'],
    ['({ get bad() { throw new Error() }, ok: 1 })', '{ bad: [Getter], ok: 1 }'],
    ['({ get then() { throw new Error() } })', '{ then: [Getter] }'],
    ['({ toJSON() { throw new Error() } })', '{ toJSON: [Function: toJSON] }'],
    ['new Proxy({ a: 1 }, { get() { throw new Error() }, has() { throw new Error() } })', '{ a: 1 }'],
    ['new Proxy({} as any, { get: () => () => 1 })', '{}'],
    ['[new Error("one"), { e: new TypeError("two") }]', '[\n  Error: one,\n  {\n    e: TypeError: two\n  }\n]']
  ])('%s shows %s', async (code, expected) => {
    expect(await bundleOf(code)).toEqual({ 'text/plain': expected });
  });

  test('without colours, also where an inspector of its own makes some', async () => {
    expect(await textOf("({ [Symbol.for('nodejs.util.inspect.custom')]: () => '\\x1b[31mred\\x1b[0m' })")).toBe('red');
    expect(await textOf("new Error('\\x1b[31mred\\x1b[0m')")).toMatch(/^Error: red\n/);
  });

  test('also where its inspection fails', async () => {
    expect(await textOf("({ [Symbol.for('nodejs.util.inspect.custom')]() { throw new Error('mine') }, a: 1 })")).toMatch(
      /^\{ a: 1, .*its inspection failed: Error: mine/
    );
    expect(await textOf('({ get [Symbol.toStringTag]() { throw new Error() } })')).toContain('[object]');
    const revoked = 'const revoked = Proxy.revocable({}, {}); revoked.revoke(); revoked.proxy';
    expect(await textOf(revoked)).toContain('Revoked Proxy');
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

  test('a Map of simple values, and one of flat objects', async () => {
    expect((await bundleOf("new Map([['a', 1], ['b', 20]])"))['text/plain']).toBe('key  value\na        1\nb       20');
    expect((await bundleOf("new Map([['a', { x: 1 }], ['b', { x: 2 }]])"))['text/plain']).toBe('key  x\na    1\nb    2');
  });

  test('not one of objects with getters, with objects in them or of a class', async () => {
    for (const code of ['[{ get a() { return 1 } }]', '[{ a: { b: 1 } }]', '[new (class { a = 1 })()]', '[[1], [2]]', '[{}]'])
      expect(Object.keys(await bundleOf(code)), code).toEqual(['text/plain']);
  });
});

describe('a value of great size is cut and says by how much:', () => {
  test.each([
    ['Array.from({ length: 10_000_000 }, (_, i) => i)', /9999950 more items\n\]\nminimum 0, mean 4999999.5, maximum 9999999$/],
    ['const floats = new Float32Array(1000).fill(0.5); floats[1] = NaN; floats', /minimum 0.5, mean 0.5, maximum 0.5, 1 NaN$/],
    ["'x'.repeat(10_000_000)", /9990000 more characters$/],
    [
      'const keys: any = {}; for (let i = 0; i < 100_000; i++) keys[`k${i}`] = i; keys',
      /k99: 99,\n {2}… 99900 more properties\n\}$/
    ],
    ['({ a: keys, b: [keys, keys] })', /^\{ a: \[Object\], b: \[Array\] \}$/],
    ['let deep: any = {}; for (let i = 0; i < 10_000; i++) deep = { deep }; deep', /\[Object\]/],
    ['Array.from({ length: 100 }, () => Array.from({ length: 100 }, () => Array(100).fill([1, 2, 3])))', /more/],
    ['Array.from({ length: 300_000 }, (_, i) => ({ i, html: \'"<&>"\'.repeat(50) }))', /… 299960 more rows$/],
    ['Array.from({ length: 3 }, () => Object.fromEntries(Object.keys(keys).slice(0, 4000).map((k) => [k, 1])))', /more columns$/],
    ['new Map(Array.from({ length: 100_000 }, (_, i) => [i, i]))', /… 99960 more rows$/],
    ['new Set(Array.from({ length: 100_000 }, (_, i) => ({ i })))', /99900 more items/],
    ['new Array(4_000_000_000)', /4000000000 empty items/],
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
    [
      "({ toSpec: () => ({ $schema: 'https://vega.github.io/schema/vega-lite/v5.json', mark: 'bar' }) })",
      text('application/vnd.vegalite.v5+json', expect.objectContaining({ mark: 'bar' }))
    ],
    [
      "({ toSpec: () => ({ $schema: 'https://vega.github.io/schema/vega/v5.json' }) })",
      text('application/vnd.vega.v5+json', expect.anything())
    ],
    ["({ toDataURL: () => 'data:image/png;base64,AAAA' })", text('image/png', 'AAAA')],
    [
      '({ outerHTML: \'<svg xmlns="http://www.w3.org/2000/svg"></svg>\' })',
      text('image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"></svg>')
    ],
    ["({ outerHTML: '<p>1</p>' })", text('text/html', '<p>1</p>')],
    ["Buffer.from('89504e470d0a1a0a', 'hex')", text('image/png', 'iVBORw0KGgo=')],
    ['new Uint8Array([0xff, 0xd8, 0xff])', text('image/jpeg', '/9j/')],
    ['({ toSpec() { throw new Error() } })', { 'text/plain': '{ toSpec: [Function: toSpec] }' }]
  ])('%s', async (code, expected) => {
    expect(await bundleOf(code)).toEqual(expected);
  });

  test('as a data frame is its first rows', async () => {
    const shown = await bundleOf(
      "({ schema: { a: 'Int64' }, head: (n: number) => ({ toRecords: () => [{ a: 1n }, { a: 2n }] }) })"
    );
    expect(shown).toMatchObject({
      'application/vnd.dataresource+json': {
        data: [{ a: '1' }, { a: '2' }],
        schema: { fields: [{ name: 'a', type: 'integer' }] }
      },
      'text/plain': 'a\n1\n2'
    });
    expect(shown['text/html']).toContain('<td style="text-align:right">2</td>');
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
