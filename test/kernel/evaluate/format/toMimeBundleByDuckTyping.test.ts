import { expect, test } from 'vitest';
import { toMimeBundleByDuckTyping } from '../../../../kernel/evaluate/format/toMimeBundleByDuckTyping';

const png = Buffer.from('89504e470d0a1a0a', 'hex');
const svg = '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"></svg>';
const vega = (kind: string) => ({ $schema: `https://vega.github.io/schema/${kind}.json`, mark: 'bar' });

test.each<[string, unknown, Record<string, unknown>]>([
  ['the bytes of a PNG', png, { 'image/png': png, 'text/plain': 'image/png, 8 bytes' }],
  [
    'the bytes of a JPEG',
    new Uint8Array([0xff, 0xd8, 0xff, 0]),
    { 'image/jpeg': expect.any(Uint8Array), 'text/plain': 'image/jpeg, 4 bytes' }
  ],
  ['an element', { outerHTML: '<p>1</p>' }, { 'text/html': '<p>1</p>', 'text/plain': '<p>1</p>' }],
  ['an SVG element', { outerHTML: svg }, { 'image/svg+xml': svg, 'text/plain': svg }],
  ['a canvas', { toDataURL: () => 'data:image/png;base64,AAAA' }, { 'image/png': 'AAAA', 'text/plain': 'image/png' }],
  [
    'a plot of Vega-Lite',
    { toSpec: () => vega('vega-lite/v5') },
    { 'application/vnd.vegalite.v5+json': vega('vega-lite/v5'), 'text/plain': 'vega-lite plot' }
  ],
  [
    'a plot of Vega',
    { toSpec: () => vega('vega/v6') },
    { 'application/vnd.vega.v6+json': vega('vega/v6'), 'text/plain': 'vega plot' }
  ]
])('showByShape() knows %s', (_what, value, expected) => {
  expect(toMimeBundleByDuckTyping(value)).toEqual(expected);
});

test('showByShape() shows a data frame by its first ten rows, with the types of its columns', () => {
  const schema = { a: 'Int64', b: { variant: 'Float32' }, c: 'Bool', d: 'Datetime', e: 'List', f: 'Utf8' };
  const asked: unknown[] = [];
  const frame = {
    schema,
    head(rows: number) {
      asked.push(rows);
      return {
        toRecords: () => [
          { a: 1n, f: 'x' },
          { a: 2n, f: 'y' }
        ]
      };
    }
  };
  const shown = toMimeBundleByDuckTyping(frame)!;
  expect(asked).toEqual([10]);
  expect(shown['application/vnd.dataresource+json']).toEqual({
    data: [
      { a: '1', f: 'x' },
      { a: '2', f: 'y' }
    ],
    schema: {
      fields: [
        { name: 'a', type: 'integer' },
        { name: 'b', type: 'number' },
        { name: 'c', type: 'boolean' },
        { name: 'd', type: 'datetime' },
        { name: 'e', type: 'array' },
        { name: 'f', type: 'string' }
      ]
    }
  });
  expect(shown['text/plain']).toBe('a  f\n1  x\n2  y');
});

test.each<[string, unknown]>([
  ['an object', { a: 1 }],
  ['bytes that are no picture', new Uint8Array([1, 2, 3])],
  [
    'a plot that fails',
    {
      toSpec: () => {
        throw new Error();
      }
    }
  ],
  ['a plot without a schema', { toSpec: () => ({ mark: 'bar' }) }],
  ['a canvas without data', { toDataURL: () => 'nothing' }],
  ['a data frame without records', { schema: {}, head: () => ({}) }],
  ['a Proxy that answers to every name', new Proxy({}, { get: () => () => 1 })],
  ['null', null],
  ['a text', '<svg></svg>']
])('showByShape() is undefined for %s', (_what, value) => {
  expect(toMimeBundleByDuckTyping(value)).toBeUndefined();
});
