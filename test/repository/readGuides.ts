import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Example } from './readExamples';
import { root } from './runTool';

const folder = 'docs/guides';

/** Another document whose code is one program. */
const others = ['docs/serving.md'];

/** The TypeScript of each guide, all blocks in one program: they build on one another, as cells do. */
export function readGuides(): Example[] {
  const guides = readdirSync(join(root, folder)).sort();
  return [...guides.map((file) => `${folder}/${file}`), ...others].map((place) => {
    const blocks = readFileSync(join(root, place), 'utf8').matchAll(/^```ts\n([^]*?)\n```$/gm);
    return { place, module: '', code: [...blocks].map(([, code]) => code).join('\n\n') };
  });
}
