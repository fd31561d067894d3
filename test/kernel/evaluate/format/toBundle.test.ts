import { expect, test } from 'vitest';
import { toBundle } from '../../../../kernel/evaluate/format/toBundle';

const display = Symbol.for('Jupyter.display');

test('toBundle() gives what a value shows itself as, also a promise of it, with bytes in Base64', async () => {
  const bundle = { 'image/png': new Uint8Array([1, 2]), 'text/plain': 'p' };
  const expected = { 'image/png': 'AQI=', 'text/plain': 'p' };
  expect({ ...(await toBundle({ [display]: () => bundle })) }).toEqual(expected);
  expect({ ...(await toBundle({ [display]: () => Promise.resolve(bundle) })) }).toEqual(expected);
});

test('toBundle() gives what the shape of a value says, then a table, then plain text', async () => {
  expect(await toBundle({ outerHTML: '<p>1</p>' })).toMatchObject({ 'text/html': '<p>1</p>', 'text/plain': '<p>1</p>' });
  expect(Object.keys(await toBundle([{ a: 1 }]))).toEqual(['text/plain', 'text/html']);
  expect({ ...(await toBundle(5)) }).toEqual({ 'text/plain': '5' });
});

test('toBundle() refuses a value that shows itself as no object', async () => {
  await expect(toBundle({ [display]: () => 'text' })).rejects.toThrow(
    "Jupyter.display: expected an object of MIME types, got 'text'; return for example"
  );
});

test('toBundle() gives an object without a prototype, so that nothing of the cells makes a promise of it', async () => {
  expect(Object.getPrototypeOf(await toBundle(1))).toBeNull();
});
