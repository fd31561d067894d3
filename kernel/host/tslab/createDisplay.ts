import { randomUUID } from 'node:crypto';
import type { Host } from '../Host';
import type { Display } from './Display';

const types = {
  javascript: 'text/javascript',
  html: 'text/html',
  markdown: 'text/markdown',
  latex: 'text/latex',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  pdf: 'application/pdf',
  text: 'text/plain'
};

/** With an `id`, all that it shows has one place: what comes later takes the place of what was there. */
export function createDisplay(id?: string): Display {
  let isShown = false;

  function raw(contentType: string, b: string | Uint8Array): void {
    const data = typeof b === 'string' ? b : Buffer.from(b).toString('base64');
    const bundle = { [contentType]: data } as unknown as Parameters<Host['display']>[0];
    host().display(bundle, { id: id ?? randomUUID(), update: id !== undefined && isShown });
    isShown = true;
  }

  const named = Object.entries(types).map(([name, type]) => [name, (given: string | Uint8Array) => raw(type, given)]);
  return { ...(Object.fromEntries(named) as Omit<Display, 'raw'>), raw };
}

function host(): Host {
  return (globalThis as unknown as Record<symbol, Host>)[Symbol.for('stillroom.host')];
}
