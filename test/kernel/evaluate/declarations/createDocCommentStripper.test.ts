import type * as TypeScript from '@tslab/typescript-for-tslab';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { DocComments } from '../../../../kernel/evaluate/declarations/createDocCommentStripper';
import { createDocCommentStripper } from '../../../../kernel/evaluate/declarations/createDocCommentStripper';
import { root } from '../../kernelUnderTest';

interface Internals {
  getJSDocCommentsAndTags(node: TypeScript.Node): { comment?: string }[];
}
const ts: typeof TypeScript & Internals = require('@tslab/typescript-for-tslab');
const read = (name: string) => readFileSync(name, 'utf8');
/** What the kernel reads before the first cell. */
const packages = ['@types/node', '@tslab/typescript-for-tslab/lib', '@tensorflow/tfjs-core/dist', '@tensorflow/tfjs-layers/dist'];
const declarationFiles = packages.flatMap((name) => {
  const folder = join(root, 'node_modules', name);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.d.ts') && !/node_modules|typescript\.d\.ts|tsserverlibrary/.test(file))
    .map((file) => join(folder, file));
});

function parse(name: string, text: string): TypeScript.SourceFile {
  return ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true);
}

/** Kind, start and end of every node, in order. */
function nodes(file: TypeScript.SourceFile): string {
  const found: string[] = [];
  const visit = (node: TypeScript.Node): void => {
    found.push(`${node.kind} ${node.getStart(file)} ${node.end}`);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found.join('\n');
}

function documentation(file: TypeScript.SourceFile): (string | undefined)[] {
  return file.statements.map((statement) =>
    ts
      .getJSDocCommentsAndTags(statement)
      .map((doc) => ts.getTextOfJSDocComment(doc.comment))
      .join('\n')
  );
}

describe('declaration files without their documentation', () => {
  let docs: DocComments;
  const expected = new Map<string, { nodes: string; documentation: (string | undefined)[] }>();
  beforeAll(() => {
    // Before the kernel's reading is installed.
    for (const name of declarationFiles) {
      const file = parse(name, read(name));
      expected.set(name, { nodes: nodes(file), documentation: documentation(file) });
    }
    docs = createDocCommentStripper(ts, read);
  });

  test('have every node where it was', () => {
    expect(declarationFiles.length).toBeGreaterThan(500);
    const moved = declarationFiles.filter((name) => nodes(parse(name, docs.readFile(name)!)) !== expected.get(name)!.nodes);
    expect(moved).toEqual([]);
  });

  test('answer with it to a reader, and to nobody else', () => {
    const files = declarationFiles.map((name) => parse(name, docs.readFile(name)!));
    const silent = files.filter((file) => documentation(file).every((text) => text === ''));
    expect(silent).toEqual(files);
    const told = docs.withDocs(() => files.map(documentation));
    expect(told).toEqual(declarationFiles.map((name) => expected.get(name)!.documentation));
  });
});
