import { chmodSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { textFiles } from '../../../src/data/sources/textFiles';
import { packageOfPath } from '../../../src/data/sources/textFiles/packageOfPath';

const classes = { python: ['py', 'pyi'], css: ['css'] };
const both = { classes, shares: { train: 0.5, test: 0.5 } };

function folderOf(files: { [path: string]: string | Uint8Array }): string {
  const folder = mkdtempSync(join(tmpdir(), 'texts-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Packages with files of both classes. */
const packages = (count: number, each = 2) =>
  Object.fromEntries(
    Array.from({ length: count * each }, (_, i) => [`p${i % count}/in/${i}`, `of ${i}\n`]).flatMap(([path, text]) => [
      [`${path}.py`, `python ${text}`],
      [`${path}.css`, `css ${text}`]
    ])
  );
const textsOf = (files: readonly { bytes: Uint8Array }[]) => files.map(({ bytes }) => new TextDecoder().decode(bytes));
const counts = ({ findings }: Awaited<ReturnType<typeof textFiles>>) =>
  Object.fromEntries(findings.map(({ check, value }) => [check, value]));

test('textFiles(folders, {classes}) gives bytes and classes by ending, and no package in two parts', async () => {
  const read = await textFiles([folderOf(packages(8, 3))], { classes, shares: { train: 0.5, validation: 0.25, test: 0.25 } });
  expect([read.classes, read.packages, read.findings]).toEqual([['python', 'css'], 8, []]);
  const parts = [read.files.train, read.files.validation!, read.files.test!];
  expect(parts.flat()).toHaveLength(48);
  for (const { bytes, label } of parts.flat())
    expect(new TextDecoder().decode(bytes)).toMatch(label === 0 ? /^python of \d+\n$/ : /^css of \d+\n$/);
  const groups = parts.map((part) => [...new Set(part.map(({ group }) => group))]);
  expect(groups.flat().sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test('the same files give the same rows wherever the folder lies, another seed others', async () => {
  const files = packages(10);
  const of = async (seed: number) =>
    textsOf((await textFiles([folderOf(files)], { ...both, seed, mostOfClass: 6 })).files.train).join();
  expect(await of(1)).toBe(await of(1));
  expect(new Set(await Promise.all([1, 2, 3].map(of))).size).toBeGreaterThan(1);
});

test('packages take turns: with few files of a class each package gives some, and none more than mostOfPackage', async () => {
  const large = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`large/${i}.py`, `large ${i}`]));
  const folder = folderOf({ ...packages(5, 4), ...large });
  const read = await textFiles([folder], { ...both, mostOfClass: 18, mostOfPackage: 3 });
  const ofGroup = new Map<number, number>();
  const all = [...read.files.train, ...read.files.test!].filter(({ label }) => label === 0);
  for (const { group } of all) ofGroup.set(group, (ofGroup.get(group) ?? 0) + 1);
  expect([...ofGroup.values()]).toEqual([3, 3, 3, 3, 3, 3]);
});

test('packageOfPath(path) is the folder below the last home of packages, with its scope, or below the given one', () => {
  const expected = {
    'perl/5.36/strict.pm': 'perl',
    'six.py': 'six.py',
    'lib/python3.11/site-packages/numpy/core/a.py': 'numpy',
    'lib/python3.11/site-packages/numpy-2.0.1.dist-info/a.py': 'numpy',
    'vite/node_modules/@types/node/fs.d.ts': '@types/node',
    '@types/node/fs.d.ts': '@types/node',
    '@types/index.ts': '@types'
  };
  for (const [path, name] of Object.entries(expected)) expect(packageOfPath(path)).toBe(name);
});

test('links, hidden, binary, unreadable and repeated files are left out, and counted without a name', async () => {
  const folder = folderOf({
    ...packages(6),
    'p1/copy.py': 'python of 0\n',
    'p1/zero.py': Uint8Array.of(1, 0, 2),
    'p1/empty.css': '',
    'p1/large.css': 'a'.repeat(300),
    'p1/.hidden.py': 'hidden',
    '.git/a.py': 'hidden',
    'p1/notes.txt': 'another ending'
  });
  symlinkSync(join(folder, 'p1'), join(folder, 'linked'));
  symlinkSync('/dev/zero', join(folder, 'p1/zeros.py'));
  symlinkSync(join(folder, 'p1/in/1.py'), join(folder, 'p1/linked.py'));
  const read = await textFiles([folder], { ...both, mostBytes: 200 });
  expect(counts(read)).toEqual({ links: 3, binary: 1, copies: 1, otherSize: 2 });
  expect(textsOf([...read.files.train, ...read.files.test!])).toHaveLength(24);
  expect(JSON.stringify(read.findings)).not.toMatch(/zero\.py|copy\.py|large\.css|texts-/);
});

test.skipIf(process.getuid?.() === 0)('files and folders that may not be read are counted', async () => {
  const folder = folderOf({ ...packages(6), 'p1/closed/a.py': 'closed', 'p1/secret.py': 'secret' });
  chmodSync(join(folder, 'p1/closed'), 0);
  chmodSync(join(folder, 'p1/secret.py'), 0);
  expect(counts(await textFiles([folder], both))).toEqual({ unreadable: 1, closedFolders: 1 });
});

test('a folder within another has packages of its own, and its files count once', async () => {
  const folder = folderOf({ ...packages(3), 'doc/a/x.py': 'a', 'doc/b/x.py': 'b', 'doc/a/x.css': 'c', 'doc/b/x.css': 'd' });
  const read = await textFiles([folder, join(folder, 'doc'), folder], both);
  expect([read.packages, counts(read)]).toEqual([5, {}]);
});

test('a class with too few files in a part is left out, and told by its name', async () => {
  const folder = folderOf({ ...packages(6), 'p1/one.rs': 'fn main() {}' });
  const read = await textFiles([folder], { ...both, classes: { rust: ['rs'], ...classes } });
  expect([read.classes, counts(read)]).toEqual([['python', 'css'], { rareClasses: 1 }]);
  expect(read.findings[0].says).toBe('Too few files in a part, left out: rust.');
});

test('textFiles refuses folders that are none, endings of two classes, and folders without two classes', async () => {
  const folder = folderOf(packages(3));
  await expect(textFiles('folder' as never, both)).rejects.toThrow('textFiles: expected a list of folders, got "folder"');
  await expect(textFiles([join(folder, 'none')], both)).rejects.toThrow('textFiles: expected a folder at');
  await expect(textFiles([folder], {} as never)).rejects.toThrow('textFiles: expected the endings of two classes or more');
  await expect(textFiles([folder], { classes: { a: ['py'], b: ['py'] } })).rejects.toThrow('got "py" of "a" and "b"');
  await expect(textFiles([folder], { classes: { a: ['.py'], b: ['css'] } })).rejects.toThrow('expected endings of "a"');
  await expect(textFiles([folder], { ...both, leastBytes: 1000 })).rejects.toThrow(
    'textFiles: expected two classes or more with 1 files in each part, got 0 and 0 files; give more folders'
  );
});
