import { Resvg } from '@resvg/resvg-js';
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { linearAxis, logAxis } from '../../src/views/picture/Axis';
import { encodeIndexedPng } from '../../src/views/picture/encodeIndexedPng';
import { drawPicture } from '../../src/views/bundle/drawPicture';
import { shorten, shortenMiddle, measureTextWidth } from '../../src/views/picture/measureTextWidth';
import { svgToPng } from '../../src/views/bundle/svgToPng';
import { computeRunView } from '../../src/views/run/computeRunView';
import { mulberry32 } from '../mulberry32';
import { defaults, emptyRecord, exampleRecord } from './exampleRecord';

const named = (count: number) => Array.from({ length: count }, (_, i) => `class ${i}`);

describe('picture(view)', () => {
  it.each([
    ['2 classes without a baseline', exampleRecord({ classes: defaults, baseline: false })],
    ['10 classes', exampleRecord()],
    ['20 classes without a student', exampleRecord({ classes: named(20), student: false })],
    ['1,000 classes', exampleRecord({ classes: named(1000) })],
    ['one epoch', exampleRecord({ epochs: 1, pointsAnEpoch: 1 })],
    ['no point yet', emptyRecord()]
  ])('draws %s: all coordinates are numbers inside it, text too', (_, record) => {
    const view = computeRunView(record);
    for (const drawn of [view, view.lossCurves, view.softLabels].flatMap((v) => (v ? [drawPicture(v)!] : []))) {
      expect(drawn.svg).not.toMatch(/NaN|Infinity|undefined|null/);
      for (const [, x, y] of drawn.svg.matchAll(/<(?:text|rect) x="(-?[\d.]+)" y="(-?[\d.]+)"/g)) {
        expect(Number(x)).toBeGreaterThanOrEqual(0);
        expect(Number(x)).toBeLessThanOrEqual(drawn.width);
        expect(Number(y)).toBeGreaterThanOrEqual(0);
        expect(Number(y)).toBeLessThanOrEqual(drawn.height);
      }
    }
  });

  it('has a logarithmic axis where losses span more than two decades, a linear one elsewhere', () => {
    const record = exampleRecord({ baseline: false });
    record.history.series['train/loss'] = record.history.step.map((s) => 1000 / s);
    expect(drawPicture(computeRunView(record).lossCurves)!.svg).toContain('Loss (nats) (log scale)');
    record.history.series['train/loss'] = record.history.step.map((s) => 1 + 1 / s);
    expect(drawPicture(computeRunView(record).lossCurves)!.svg).not.toContain('log scale');
  });

  it('stays linear where a loss is 0 or below', () => {
    const record = exampleRecord();
    record.history.series['train/loss'] = record.history.step.map((s) => (s > 9 ? 0 : 1000 / s));
    expect(drawPicture(computeRunView(record).lossCurves)!.svg).not.toContain('log scale');
  });

  it('marks the kept epoch, draws the loss and the metric that chose it for each model, and says constant settings in a line', () => {
    const record = exampleRecord({ temperatureFalls: false });
    const { svg } = drawPicture(computeRunView(record).lossCurves)!;
    expect(svg).toContain(`>kept: epoch ${record.history.best!.epoch}</text>`);
    for (const name of ['Loss (nats)', 'Accuracy on validation', 'student', 'baseline']) expect(svg).toContain(`>${name}`);
    expect(svg).not.toContain('negative log-likelihood');
    expect(svg).toContain('>Constant: weight hard 0.3, weight soft 0.7, temperature 4</text>');
  });

  it('draws a temperature that changes', () => {
    expect(drawPicture(computeRunView(exampleRecord()).lossCurves)!.svg).toContain('>Temperature</text>');
  });

  it('is undefined for scores, which are a table', () => {
    expect(drawPicture(computeRunView(exampleRecord()).scores)).toBeUndefined();
  });
});

