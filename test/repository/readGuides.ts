import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Example } from './readExamples';
import { root } from './runTool';

const folder = 'docs/guides';

/** The TypeScript of each guide, all blocks in one program: they build on one another, as cells do. */
export function readGuides(): Example[] {
  const files = readdirSync(join(root, folder)).sort();
  return files.map((file) => {
    const blocks = readFileSync(join(root, folder, file), 'utf8').matchAll(/^```ts\n([^]*?)\n```$/gm);
    return { place: `${folder}/${file}`, module: '', code: [...blocks].map(([, code]) => code).join('\n\n') };
  });
}
