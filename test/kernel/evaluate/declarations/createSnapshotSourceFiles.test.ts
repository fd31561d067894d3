import type * as TypeScript from '@tslab/typescript-for-tslab';
import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createSnapshotSourceFiles } from '../../../../kernel/evaluate/declarations/createSnapshotSourceFiles';
import { readInstalledFileStamp } from '../../../../kernel/installation/readInstalledFileStamp';
import { emptyFolder } from '../../kernelUnderTest';
import { ts } from '../cells/transpile';

test('createSnapshotSourceFiles() gives a file as it was parsed, until it is another one on the disk', () => {
  const folder = emptyFolder();
  const path = join(folder.path, 'a.d.ts');
  writeFileSync(path, 'export declare const a: number;\n');
  const languageVersion = ts.ScriptTarget.ES2022;
  const file = ts.createSourceFile(path, 'export declare const a: number;\n', languageVersion);
  const files = new Map([[path, { path, stamp: readInstalledFileStamp(path)!, imports: { b: null }, file }]]);
  const docs = { readFile: () => undefined, withDocs: <Result>(work: () => Result) => work() };
  const fresh = ts.createSourceFile(path, '', languageVersion);
  const read = () => {
    const known = createSnapshotSourceFiles({ ts, docs, languageVersion, files });
    const host = { getSourceFile: () => fresh } as unknown as TypeScript.CompilerHost;
    known.giveTo(host);
    return {
      found: host.getSourceFile(path, languageVersion),
      older: host.getSourceFile(path, ts.ScriptTarget.ES5),
      import: known.importOf(path, 'b')
    };
  };
  expect(read()).toEqual({ found: file, older: fresh, import: { resolvedModule: undefined } });
  utimesSync(path, 1, 1);
  expect(read()).toEqual({ found: fresh, older: fresh, import: undefined });
  folder.remove();
});
