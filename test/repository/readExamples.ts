import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './runTool';

/** An example in a doc comment. */
export interface Example {
  /** "src/losses/softTargets.ts:31". */
  place: string;
  /** The module that documents it: "src/losses/softTargets". */
  module: string;
  code: string;
}

/** Every block of TypeScript after an @example under src/. */
export function readExamples(): Example[] {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  return files.sort().flatMap((file) => examplesIn(`src/${file}`, readFileSync(join(root, 'src', file), 'utf8')));
}

function examplesIn(path: string, text: string): Example[] {
  const blocks = text.matchAll(/@example\n(?: \* *\n)* *\* *```ts\n([^]*?)\n *\* *```/g);
  return [...blocks].map((block) => ({
    place: `${path}:${text.slice(0, block.index).split('\n').length}`,
    module: path.replace(/\.ts$/, ''),
    code: block[1].replace(/^ *\* ?/gm, '')
  }));
}
