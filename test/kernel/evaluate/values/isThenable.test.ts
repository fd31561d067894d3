import { expect, test } from 'vitest';
import { isThenable } from '../../../../kernel/evaluate/values/isThenable';

test.each<[string, unknown, boolean]>([
  ['a promise', Promise.resolve(1), true],
  ['an object with a method then', { then: () => undefined }, true],
  ['a function with a method then', Object.assign(() => undefined, { then: () => undefined }), true],
  ['an object whose then is no method', { then: 1 }, false],
  ['an object', {}, false],
  ['null', null, false],
  ['a text', 'then', false],
  ['a Proxy that answers to every name and has none', new Proxy({}, { get: () => () => 1 }), false],
  [
    'an object whose then throws',
    {
      get then() {
        throw new Error();
      }
    },
    false
  ]
])('isThenable() of %s', (_what, value, expected) => {
  expect(isThenable(value)).toBe(expected);
});
