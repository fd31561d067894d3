import type { API } from 'typescript-7/unstable/sync' with { 'resolution-mode': 'import' };

/** What the client keeps to itself; its version is pinned. */
interface Channel {
  writeTuple(type: number, name: Buffer, payload: string): void;
}

const requestType = 1;

/**
 * Sends what `api.updateSnapshot({ openProjects: [configFile] })` will send as its first two requests, and does not wait for the answers: they
 * lie ready when it is called. The compiler opens the project while the kernel loads what else it needs.
 */
export function openAhead(api: API, configFile: string): void {
  const { channel } = (api as unknown as { client: { channel: Channel } }).client;
  const write = channel.writeTuple.bind(channel);
  const requests = [
    ['initialize', null],
    ['updateSnapshot', { openProjects: [configFile] }]
  ] as const;
  for (const [name, parameters] of requests) write(requestType, Buffer.from(name), JSON.stringify(parameters));
  let sent: number = requests.length;
  channel.writeTuple = (...given) => {
    if (sent === 0) write(...given);
    else sent--;
  };
}
