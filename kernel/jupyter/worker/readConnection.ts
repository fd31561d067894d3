import { readFileSync } from 'node:fs';

/** Where the five sockets listen, and the key that signs messages. */
export interface Connection {
  key: string;
  /** How it signs: hmac-sha256 unless the file says otherwise. */
  signatureScheme: string;
  address(port: 'shell' | 'control' | 'stdin' | 'hb' | 'iopub'): string;
}

export function readConnection(path: string): Connection {
  const file = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string | number>;
  // Over ipc Jupyter numbers the socket files with a dash where tcp has a colon.
  const separator = file.transport === 'ipc' ? '-' : ':';
  return {
    key: String(file.key ?? ''),
    signatureScheme: String(file.signature_scheme || 'hmac-sha256'),
    address: (port) => `${file.transport}://${file.ip}${separator}${file[port + '_port']}`
  };
}
