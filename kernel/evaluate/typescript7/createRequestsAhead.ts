import type { API } from 'typescript-7/unstable/sync' with { 'resolution-mode': 'import' };

/** What the client keeps to itself; its version is pinned. */
interface Channel {
  writeTuple(type: number, name: Buffer, payload: string | Uint8Array): void;
  close(): void;
  child: { stdout: { _handle: { readStop(): void } } | null };
}

/** Requests that are sent before the client makes them, so that the compiler works on them while the kernel does something else. */
export interface RequestsAhead {
  /** Sends the next request that the client will make, and does not wait for its answer: that lies ready when the client comes to it. */
  send(name: string, parameters: object | null): void;
  /** How many of them the client has not come to yet. */
  waiting(): number;
  /** Ends the compiler without a word: it might be busy, or gone. */
  end(): void;
}

const requestType = 1;

export function createRequestsAhead(api: API): RequestsAhead {
  const { channel } = (api as unknown as { client: { channel: Channel } }).client;
  const write = channel.writeTuple.bind(channel);
  const sent: string[] = [];
  // Node would read an answer that lies ready while no cell runs.
  channel.child.stdout?._handle.readStop();

  channel.writeTuple = (type, name, payload) => {
    const expected = sent.shift();
    if (expected === undefined) return write(type, name, payload);
    const request = textOf(name.toString(), payload.toString());
    // Each answer would be taken for that of another request. The compiler is started anew then.
    if (request !== expected)
      throw new Error(`the compiler: expected the request ${expected}, got ${request}; restart the kernel`);
  };

  return {
    send(name, parameters) {
      const payload = JSON.stringify(parameters);
      write(requestType, Buffer.from(name), payload);
      sent.push(textOf(name, payload));
    },
    waiting: () => sent.length,
    end: () => channel.close()
  };
}

function textOf(name: string, payload: string): string {
  return `${name} ${payload}`;
}
