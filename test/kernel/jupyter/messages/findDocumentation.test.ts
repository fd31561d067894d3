import { expect, test } from 'vitest';
import type { Documentation } from '../../../../kernel/evaluate/cells/CellCompiler';
import { documentationToMimeBundle, findDocumentation } from '../../../../kernel/jupyter/messages/findDocumentation';

const documentation: Documentation = {
  signature: 'function f(o?: Options): void',
  text: 'Does it.\n\nAt length.',
  tags: [
    { name: 'param', text: 'o what to do' },
    { name: 'example', text: '```ts\nf()\n```' }
  ],
  options: [{ name: 'o.depth', type: 'number', optional: true, text: 'How deep' }],
  source: 'package/file.ts'
};

test('documentationToMimeBundle() is brief in plain text where that is asked for', () => {
  expect(documentationToMimeBundle(documentation, true)['text/plain']).toBe('function f(o?: Options): void\n\nDoes it.');
});

test('documentationToMimeBundle() says everything in plain text, and in Markdown always', () => {
  const { 'text/plain': plain } = documentationToMimeBundle(documentation, false);
  expect(plain).toBe(
    [
      'function f(o?: Options): void',
      'Does it.\n\nAt length.',
      'o.depth?: number. How deep',
      '@param o what to do\n@example ```ts\nf()\n```',
      'source: package/file.ts'
    ].join('\n\n')
  );
  for (const isBrief of [true, false])
    expect(documentationToMimeBundle(documentation, isBrief)['text/markdown']).toBe(
      [
        '```ts\nfunction f(o?: Options): void\n```',
        'Does it.\n\nAt length.',
        '- `o.depth?: number` How deep',
        '**@param** o what to do',
        '**@example**\n\n```ts\nf()\n```',
        '*package/file.ts*'
      ].join('\n\n')
    );
});

test('documentationToMimeBundle() leaves out what is not there', () => {
  const bare = { signature: 'const a: 1', text: '', tags: [], options: [] };
  expect(documentationToMimeBundle(bare, false)).toEqual({
    'text/plain': 'const a: 1',
    'text/markdown': '```ts\nconst a: 1\n```'
  });
});

test.each([
  ['f(', 0],
  ['f(a, ', 1],
  ["f('(a, b', [1, 2], { c: 3, d: g(4, 5) }, ", 3],
  ['f(a, { b: 1, c', 1],
  ['f(a)(b, c, ', 2]
])('findDocumentation() in %s asks about the argument %i', (code, argument) => {
  const asked: unknown[] = [];
  const document = (_: string, position: number, at?: number) => {
    if (at === undefined) return undefined;
    asked.push(at);
    return { signature: `at ${position}`, text: '', tags: [], options: [] };
  };
  expect(findDocumentation({ document }, code, code.length)).toBeDefined();
  expect(asked).toEqual([argument]);
});

test('documentationToMimeBundle() names the argument at the cursor behind the signature', () => {
  const found = { ...documentation, argument: { name: 'o', type: 'Options', text: 'what to do' } };
  const { 'text/plain': plain, 'text/markdown': markdown } = documentationToMimeBundle(found, true);
  expect(plain).toBe('function f(o?: Options): void\n\nhere: o: Options. what to do\n\nDoes it.');
  expect(markdown).toContain('```\n\nHere: `o: Options` what to do\n\nDoes it.');
});