describe('svgToPng(svg)', () => {
  it('is a PNG of twice the size and at most 150 kB, with its text in it', () => {
    for (const record of [exampleRecord(), exampleRecord({ classes: defaults })]) {
      const drawn = drawPicture(computeRunView(record))!;
      const bytes = Buffer.from(svgToPng(drawn.svg), 'base64');
      expect(bytes.length).toBeLessThanOrEqual(150_000);
      expect(bytes.readUInt32BE(16)).toBe(drawn.width * 2);
    }
    const svg = (inner: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20" font-family="'DejaVu Sans', Verdana">${inner}</svg>`;
    expect(svgToPng(svg('<text x="2" y="15">label</text>'))).not.toBe(svgToPng(svg('')));
  });
});

describe('encodeIndexedPng(rgba, width, height, deflate)', () => {
  it('holds the very pixels while there are 256 colours or fewer, with right checksums', () => {
    const random = mulberry32(5);
    const colors = Array.from({ length: 256 }, () => [random() * 256, random() * 256, random() * 256].map(Math.floor));
    const [width, height] = [37, 23];
    const rgba = Uint8Array.from(
      Array.from({ length: width * height }, () => [...colors[Math.floor(random() * 256)], 255]).flat()
    );
    const bytes = Buffer.from(encodeIndexedPng(rgba, width, height, (rows) => deflateSync(rows)));
    expect(decode(bytes, width, height)).toEqual(
      Array.from({ length: width * height }, (_, i) => [...rgba.subarray(4 * i, 4 * i + 3)])
    );
  });

  it('is read back by another implementation, pixel for pixel', () => {
    const rgba = Uint8Array.from([255, 0, 0, 255, 0, 128, 0, 255, 0, 0, 255, 255, 10, 20, 30, 255]);
    const base64 = Buffer.from(encodeIndexedPng(rgba, 2, 2, (rows) => deflateSync(rows))).toString('base64');
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"><image width="2" height="2" image-rendering="optimizeSpeed" href="data:image/png;base64,${base64}"/></svg>`;
    expect([...new Resvg(svg).render().pixels]).toEqual([...rgba]);
  });

  it('moves colours beyond the 256 commonest to the nearest of them', () => {
    const [width, height] = [300, 2];
    const rgba = Uint8Array.from(
      Array.from({ length: width * height }, (_, i) => [i % 256, i < 300 ? 0 : 200, Math.floor(i / 256), 255]).flat()
    );
    const bytes = Buffer.from(encodeIndexedPng(rgba, width, height, (rows) => deflateSync(rows)));
    decode(bytes, width, height).forEach((pixel, i) => {
      pixel.forEach((channel, k) => expect(Math.abs(channel - rgba[4 * i + k])).toBeLessThanOrEqual(210));
    });
  });
});

describe('axes', () => {
  it('linearAxis has ticks at 1, 2 or 5 times a power of ten, inside it, about as many as asked for', () => {
    const texts = (low: number, high: number, count: number) => linearAxis(low, high, count).ticks.map(({ text }) => text);
    expect(texts(0, 20, 4)).toEqual(['0', '5', '10', '15', '20']);
    expect(texts(0.0123, 0.0219, 5)).toEqual(['0.014', '0.016', '0.018', '0.020']);
    expect(texts(-1, 1, 4)).toEqual(['−1.0', '−0.5', '0.0', '0.5', '1.0']);
    expect(linearAxis(3, 3, 4).ticks.length).toBeGreaterThan(1);
  });

  it('logAxis has ticks at powers of ten, and between them where there is room', () => {
    const texts = (low: number, high: number, count: number) => logAxis(low, high, count).ticks.map(({ text }) => text);
    expect(texts(0.01, 1, 5)).toEqual(['0.01', '0.02', '0.05', '0.1', '0.2', '0.5', '1']);
    expect(texts(1e-6, 1, 5)).toEqual(['1e−6', '0.0001', '0.01', '1']);
    expect(logAxis(1, 100, 3).share(10)).toBeCloseTo(0.5, 12);
  });

  it.each([
    linearAxis(NaN, NaN, 4),
    linearAxis(-1e308, 1e308, 4),
    linearAxis(0, Infinity, 4),
    linearAxis(1, 1 + 2e-16, 4),
    logAxis(0, 1, 4),
    logAxis(2, 2, 4),
    logAxis(1, Infinity, 4)
  ])('end, without ticks, where numbers do not tell their ends apart', ({ ticks, share }) => {
    expect([ticks, share(1)]).toEqual([[], 0.5]);
  });
});

describe('shorten(text, width), shortenMiddle(text, width)', () => {
  it('keep what fits and are never wider than the room for them', () => {
    expect(shorten('defaulted', 200)).toBe('defaulted');
    for (const cut of [shorten, shortenMiddle]) {
      const line = cut('imagenet class 517, a very long name', 80);
      expect(measureTextWidth(line)).toBeLessThanOrEqual(80);
      expect(line).toContain('…');
    }
    expect(shortenMiddle('imagenet class 517', 80)).toMatch(/^imag.*517$/);
  });

  it('measureTextWidth is what the font says: as wide as resvg draws it, to 3 %', () => {
    for (const line of ['Teacher and student', 'iiiiillll', 'WWWMMM@@', '0123456789.,%']) {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="60" font-family="DejaVu Sans"><text x="0" y="40" font-size="40">|${line}|</text></svg>`;
      const { fontFiles } = fonts();
      const box = new Resvg(svg, { font: { fontFiles, loadSystemFonts: false } }).getBBox()!;
      expect(box.width / measureTextWidth(`|${line}|`, 40)).toBeGreaterThan(0.9);
      expect(box.width / measureTextWidth(`|${line}|`, 40)).toBeLessThan(1.03);
    }
  });
});

function fonts() {
  return { fontFiles: [require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')] };
}

/** A reader of what encodeIndexedPng writes: checks every chunk's checksum and gives the pixels. */
function decode(bytes: Buffer, width: number, height: number): number[][] {
  const chunks: { [name: string]: Buffer } = {};
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const length = bytes.readUInt32BE(at);
    expect(crc32(bytes.subarray(at + 4, at + 8 + length))).toBe(bytes.readUInt32BE(at + 8 + length));
    chunks[bytes.toString('latin1', at + 4, at + 8)] = bytes.subarray(at + 8, at + 8 + length);
  }
  const rows = inflateSync(chunks.IDAT);
  return Array.from({ length: width * height }, (_, i) => {
    const place = rows[Math.floor(i / width) * (width + 1) + 1 + (i % width)];
    return [...chunks.PLTE.subarray(3 * place, 3 * place + 3)];
  });
}
