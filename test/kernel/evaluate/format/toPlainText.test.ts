import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { toPlainText } from '../../../../kernel/evaluate/format/toPlainText';

const round: Record<string, unknown> = { a: 1 };
round.self = round;
const custom = (show: () => unknown) => ({ [inspect.custom]: show, a: 1 });
const fail = () => {
  throw new Error('mine');
};

test.each<[unknown, string]>([
  [3, '3'],
  [-0, '-0'],
  [10n ** 20n, '100000000000000000000n'],
  ['text', "'text'"],
  [Symbol('s'), 'Symbol(s)'],
  [undefined, 'undefined'],
  [new Set([1, 'a']), "Set(2) { 1, 'a' }"],
  [new Map([[{ k: 1 }, 1]]), 'Map(1) { { k: 1 } => 1 }'],
  // eslint-disable-next-line no-sparse-arrays
  [[, 1], '[ <1 empty item>, 1 ]'],
  [round, '<ref *1> { a: 1, self: [Circular *1] }'],
  [class Child extends Map {}, '[class Child extends Map]'],
  [new Date(0), '1970-01-01T00:00:00.000Z'],
  [new Date(NaN), 'Invalid Date'],
  [/a+/gi, '/a+/gi'],
  [Buffer.from('hi'), '<Buffer 68 69>'],
  [new Uint8Array([1, 2]), 'Uint8Array(2) [ 1, 2 ]'],
  [[Promise.resolve(1)], '[ Promise { 1 } ]'],
  [Object.assign(Object.create(null), { a: 1 }), '[Object: null prototype] { a: 1 }'],
  [Object.defineProperty({ ok: 1 }, 'bad', { get: fail, enumerable: true }), '{ ok: 1, bad: [Getter] }'],
  [{ toJSON: fail }, '{ toJSON: [Function: fail] }'],
  [new Proxy({ a: 1 }, { get: fail, has: fail }), '{ a: 1 }'],
  [new Proxy({}, { get: () => () => 1 }), '{}'],
  [custom(() => '\u001b[31mred\u001b[0m'), 'red'],
  [new Array(4_000_000_000), '[ <4000000000 empty items> ]']
])('toPlainText() is what Node inspects, without colours: %#', (value, expected) => {
  expect(toPlainText(value)).toBe(expected);
});

test('toPlainText() leaves out the stacks of errors inside a value', () => {
  expect(toPlainText([new Error('one'), { e: new TypeError('two') }])).toBe(
    '[\n  Error: one,\n  {\n    e: TypeError: two\n  }\n]'
  );
});

test('toPlainText() of an error is its traceback and its own properties', () => {
  const error = Object.assign(new RangeError('far', { cause: new Error('why') }), { code: 'E1' });
  const traceback = ({ message }: Error) => [`RangeError: ${message}`, '    at cell 1, line 1'];
  expect(toPlainText(error, traceback)).toBe("RangeError: far\n    at cell 1, line 1\n{ code: 'E1' }");
});

test('toPlainText() of long numbers ends with their statistics', () => {
  expect(toPlainText(Array.from({ length: 1000 }, (_, i) => i))).toMatch(
    /\.\.\. 950 more items\n\]\nminimum 0, mean 499.5, maximum 999$/
  );
});

test('toPlainText() is cut after 20,000 characters and says by how much', () => {
  const text = toPlainText(custom(() => 'x'.repeat(1_000_000)));
  expect(text).toMatch(/^x{20000}… 980000 more characters$/);
});

test('toPlainText() of a value whose inspection fails shows what can be shown, and why not more', () => {
  expect(toPlainText(custom(fail))).toMatch(/^\{\s+a: 1,[^]*\(its inspection failed: Error: mine\)$/);
  const tagged = Object.defineProperty({}, Symbol.toStringTag, { get: fail });
  expect(toPlainText(tagged)).toBe('[object] (its inspection failed: Error: mine)');
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  expect(toPlainText(proxy)).toBe('<Revoked Proxy>');
});
