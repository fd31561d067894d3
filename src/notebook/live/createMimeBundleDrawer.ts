import { findHost } from '../findHost';
import { createInPlaceDisplay } from '../createInPlaceDisplay';
import type { MimeBundle } from '../../views/bundle/MimeBundle';

/** Draws a bundle; the next one replaces it. */
export type DrawBundle = (bundle: MimeBundle, isLast: boolean) => void;

/**
 * Draws bundles in one place: in a notebook's output, or as the first line of their text on stderr of a terminal; elsewhere nothing is
 * drawn.
 */
export function createMimeBundleDrawer(): DrawBundle | null {
  const host = findHost();
  if (host) return createInPlaceDisplay(host);
  if (!process.stderr.isTTY) return null;
  return (bundle, isLast) => {
    const line = bundle['text/plain'].split('\n')[0].slice(0, (process.stderr.columns ?? 100) - 1);
    process.stderr.write(`\r${line}\x1b[K${isLast ? '\n' : ''}`);
  };
}
