import { Context, Reply } from 'zeromq';

/** The kernel's own, so that cells with sockets of their own neither meet these nor their door. */
const context = new Context();

/** With a domain, libzmq asks at the door about every peer, and refuses those of ZMTP 1 and 2. */
const zapDomain = 'stillroom';
const handshakeMs = 10_000;
const mebibyte = 1024 * 1024;

/** How large a frame of a peer may be; a larger one ends its connection. Nobody has shown a key when it arrives. */
const largestFrame = {
  /** With the buffers of comms; no longer JSON would fit into a string. */
  shell: 512 * mebibyte,
  control: 16 * mebibyte,
  /** An answer of 1 MiB, escaped. */
  stdin: 16 * mebibyte,
  heartbeat: 4096,
  /** Topics. */
  iopub: 1024
};

/** What every socket that strangers can reach is made with. */
export interface ReachableOptions {
  context: Context;
  zapDomain: string;
  handshakeInterval: number;
  maxMessageSize: number;
}

export function createSocketOptions(name: keyof typeof largestFrame): ReachableOptions {
  return { context, zapDomain, handshakeInterval: handshakeMs, maxMessageSize: largestFrame[name] };
}

/**
 * The door that libzmq asks (ZAP, RFC 27). It lets in who speaks ZMTP 3, as all clients since 2013 do: the key is not shown here
 * but signs each message. What it keeps out is any other protocol. ZMTP 1 has no greeting, so bytes of any kind would be messages in it: those of
 * a web page, for one, which may post to every port of its reader's machine.
 */
export async function openDoor(): Promise<Reply> {
  const door = new Reply({ context });
  await door.bind('inproc://zeromq.zap.01');
  void admit(door);
  return door;
}

async function admit(door: Reply): Promise<void> {
  for await (const [version, id] of door) await door.send([version, id, '200', 'OK', '', '']);
}
