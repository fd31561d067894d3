import { expect, test } from 'vitest';
import { guardAwaits } from '../../../../kernel/evaluate/cells/guardAwaits';
import { transpile, ts } from './transpile';

test.each([
  ['await a;', 'await __stillroom__.guard(a);'],
  ['await (await a)();', 'await __stillroom__.guard((await __stillroom__.guard(a))());'],
  ['async () => { await a; };', 'async () => { await __stillroom__.guard(a); };'],
  [
    'for await (const x of xs) { await x; }',
    'for await (const x of __stillroom__.guardEach(xs)) {\n    await __stillroom__.guard(x);\n}'
  ],
  ['for (const x of xs) { }', 'for (const x of xs) { }']
])('guardAwaits() of %j', (source, expected) => {
  expect(transpile(`export {};\n${source}`, { before: [guardAwaits(ts)] })).toBe(expected);
});
