import { expect, test } from 'vitest';
import { toMimeBundle } from '../../../../kernel/evaluate/format/toMimeBundle';

const display = Symbol.for('Jupyter.display');

test('toBundle() gives what a value shows itself as, also a promise of it, with bytes in Base64', async () => {
  const bundle = { 'image/png': new Uint8Array([1, 2]), 'text/plain': 'p' };
  const expected = { 'image/png': 'AQI=', 'text/plain': 'p' };
  expect({ ...(await toMimeBundle({ [display]: () => bundle })) }).toEqual(expected);
  expect({ ...(await toMimeBundle({ [display]: () => Promise.resolve(bundle) })) }).toEqual(expected);
});

test('toBundle() gives what the shape of a value says, then a table, then plain text', async () => {
  expect(await toMimeBundle({ outerHTML: '<p>1</p>' })).toMatchObject({ 'text/html': '<p>1</p>', 'text/plain': '<p>1</p>' });
  expect(Object.keys(await toMimeBundle([{ a: 1 }]))).toEqual(['text/plain', 'text/html']);
  expect({ ...(await toMimeBundle(5)) }).toEqual({ 'text/plain': '5' });
});

test('toBundle() refuses a value that shows itself as no object', async () => {
  await expect(toMimeBundle({ [display]: () => 'text' })).rejects.toThrow(
    "Jupyter.display: expected an object of MIME types, got 'text'; return for example"
  );
});

test('toBundle() gives an object without a prototype, so that nothing of the cells makes a promise of it', async () => {
  expect(Object.getPrototypeOf(await toMimeBundle(1))).toBeNull();
});
