import { posix } from 'node:path';
import type { SitePage } from './readSite';

/** Follows every reference of every page by the files alone; says which lead nowhere, out of the site, or load something from elsewhere. */
export function brokenReferences({ pages, files }: { pages: SitePage[]; files: Set<string> }): string[] {
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const trouble = ({ path }: SitePage, to: string, isLink: boolean): string | undefined => {
    if (/^(data|blob):/.test(to)) return undefined;
    if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(to)) return isLink && to.startsWith('https://') ? undefined : 'leads elsewhere';
    if (to.startsWith('/')) return 'works only at the root of a server';
    const [file, anchor] = to.split('#').map(decodeURIComponent);
    const target = file === '' ? path : posix.join(posix.dirname(path), file);
    if (!files.has(target)) return `there is no ${target}`;
    // Icons are put into the page by a script.
    if (anchor && isLink && !byPath.get(target)?.ids.has(anchor)) return `${target} has no anchor ${anchor}`;
    return undefined;
  };
  return pages.flatMap((page) =>
    page.references.flatMap(({ to, isLink }) => {
      const says = trouble(page, to, isLink);
      return says ? [`${page.path}: ${to}: ${says}`] : [];
    })
  );
}
