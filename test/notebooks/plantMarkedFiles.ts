import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';

const root = join(__dirname, '../..');
const places = { '.ts': 'src/losses', '.mjs': 'scripts', '.py': 'test/reference', '.md': 'docs', '.json': 'docs/schemas' };

/** Folders of packages whose files are known by a word in their names, and by another one in each of their lines. */
export function plantMarkedFiles(): { folder: string; words: string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'planted-'));
  const words = ['qzxname', 'qzxinside'];
  for (const [ending, place] of Object.entries(places)) {
    const files = readdirSync(join(root, place), { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile() && extname(one.name) === ending)
      .map((one) => readFileSync(join(one.parentPath, one.name), 'utf8'))
      .filter((text) => text.length > 1000 && text.length < 50_000 && text.split('\n').length > 20)
      .slice(0, 18);
    for (const [i, text] of files.entries()) {
      const home = join(folder, `qzxname${i % 9}`);
      mkdirSync(home, { recursive: true });
      writeFileSync(join(home, `qzxname${i}${ending}`), text.replaceAll('\n', ' qzxinside\n'));
    }
  }
  return { folder, words: [...words, folder] };
}
