import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types: { [extension: string]: string } = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm'
};

export interface Served {
  url: string;
  stop(): Promise<void>;
}

/** The files of a folder and nothing else, as any host of static pages has them. */
export async function serveFolder(folder: string): Promise<Served> {
  const server = createServer(({ url }, answer) => {
    const name = decodeURIComponent(new URL(url!, 'http://x').pathname);
    // The browser's own question, which no page asks.
    if (name === '/favicon.ico') return void answer.writeHead(204).end();
    const path = join(folder, normalize(name));
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return void answer.writeHead(404).end();
    answer.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(readFileSync(path));
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((settle) => {
        server.close(() => settle());
        server.closeAllConnections();
      })
  };
}
