import { beforeEach, expect, test } from 'vitest';
import { createCellExports, type CellExports } from '../../../../kernel/evaluate/cells/createCellExports';

let exports: CellExports;
beforeEach(() => {
  exports = createCellExports();
});

/** A cell that declares a variable, as the compiled code does. */
function declare(name: string, value: unknown): { variable: () => unknown } {
  let variable = value;
  exports.beginRun();
  exports.live(
    name,
    () => variable,
    (next) => (variable = next)
  );
  exports.names[name] = value;
  return { variable: () => variable };
}

test('names gives what was assigned last, and writes it to the variable that the name stands for', () => {
  const { variable } = declare('a', 1);
  exports.beginRun();
  exports.names.a = 2;
  expect([exports.names.a, variable()]).toEqual([2, 2]);
});

test('a name that is declared again leaves the variable of the earlier cell alone', () => {
  const { variable } = declare('a', 1);
  declare('a', 'text');
  exports.names.a = 'other';
  expect([exports.names.a, variable()]).toEqual(['other', 1]);
});

test('a const that is declared again leaves it alone too', () => {
  const { variable } = declare('a', 1);
  exports.beginRun();
  exports.live('a');
  exports.names.a = 'text';
  expect([exports.names.a, variable()]).toEqual(['text', 1]);
});

test('a getter that TypeScript defines for an imported name is a value that can be replaced', () => {
  Object.defineProperty(exports.names, 'imported', { get: () => 5 });
  expect(exports.names.imported).toBe(5);
  exports.names.imported = 6;
  expect(exports.names.imported).toBe(6);
});

test('wasAssigned() tells of this run, and dropRun() lets go of what it has assigned', () => {
  declare('a', 1);
  expect([exports.wasAssigned('a'), exports.wasAssigned('b')]).toEqual([true, false]);
  declare('b', 2);
  expect(exports.wasAssigned('a')).toBe(false);
  exports.dropRun();
  expect([exports.names.a, exports.names.b]).toEqual([1, undefined]);
});

test('nameOf(value) is the name that holds this very object, the last declared of several', () => {
  const model = {};
  declare('first', model);
  declare('other', {});
  expect(exports.nameOf(model)).toBe('first');
  declare('second', model);
  expect(exports.nameOf(model)).toBe('second');
  exports.names.second = 1;
  expect(exports.nameOf(model)).toBe('first');
  expect(exports.nameOf({})).toBeUndefined();
});
