import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './runTool';

const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter((path) => path !== '' && existsSync(join(root, path)));
const texts = tracked
  .filter((path) => !/\.(png|gz|br|bin|ico)$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

/** The files that say it, with the words that they say. */
function saying(pattern: RegExp): string[] {
  return texts.flatMap(({ path, text }) => (text.match(pattern) ?? []).map((words) => `${path}: ${words}`));
}

describe('tracked files', () => {
  test('name no folder of the machine that they were written on', () => {
    expect(saying(/(?<![\w.$}/~-])\/(?:work|root|home|Users|tmp)\/[\w./-]+/g)).toEqual([]);
    expect(texts.filter(({ text }) => text.includes(root)).map(({ path }) => path)).toEqual([]);
  });

  test('name no host of a package registry', () => {
    expect(saying(/registry\.npmjs\.org|files\.pythonhosted\.org|pypi\.org\/simple|deb\.debian\.org/g)).toEqual([]);
    expect(saying(/"resolved": "https?:[^"]+"/g)).toEqual([]);
  });

  test('hold no conflict markers and no .only', () => {
    expect(saying(/^(?:<<<<<<<|>>>>>>>) .*/gm)).toEqual([]);
    expect(saying(/^\s*(?:test|describe|it)\.only\b/gm)).toEqual([]);
  });

  test('are short enough to read: no source file over 250 lines, unless it is made from the types', () => {
    const long = texts.filter(
      ({ path, text }) =>
        /^(src|kernel|extension|scripts)\/.*\.(ts|mjs)$/.test(path) &&
        text.split('\n').length > 251 &&
        !text.startsWith('// Made from')
    );
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  test('lie in folders of at most 40 files', () => {
    const counts = new Map<string, number>();
    for (const { path } of texts.filter((file) => /^(src|kernel|extension\/src)\//.test(file.path)))
      counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
    expect([...counts].filter(([, count]) => count > 40)).toEqual([]);
  });

  test.each([
    'README.md',
    'CHANGELOG.md',
    'CONTRIBUTING.md',
    'LICENSE',
    'docs/design.md',
    'docs/api.md',
    'kernel/HOW-IT-WORKS.md'
  ])('%s is there', (path) => {
    expect(tracked).toContain(path);
  });

  test('CHANGELOG.md begins with what is to come or with the version of package.json', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    const [heading] = /^## .*$/m.exec(readFileSync(join(root, 'CHANGELOG.md'), 'utf8')) ?? [''];
    expect(
      [/unreleased/i, version].some((words) => heading.search(words) !== -1),
      heading
    ).toBe(true);
  });

  test('src/index.ts only re-exports', () => {
    const statements = readFileSync(join(root, 'src', 'index.ts'), 'utf8')
      .replace(/\/\*[^]*?\*\/|\/\/.*/g, '')
      .split(';')
      .map((statement) => statement.trim())
      .filter(Boolean);
    expect(
      statements.filter((statement) => !/^export (type )?(\{[^}]*\}|\*( as \w+)?) from '\.\/[\w/]+'$/.test(statement))
    ).toEqual([]);
  });
});
