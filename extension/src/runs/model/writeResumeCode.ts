import { parentFolderOfPath } from './parentFolderOfPath';

/** The cell that resumes a run in a folder, from a notebook. */
export function writeResumeCode(path: string, notebook: string, given: readonly string[]): string {
  return `const run = await kd.resume(${quoted(relativePath(parentFolderOfPath(notebook), path))}, { ${given.join(', ')} });`;
}

/** From where the kernel of a notebook runs. */
function relativePath(from: string, to: string): string {
  const [start, end] = [from, to].map((path) => path.split('/').filter(Boolean));
  let same = 0;
  while (same < start.length && start[same] === end[same]) same++;
  return [...start.slice(same).map(() => '..'), ...end.slice(same)].join('/') || '.';
}

/** A name of a folder may be anything. */
function quoted(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replace(/\\"/g, '"').replace(/'/g, "\\'");
  return `'${inner}'`;
}
