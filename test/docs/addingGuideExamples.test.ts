import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(__dirname, '../..');
const guide = readFileSync(join(root, 'docs/adding.md'), 'utf8');
const blocks = [...guide.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, text]) => text);
const lists = ['src/views/kindRenderers.ts', 'extension/src/views/viewKinds.ts'];

test('every example of docs/adding.md compiles where it says that it belongs; without the line in the second list, that list does not', () => {
  const copy = copySources();
  // The lines of the lists have no path of their own: the text says which list is the first and which the second.
  const lines = blocks.filter((block) => block.startsWith('  '));
  expect(lines).toHaveLength(lists.length);
  const files = blocks.filter((block) => !block.startsWith('  ')).flatMap((block) => block.split(/^(?=\/\/ \S+\.ts\n)/m));
  for (const file of files) {
    const [, path] = /^\/\/ (\S+\.ts)\n/.exec(file) ?? [];
    expect(path, `a path above "${file.slice(0, 80)}"`).toBeDefined();
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    if (existsSync(join(root, path))) appendFileSync(join(copy, path), file);
    else writeFileSync(join(copy, path), file);
  }
  addLine(copy, lists[0], lines[0]);
  run(copy, 'scripts/generateViewFiles.mjs');
  expect(complaints(copy, ['extension'])).toMatch(
    /^extension\/src\/views\/viewKinds\.ts\(\d+,\d+\): error .*'temperatureSweep' is missing/
  );
  addLine(copy, lists[1], lines[1]);
  expect(complaints(copy, ['.', 'extension', 'test'])).toBe('');
});

/** The sources and what compiles and generates them, in a folder of their own. */
function copySources(): string {
  const copy = mkdtempSync(join(tmpdir(), 'adding-'));
  for (const path of [
    'src',
    'extension/src',
    'extension/stillroom_lab/report/view_labels.json',
    'kernel',
    'scripts',
    'docs/schemas'
  ])
    cpSync(join(root, path), join(copy, path), { recursive: true });
  for (const path of ['package.json', 'tsconfig.json', 'extension/tsconfig.json', '.oxfmtrc.json', 'test/tsconfig.json']) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    cpSync(join(root, path), join(copy, path));
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** A last entry of the list, and an import of each name that the line mentions: NAME comes from the file NAME in the folder of its kind. */
function addLine(copy: string, list: string, line: string): void {
  const path = join(copy, list);
  const [, kind] = /^ {2}(\w+):/.exec(line)!;
  const names = [...line.slice(line.indexOf(':')).matchAll(new RegExp(`\\b\\w*${kind.slice(1)}[A-Z]\\w*`, 'g'))].map(
    ([name]) => name
  );
  const imports = names.map((name) => `import { ${name} } from './${kind}/${name}';\n`).join('');
  writeFileSync(path, imports + readFileSync(path, 'utf8').replace(/\n\};/, `,\n${line.trimEnd()}\n};`));
}

/** What TypeScript says of these projects of the copy. */
function complaints(copy: string, projects: string[]): string {
  return projects
    .map((project) =>
      spawnSync(process.execPath, [compiler, '-p', project, '--noEmit', '--pretty', 'false'], { cwd: copy, encoding: 'utf8' })
    )
    .map(({ stdout, stderr }) => stdout + stderr)
    .join('');
}

const compiler = join(root, 'node_modules/typescript-7/bin/tsc');

function run(copy: string, script: string): void {
  const { status, stderr } = spawnSync(process.execPath, [join(copy, script)], { cwd: copy, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
}
