import { expect, test } from 'vitest';
import { listCellNames } from '../../../../kernel/evaluate/typescript7/listCellNames';
import { loadTranslator } from '../../../../kernel/evaluate/typescript7/loadTranslator';

const ts = loadTranslator();
const namesIn = (source: string) =>
  listCellNames(ts, ts.createSourceFile('cell.ts', `${source}\nexport {};`, ts.ScriptTarget.Latest, true));

test('listCellNames() gives what a cell declares at its top level, each with its kind', () => {
  const source = `import one, { two as second } from 'm'; import * as all from 'n'
let a = 1, { b, c: [d] } = x; const e = 2; using f = g()
function h() { let inner = 1 }
class I {}
enum J { K }
namespace L { export const m = 1 }
interface N {}
type O = string
if (e) { var p = 1; let q = 2 }
for (var r of []) {}`;
  expect([...namesIn(source).declared]).toEqual([
    ['one', 'import'],
    ['second', 'import'],
    ['all', 'import'],
    ...['a', 'b', 'd'].map((name) => [name, 'variable']),
    ['e', 'const'],
    ['f', 'const'],
    ['h', 'function'],
    ['I', 'class'],
    ['J', 'enum'],
    ['L', 'namespace'],
    ['N', 'type'],
    ['O', 'type'],
    ['p', 'variable'],
    ['r', 'variable']
  ]);
});

test.each([
  ['await 1', true],
  ['for await (const x of y) {}', true],
  ['await using x = y', true],
  ['if (a) { const b = [await c] }', true],
  ['async () => await 1', false],
  ['async function f() { await 1 }\nclass A { async m() { for await (const x of y) {} } }', false],
  ['const awaits = 1', false]
])('of %j it says whether the cell itself awaits: %j', (source, awaits) => {
  expect(namesIn(source).awaits).toBe(awaits);
});

test('it says where imported names stand, what is mentioned, and whether something is declared for all', () => {
  const found = namesIn("import { a as b } from 'm'\nkept.map(({ c = d }) => ({ c, short }))");
  expect([...found.importedAt]).toEqual([['b', 14]]);
  expect([...found.mentioned]).toEqual(expect.arrayContaining(['kept', 'd', 'short']));
  expect(found.augments).toBe(false);
  expect(namesIn('declare global { interface A {} }').augments).toBe(true);
  expect(namesIn("declare module 'm' { interface A {} }").augments).toBe(true);
});
