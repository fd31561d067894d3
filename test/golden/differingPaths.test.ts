import { expect, test } from 'vitest';
import { differingPaths } from './differingPaths';

test.each<[what: string, one: unknown, other: unknown, places: string[]]>([
  ['values closer than the tolerance', { a: [1.23456789, 1e-9] }, { a: [1.23456799, 0] }, []],
  ['values further apart', { a: [1.23456789] }, { a: [1.23457789] }, ['.a.0: 1.23456789 and 1.23457789']],
  ['one unit of the last digit that was kept', [-0.83466, 0.5], [-0.83465, 0.5001], []],
  ['two units of it', [-0.83467], [-0.83465], ['.0: -0.83467 and -0.83465']],
  ['counts', [3], [4], ['.0: 3 and 4']],
  ['numbers within words', ['error 3.5 %'], ['error 3.6 %'], []],
  ['other words', ['a rise'], ['a fall'], ['.0: a rise and a fall']],
  ['hashes of weights', { id: 'ab', x: null }, { id: 'cd', x: null }, []],
  ['a field that one has not', { a: 1 }, {}, ['.a: 1 and undefined']]
])('apart(one, other, 1e-6) of %s', (_, one, other, places) => {
  expect(differingPaths(one, other, 1e-6)).toEqual(places);
});
