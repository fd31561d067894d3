import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SitePage {
  /** Relative to the site: "functions/kd.distill.html". */
  path: string;
  /** What it refers to, as it stands there. */
  references: Reference[];
  ids: Set<string>;
}

export interface Reference {
  /** Whether a reader has to click on it; all others are fetched with the page. */
  isLink: boolean;
  to: string;
}

/** Every page of a static site, and every file of it. */
export function readSite(site: string): { pages: SitePage[]; files: Set<string> } {
  const files = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(site.length + 1));
  const pages = files
    .filter((path) => path.endsWith('.html'))
    .map((path) => pageOf(path, readFileSync(join(site, path), 'utf8')));
  return { pages, files: new Set(files) };
}

function pageOf(path: string, text: string): SitePage {
  const html = text.replace(/(<script\b[^>]*>)[^]*?<\/script>/g, '$1').replace(/<!--[^]*?-->/g, '');
  const references = [...html.matchAll(/<(\w+)((?:\s+[\w:-]+(?:="[^"]*")?)*)/g)].flatMap(([, tag, attributes]) =>
    [...attributes.matchAll(/\s(?:xlink:)?(href|src|srcset|poster|data|action)="([^"]*)"/g)].flatMap(([, name, value]) =>
      (name === 'srcset' ? value.split(',').map((one) => one.trim().split(/\s/)[0]) : [value]).map((to) => ({
        isLink: tag === 'a',
        to: to.replaceAll('&amp;', '&')
      }))
    )
  );
  const styles = [...html.matchAll(/url\(\s*['"]?([^'")]+)/g)].map(([, to]) => ({ isLink: false, to }));
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  return { path, references: [...references, ...styles], ids: new Set(ids) };
}
