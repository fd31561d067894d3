import { expect, test } from 'vitest';
import { readMethod, readProperty } from '../../../../kernel/evaluate/values/readProperty';

const failing = {
  get broken(): never {
    throw new Error('of the getter');
  }
};
const everything = new Proxy({}, { get: () => () => 'whatever' });

test.each<[string, unknown, unknown]>([
  ['of an object', { name: 1 }, 1],
  ['of a function', Object.assign(() => 0, { x: 1 }), ''],
  ['of a text', 'text', undefined],
  ['of null', null, undefined],
  ['that an object inherits', Object.create({ name: 2 }), 2],
  ['of a Proxy that answers to every name and has none', everything, undefined]
])('readProperty() reads the name %s', (_of, value, expected) => {
  expect(readProperty(value, 'name')).toBe(typeof value === 'function' ? value.name : expected);
});

test('readProperty() is undefined where reading throws', () => {
  expect(readProperty(failing, 'broken')).toBeUndefined();
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  expect(readProperty(proxy, 'name')).toBeUndefined();
});

test('readMethod() gives a method bound to its value, and nothing where there is none', () => {
  const value = {
    own: 5,
    add(this: { own: number }, other: number) {
      return this.own + other;
    }
  };
  expect(readMethod(value, 'add')!(2)).toBe(7);
  expect(readMethod(value, 'own')).toBeUndefined();
  expect(readMethod(everything, 'add')).toBeUndefined();
});
