import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '../setup/paths.mjs';

const folder = join(root, 'notebooks');

/** The sample notebooks: where each lies, and the title and the paragraph that it begins with. The quickstart comes first. */
export function notebooks() {
  return readdirSync(folder, { recursive: true })
    .filter((path) => path.endsWith('.ipynb') && !path.includes('.ipynb_checkpoints'))
    .sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1))
    .map((path) => ({ path: join(folder, path), name: basename(path, '.ipynb'), ...beginning(join(folder, path)) }));
}

function depth(path) {
  return path.split('/').length;
}

function beginning(path) {
  const [first] = JSON.parse(readFileSync(path, 'utf8')).cells;
  const [heading, paragraph = ''] = [first.source]
    .flat()
    .join('')
    .split(/\n\s*\n/);
  return { title: heading.replace(/^#+\s*/, ''), about: paragraph.replace(/\s*\n\s*/g, ' ') };
}
