import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that came. */
export interface Asked {
  /** From 0. */
  number: number;
  path: string;
  prompt: string;
  headers: IncomingHttpHeaders;
  body: { [field: string]: any };
}

export interface LanguageModel {
  url: string;
  asked: Asked[];
  /** The most requests that waited for an answer at the same time. */
  mostAtOnce(): number;
  /** How often each prompt came. */
  counts(): { [prompt: string]: number };
  stop(): Promise<void>;
}

/** A server on this machine that answers each request as it is told: with a whole answer, or badly. */
export async function serveLanguageModel(
  answer: (asked: Asked, response: ServerResponse) => void | Promise<void>
): Promise<LanguageModel> {
  const asked: Asked[] = [];
  let [now, most] = [0, 0];
  const server = createServer((request, response) => {
    let text = '';
    response.on('close', () => now--);
    most = Math.max(most, ++now);
    request.on('data', (part: Buffer) => (text += part.toString()));
    request.on('end', () => {
      const body = JSON.parse(text) as { messages?: { content: string }[]; prompt?: string };
      const one = {
        number: asked.length,
        path: request.url!,
        prompt: body.messages?.[0].content ?? body.prompt!,
        headers: request.headers,
        body
      };
      asked.push(one);
      void answer(one, response);
    });
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    mostAtOnce: () => most,
    counts: () => {
      const counts: { [prompt: string]: number } = {};
      for (const { prompt } of asked) counts[prompt] = (counts[prompt] ?? 0) + 1;
      return counts;
    },
    stop: () =>
      new Promise((settle) => {
        server.close(() => settle());
        server.closeAllConnections();
      })
  };
}

/** The probabilities of the tokens of each place; the first one is what the model says. */
export type Places = readonly { [token: string]: number }[];

export function sendAnswer(response: ServerResponse, places: Places, { usage = true, choices = 1 } = {}): void {
  const said = places.map((place) => Object.keys(place)[0]);
  const content = places.map((place, i) => ({
    token: said[i],
    logprob: Math.log(place[said[i]]),
    top_logprobs: Object.entries(place).map(([token, p]) => ({ token, logprob: Math.log(p) }))
  }));
  const choice = {
    index: 0,
    message: { role: 'assistant', content: said.join('') },
    logprobs: { content },
    finish_reason: 'stop'
  };
  sendJson(response, 200, {
    choices: Array.from({ length: choices }, () => choice),
    ...(usage && { usage: { prompt_tokens: 10, completion_tokens: places.length, total_tokens: 10 + places.length } })
  });
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: { [name: string]: string } = {}
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** A critic who knows a few words. */
export function criticise(prompt: string): Places {
  const score = (prompt.match(/great|lovely|fine/g)?.length ?? 0) - (prompt.match(/dull|awful|poor/g)?.length ?? 0);
  const p = 1 / (1 + Math.exp(-2 * score - 0.3));
  return p >= 0.5 ? [{ Good: 0.98 * p, Bad: 0.98 * (1 - p) }] : [{ Bad: 0.98 * (1 - p), Good: 0.98 * p }];
}
