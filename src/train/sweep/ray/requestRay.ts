import http from 'node:http';
import https from 'node:https';

/** What Ray's Jobs API answers. */
export interface RayAnswer {
  status: number;
  body: unknown;
}

const mostBytes = 10_000_000;
const patience = 30_000;

/**
 * Asks the dashboard of a Ray cluster. Not by `fetch`: Ray refuses (405) what has the headers of a browser.
 *
 * @throws Error if nobody answers in time.
 */
export function requestRay(address: string, method: 'GET' | 'POST', path: string, body?: object): Promise<RayAnswer> {
  const url = new URL(path, address);
  const text = body && JSON.stringify(body);
  const headers = text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
  return new Promise((answer, fail) => {
    const { request } = url.protocol === 'https:' ? https : http;
    const asked = request(url, { method, headers, timeout: patience }, (response) => {
      let got = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        if (got.length < mostBytes) got += part;
      });
      response.on('error', fail);
      response.on('end', () => answer({ status: response.statusCode ?? 0, body: parsed(got) }));
    });
    asked.on('timeout', () => asked.destroy(new Error('no answer in time')));
    asked.on('error', fail);
    asked.end(text);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
