import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CellJson } from '../notebooks/notebookInLab';
import { root } from './runTool';

interface NotebookJson {
  cells: (CellJson & { id: string; metadata: { tags?: string[] } })[];
  metadata: { stillroom?: { executed?: string } };
}

const folder = join(root, 'notebooks');
const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.ipynb') && !path.includes('.ipynb_checkpoints')
);

/** What a long cell may be: a network, or data. */
const long: { [tag: string]: RegExp } = {
  network: /tf\.(?:sequential|model|layers)|kd\.models\./,
  data: /kd\.(?:data|dataset|mnist|table|readCsv)\b/
};

describe.each(paths)('notebooks/%s', (path) => {
  const text = readFileSync(join(folder, path), 'utf8');
  const { cells, metadata } = JSON.parse(text) as NotebookJson;
  const code = cells
    .filter(({ cell_type: type }) => type === 'code')
    .map((cell) => ({ ...cell, source: [cell.source].flat().join('') }));

  test('reads like a paper: a cell has 20 lines at most that are not empty, unless it is tagged "network" or "data" and is that', () => {
    const lengthy = code.filter(({ source, metadata: { tags = [] } }) => {
      const isOne = Object.entries(long).some(([tag, pattern]) => tags.includes(tag) && pattern.test(source));
      return source.split('\n').filter((line) => line.trim()).length > 20 && !isOne;
    });
    expect(lengthy.map(({ id }) => id)).toEqual([]);
  });

  test('has the outputs of the code that it has now, or none', () => {
    const hash = createHash('sha256')
      .update(code.map(({ source }) => source).join('\0'))
      .digest('hex');
    const isExecuted = code.some(({ outputs }) => outputs!.length > 0);
    const advice = `its code is newer than its outputs: npm run reproduce -- --keep ${basename(path, '.ipynb')}`;
    expect(metadata.stillroom?.executed, advice).toBe(isExecuted ? hash : undefined);
  });

  test('is small enough to be fetched by everybody, and holds no error and no warning', () => {
    expect(text.length).toBeLessThan(2_000_000);
    const outputs = code.flatMap((cell) => cell.outputs!);
    expect(outputs.filter((output) => output.output_type === 'error' || output.name === 'stderr')).toEqual([]);
    expect(cells.filter((cell) => 'execution' in cell.metadata)).toEqual([]);
  });
});
