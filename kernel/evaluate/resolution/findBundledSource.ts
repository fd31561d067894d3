import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../installation/packageRoot';
import { isBundledFile } from './bundledDeclarations';

/** The compiled file of which the bundler has taken the types called `name`: it writes a line above those of each. Undefined in a file that is no bundle. */
export function findBundledSource(file: string, name: string): string | undefined {
  if (!isBundledFile(file)) return undefined;
  const text = readFileSync(file, 'utf8');
  const kinds = 'function|const|let|var|class|interface|type|enum|namespace';
  const declared = new RegExp(
    `^(?:export )?(?:declare )?(?:abstract )?(?:${kinds}) ${name.replaceAll('$', '\\$')}(?![\\w$])`,
    'm'
  );
  const at = declared.exec(text)?.index;
  if (at === undefined) return undefined;
  const above = text.lastIndexOf(region, at);
  if (above < 0) return undefined;
  const path = text.slice(above + region.length, text.indexOf('\n', above)).trim();
  // The set-up compiles into another folder first.
  return join(packageRoot, path.replace(/^dist[^/]*/, 'dist'));
}

const region = '//#region ';
