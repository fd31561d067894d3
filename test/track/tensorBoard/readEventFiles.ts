import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The Python that set-up made, which brings TensorBoard's reader; on Windows it lies elsewhere. */
const python = join(__dirname, '..', '..', '..', '.venv', 'bin', 'python');

export const hasPython = existsSync(python);

/** What TensorBoard reads in a folder. */
export interface EventFolder {
  scalars: { [tag: string]: [step: number, value: number][] };
  histograms: { [tag: string]: [step: number, histogram: HistogramEvent][] };
  texts: { [tag: string]: string[] };
  hparams: { [tag: string]: any };
}

export interface HistogramEvent {
  min: number;
  max: number;
  num: number;
  sum: number;
  sum_squares: number;
  bucket_limit: number[];
  bucket: number[];
}

/** What TensorBoard's own EventAccumulator reads in a folder and those in it, by their paths. */
export function readEventFiles(folder: string): { [path: string]: EventFolder } {
  const said = execFileSync(python, [join(__dirname, 'readEventFiles.py'), folder], { maxBuffer: 2 ** 28 });
  return JSON.parse(said.toString()) as { [path: string]: EventFolder };
}
