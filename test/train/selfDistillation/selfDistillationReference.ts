import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Module {
  /** The number of an exit; null for nobody. */
  module: number | 'ensemble' | null;
  total: number;
}

interface Reference {
  settings: { alpha: number; temperature: number; hint: number };
  logits: {
    given: number[][];
    y: number[];
    modules: (Module & { terms: { [name: string]: number }; gradient: number[][] })[];
  };
  network: { x: number[][]; y: number[]; modules: (Module & { gradients: number[][] })[] };
  mutual: {
    weight: number;
    temperature: number;
    rate: number;
    steps: { hard: number[]; mutual: number[] }[];
    /** [peer][weight]. */
    end: number[][][];
  };
}

/** Made by test/reference/train/selfDistillation.py. */
export const reference: Reference = JSON.parse(
  readFileSync(join(__dirname, '../../reference/train/selfDistillation.json'), 'utf8')
);

/** The numbers with which the reference begins: half of sin(from + 1), sin(from + 2), … */
export function sines(size: number, from = 0): Float32Array {
  return Float32Array.from({ length: size }, (_, i) => 0.5 * Math.sin(from + i + 1));
}
