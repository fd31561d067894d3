import { crc32, deflateRawSync } from 'node:zlib';

export interface Packed {
  name: string;
  bytes: Buffer;
  /** What the directory says, where it lies. */
  says?: { size?: number; crc?: number; method?: number; flags?: number; at?: number; packed?: number };
  /** Already deflated. */
  packed?: Buffer;
}

/** A zip, honest or not, with plain 32-bit sizes. */
export function makeZipFile(files: Packed[]): Buffer {
  const [local, central]: Buffer[][] = [[], []];
  let at = 0;
  for (const { name, bytes, says = {}, packed = deflateRawSync(bytes) } of files) {
    const title = Buffer.from(name);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(title.length, 26);
    local.push(head, title, packed);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(says.flags ?? 0, 8);
    entry.writeUInt16LE(says.method ?? 8, 10);
    entry.writeUInt32LE(says.crc ?? crc32(bytes), 16);
    entry.writeUInt32LE(says.packed ?? packed.length, 20);
    entry.writeUInt32LE(says.size ?? bytes.length, 24);
    entry.writeUInt16LE(title.length, 28);
    entry.writeUInt32LE(says.at ?? at, 42);
    central.push(entry, title);
    at += 30 + title.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, directory, end]);
}

/** An array as NumPy writes it. */
export function npyOf(descr: string, shape: number[], numbers: Uint8Array): Buffer {
  const text = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${shape.join(', ')}${shape.length === 1 ? ',' : ''}), }`;
  const header = text.padEnd(Math.ceil((text.length + 11) / 64) * 64 - 11) + '\n';
  const length = Buffer.alloc(2);
  length.writeUInt16LE(header.length);
  return Buffer.concat([Buffer.from('\x93NUMPY\x01\x00', 'latin1'), length, Buffer.from(header), numbers]);
}
