import { expect, test } from 'vitest';
import { reportError } from '../../../../kernel/evaluate/errors/reportError';
import { cellSources } from '../cellSources';

const cells = cellSources({ 'cell-script-1': 'fail()', 'cell-script-2': 'await fail()' });
const report = (error: unknown, sites = new WeakMap<object, string[]>()) => reportError(error, cells, sites);

/** An error that was thrown in cell 1. */
function thrown(message: string, more: object = {}, Kind: ErrorConstructor = Error): Error {
  const error = new Kind(message);
  return Object.assign(error, { stack: `${error.name}: ${message}\n    at cell-script-1:1:1` }, more);
}

test('reportError() names the error, and the lines of the cells that it came through, awaits included', () => {
  const error = thrown('too far', {}, RangeError as ErrorConstructor);
  const sites = new WeakMap([[error, ['    at cell-script-2:1:1']]]);
  expect(report(error, sites)).toEqual({
    ename: 'RangeError',
    evalue: 'too far',
    traceback: ['RangeError: too far', '    at cell 1, line 1', '        fail()', '    at cell 2, line 1', '        await fail()']
  });
});

test('reportError() goes on with the causes and with the errors of an AggregateError', () => {
  const error = thrown('outer', { cause: thrown('inner', { errors: [thrown('one'), 'two'] }) });
  expect(report(error).traceback.filter((line) => !line.startsWith(' '))).toEqual([
    'Error: outer',
    'caused by Error: inner',
    'one of its errors: Error: one',
    'one of its errors: Uncaught: two'
  ]);
});

test('reportError() ends where errors go in a circle, and after twelve', () => {
  const circle = thrown('circle');
  Object.assign(circle, { cause: circle });
  expect(report(circle).traceback.at(-1)).toBe('caused by an error that is shown above');
  const many = Array.from({ length: 20 }, (_, i) => thrown(`${i}`));
  const titles = report(thrown('all', { errors: many })).traceback.filter((line) => !line.startsWith(' '));
  expect(titles.filter((line) => line.startsWith('one of its errors: Error'))).toHaveLength(11);
  expect(titles.at(-1)).toBe('one of its errors: more errors');
});

test.each<[string, unknown, string, string]>([
  ['a text', 'oh', 'Uncaught', 'oh'],
  ['undefined', undefined, 'Uncaught', 'undefined'],
  ['an object', { a: 1 }, 'Uncaught', '{ a: 1 }'],
  ['an error of another realm', { name: 'Foreign', message: 'far', stack: 'Foreign: far' }, 'Foreign', 'far'],
  ['an error of a class', new (class Mine extends Error {})('m'), 'Mine', 'm'],
  ['an error without a name', Object.assign(new Error('m'), { name: '' }), 'Error', 'm'],
  [
    'an interrupt of vm',
    Object.assign(new Error(), { code: 'ERR_SCRIPT_EXECUTION_INTERRUPTED' }),
    'KeyboardInterrupt',
    'the cell was interrupted'
  ]
])('reportError() of %s', (_what, error, ename, evalue) => {
  expect(report(error)).toMatchObject({ ename, evalue });
});

test('reportError() cuts a long message', () => {
  expect(report(new Error('x'.repeat(5000))).evalue).toBe(`${'x'.repeat(4000)}… 1000 more characters`);
});

test('reportError() of a value that cannot be shown says so', () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  expect(report(proxy).ename).toBe('Uncaught');
});

test('reportError() shows what would turn the direction of a line, and does not obey it', () => {
  const { evalue, traceback } = report(thrown('expected "a\u202eb\u2066c", got \u05d0'));
  expect(evalue).toBe('expected "a\\u202eb\\u2066c", got \u05d0');
  expect(traceback[0]).toBe('Error: expected "a\\u202eb\\u2066c", got \u05d0');
});
