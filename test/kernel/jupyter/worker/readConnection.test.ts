import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConnection } from '../../../../kernel/jupyter/worker/readConnection';
import { emptyFolder } from '../../kernelUnderTest';

const ports = { shell_port: 1, control_port: 2, stdin_port: 3, hb_port: 4, iopub_port: 5 };

function read(file: object) {
  const folder = emptyFolder();
  try {
    const path = join(folder.path, 'connection.json');
    writeFileSync(path, JSON.stringify({ ...ports, ...file }));
    return readConnection(path);
  } finally {
    folder.remove();
  }
}

test('readConnection() gives the addresses of the five sockets over TCP', () => {
  const { address } = read({ transport: 'tcp', ip: '127.0.0.1', key: 'k' });
  expect((['shell', 'control', 'stdin', 'hb', 'iopub'] as const).map(address)).toEqual(
    [1, 2, 3, 4, 5].map((port) => `tcp://127.0.0.1:${port}`)
  );
});

test('readConnection() writes the address of a socket file with a dash', () => {
  expect(read({ transport: 'ipc', ip: '/run/kernel' }).address('shell')).toBe('ipc:///run/kernel-1');
});

test('readConnection() takes a missing key as empty, and a missing scheme as hmac-sha256', () => {
  expect(read({ transport: 'tcp', ip: 'x' })).toMatchObject({ key: '', signatureScheme: 'hmac-sha256' });
  expect(read({ transport: 'tcp', ip: 'x', key: 'k', signature_scheme: 'hmac-md5' })).toMatchObject({
    key: 'k',
    signatureScheme: 'hmac-md5'
  });
});
