import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import type { CellJson } from './notebookInLab';
import cases from '../reference/notebooks/magikaRows.json';

const notebook = JSON.parse(readFileSync(resolve(__dirname, '../../notebooks/cases/file-types.ipynb'), 'utf8')) as {
  cells: CellJson[];
};

/** A function that a cell of the notebook declares. */
function functionOf(name: string): (bytes: Uint8Array) => Float32Array {
  const sources = notebook.cells.map(({ source }) => [source].flat().join(''));
  const written = sources.map((text) => new RegExp(`^function ${name}\\([^]*?^}`, 'm').exec(text)?.[0]).find(Boolean)!;
  const plain = ts.transpileModule(written, { compilerOptions: { target: ts.ScriptTarget.ES2022 } }).outputText;
  return new Function(`${plain}; return ${name};`)() as (bytes: Uint8Array) => Float32Array;
}

test("the notebook's magikaRow(bytes) is what magika's own code makes of them", () => {
  const magikaRow = functionOf('magikaRow');
  expect(cases.length).toBeGreaterThan(5);
  for (const { bytes, row } of cases) {
    const expected = Buffer.from(row, 'base64');
    const numbers = Array.from({ length: 2048 }, (_, i) => expected.readUInt16LE(2 * i));
    expect(Array.from(magikaRow(Buffer.from(bytes, 'base64')))).toEqual(numbers);
  }
});

test('guesslang.mjs lies beside the notebook, and asks nothing of the network', () => {
  const script = readFileSync(join(__dirname, '../../notebooks/cases/file-types/guesslang.mjs'), 'utf8');
  expect(script).not.toMatch(/https?:|fetch\(|node:net|node:http/);
});
