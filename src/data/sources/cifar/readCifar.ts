import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { showPath } from '../../../checks/showPath';
import type { Dataset, Splits } from '../../Dataset';
import type { Finding } from '../../../record/RunRecord';
import { readRegularFile } from '../../files/readRegularFile';
import { drawPartRows, type PartRows } from '../publishedParts/drawPartRows';
import type { PartSizes } from '../publishedParts/PartSizes';
import { createPixelWriter, type WantedRows } from '../publishedParts/createPixelWriter';
import { resolveRealPathIn } from '../publishedParts/resolveRealPathIn';
import { checkCifarLabels, cifarBytes, type CifarBatch } from './CifarBatch';
import { findCifarProblems } from './findCifarProblems';
import { cifarPage, type CifarVersion } from './cifarVersions';
import { readCifarNames } from './readCifarNames';
import type { FoundCifar } from './findCifarFiles';
import { readBinaryBatch } from './readBinaryBatch';
import { readPythonBatch } from './readPythonBatch';

/** Bytes of all files of a part: the largest, train rows of CIFAR-100 that Python 3 saved with protocol 2, takes 232 MB. */
const mostBytes = 2 ** 28;

/** The rows that are asked for, from files that hold all. */
export async function readCifar(
  subject: string,
  found: FoundCifar,
  { classes, sizes, pause }: { classes: number; sizes: PartSizes; pause: () => Promise<void> }
): Promise<{ data: Required<Splits>; findings: Finding[] }> {
  const { root, layout } = found;
  const fix = `unpack ${layout.archive} from ${cifarPage} again`;
  const names = await readCifarNames(subject, found, classes, fix);
  const read = {
    train: await readBatches(subject, found, layout.train, { fix, pause }),
    test: await readBatches(subject, found, [layout.test], { fix, pause })
  };
  const labels = { train: joined(read.train.batches, classes), test: joined(read.test.batches, classes) };
  const drawn = drawPartRows(subject, labels, sizes);
  const digests = [...read.train.digests, ...read.test.digests];
  const sha256 = createHash('sha256')
    .update(digests.map(({ name, sha256: own }) => `${name}\0${own}\n`).join(''))
    .digest('hex');
  const source = { file: basename(root), sha256 };
  const dataset = (part: keyof PartRows): Dataset => ({
    name: `${layout.set}${classes === 20 ? ' superclasses' : ''} ${part}`,
    x: new Float32Array(drawn[part].length * cifarBytes),
    shape: [32, 32, 3],
    y: drawn[part].map((row) => labels[part === 'test' ? 'test' : 'train'][row]),
    classes: names ? [...names] : Array.from({ length: classes }, (_, i) => String(i)),
    synthetic: false,
    source
  });
  const data = { train: dataset('train'), validation: dataset('validation'), test: dataset('test') };
  const wanted = (part: keyof PartRows): WantedRows => ({ rows: drawn[part], x: data[part].x });
  await putRows(read.train.batches, [wanted('train'), wanted('validation')], pause);
  await putRows(read.test.batches, [wanted('test')], pause);
  const findings = findCifarProblems({
    layout,
    md5: new Map(digests.map(({ name, md5 }) => [name, md5])),
    rows: { train: labels.train.length, test: labels.test.length },
    isNamed: names !== undefined,
    classes
  });
  return { data, findings };
}

interface Digests {
  name: string;
  md5: string;
  sha256: string;
}

async function readBatches(
  subject: string,
  { root, layout }: FoundCifar,
  files: readonly string[],
  { fix, pause }: { fix: string; pause: () => Promise<void> }
): Promise<{ batches: CifarBatch[]; digests: Digests[] }> {
  const [batches, digests]: [CifarBatch[], Digests[]] = [[], []];
  let left = mostBytes;
  for (const name of files) {
    const place = `${subject}: ${showPath(name)}`;
    const refuse = (got: string) =>
      new Error(`${place}: expected a regular file in the folder, of at most ${left} bytes, got ${got}; ${fix}`);
    const bytes = await readRegularFile(await resolveRealPathIn(root, name, refuse), refuse, left);
    left -= bytes.length;
    const batch = batchOf(place, layout, bytes, fix);
    checkCifarLabels(place, batch.labels, fix);
    batches.push(batch);
    const digest = (kind: string) => createHash(kind).update(bytes).digest('hex');
    digests.push({ name, md5: digest('md5'), sha256: digest('sha256') });
    await pause();
  }
  return { batches, digests };
}

function batchOf(place: string, { set, form }: CifarVersion, bytes: Uint8Array, fix: string): CifarBatch {
  const is10 = set === 'CIFAR-10';
  if (form === 'binary') return readBinaryBatch(place, bytes, is10 ? [10] : [20, 100], fix);
  return readPythonBatch(place, bytes, is10 ? { 10: 'labels' } : { 100: 'fine_labels', 20: 'coarse_labels' }, fix);
}

function joined(batches: readonly CifarBatch[], classes: number): Int32Array {
  const labels = new Int32Array(batches.reduce((sum, { rows }) => sum + rows, 0));
  let at = 0;
  for (const batch of batches) {
    labels.set(batch.labels[classes], at);
    at += batch.rows;
  }
  return labels;
}

async function putRows(batches: readonly CifarBatch[], wanted: WantedRows[], pause: () => Promise<void>): Promise<void> {
  // Colour by colour in the file, pixel by pixel in x.
  const places = Int32Array.from({ length: cifarBytes }, (_, i) => 3 * (i % 1024) + Math.floor(i / 1024));
  const take = createPixelWriter(wanted, places);
  let row = 0;
  for (const batch of batches)
    for (let own = 0; own < batch.rows; own++, row++) {
      take(batch.pixels(own), row * cifarBytes);
      if (own % 256 === 0) await pause();
    }
}
