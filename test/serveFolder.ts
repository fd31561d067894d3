import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types: { [extension: string]: string } = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm'
};

export interface Served {
  url: string;
  stop(): Promise<void>;
}

/** The files of a folder and nothing else, as any host of static pages has them; below a base path as GitHub Pages has a project. */
export async function serveFolder(folder: string, base = '/'): Promise<Served> {
  const server = createServer(({ url }, answer) => {
    const path = decodeURIComponent(new URL(url!, 'http://x').pathname);
    if (!path.startsWith(base)) return void answer.writeHead(404).end();
    const name = path.slice(base.length);
    // The browser's own question, which no page asks.
    if (name === 'favicon.ico') return void answer.writeHead(204).end();
    const file = join(folder, normalize(name));
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return void answer.writeHead(404).end();
    answer.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file));
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${base}`,
    stop: () =>
      new Promise((settle) => {
        server.close(() => settle());
        server.closeAllConnections();
      })
  };
}
