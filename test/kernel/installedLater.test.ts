import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, shown, startKernel } from './kernelUnderTest';

test(
  'a package and a local file are found as soon as they are there, and missed when they are gone',
  { timeout: 60_000 },
  async () => {
    const folder = emptyFolder();
    const kernel = await startKernel(folder.path);
    const importPackage = "import { greeting } from 'later'; greeting";
    const importFile = "import { answer } from './answer'; answer";
    try {
      for (const code of [importPackage, importFile])
        expect((await kernel.run(code)).reply.evalue).toContain('Cannot find module');
      const later = join(folder.path, 'node_modules', 'later');
      mkdirSync(later, { recursive: true });
      writeFileSync(join(later, 'package.json'), JSON.stringify({ name: 'later', main: 'index.js', types: 'index.d.ts' }));
      writeFileSync(join(later, 'index.js'), "exports.greeting = 'hello'");
      writeFileSync(join(later, 'index.d.ts'), 'export declare const greeting: string');
      writeFileSync(join(folder.path, 'answer.ts'), 'export const answer = 42');
      expect(shown(await kernel.run(importPackage))).toBe("'hello'");
      expect(shown(await kernel.run(importFile))).toBe('42');
      rmSync(join(folder.path, 'answer.ts'));
      expect((await kernel.run(`${importFile} + 1`)).reply.evalue).toContain('Cannot find module');
    } finally {
      await kernel.close();
      folder.remove();
    }
  }
);
