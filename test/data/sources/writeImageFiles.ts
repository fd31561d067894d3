import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import type { Finding } from '../../../src/record/RunRecord';

/** A folder of files by their paths. */
export function writeFiles(root: string, files: { [path: string]: Buffer | string }): string {
  mkdirSync(root, { recursive: true });
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), bytes);
  }
  return root;
}

export interface Painted {
  width?: number;
  height?: number;
  /** Of the upper left pixel; it grows to the right and downwards. */
  from?: number;
}

/** A grey ramp, different for each `from`. */
export function png({ width = 8, height = 8, from = 0 }: Painted = {}): Promise<Buffer> {
  const data = Buffer.from(
    Array.from({ length: width * height }, (_, i) => (from + 3 * (i % width) + 5 * Math.floor(i / width)) % 256)
  );
  return sharp(data, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
}

/** `count` images a class, all different, and by folders of parts where they are given. */
export async function writeClasses(root: string, classes: { [path: string]: number }): Promise<string> {
  const files: { [path: string]: Buffer } = {};
  let from = 0;
  for (const [path, count] of Object.entries(classes)) {
    mkdirSync(join(root, path), { recursive: true });
    for (let i = 1; i <= count; i++) files[`${path}/${i}.png`] = await png({ from: from++ });
  }
  return writeFiles(root, files);
}

/** The findings of a check, in one line each. */
export function said(findings: readonly Finding[], check: string): string[] {
  return findings.filter((finding) => finding.check === check).map(({ level, says }) => `${level}: ${says}`);
}

export function copyTree(from: string, to: string): string {
  cpSync(from, to, { recursive: true });
  return to;
}

/** A whole PNG of one bit a pixel, which sharp would take a minute to write where it is large. */
export function blackPng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([size, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 1;
  const rows = deflateSync(Buffer.alloc(height * (1 + Math.ceil(width / 8))), { level: 1 });
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0))
  ]);
}
