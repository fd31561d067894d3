import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Numbers = number[][];

interface Reference {
  start: Numbers;
  rate: number;
  clients: { x: Numbers; y: number[]; kernel: Numbers }[];
  average: Numbers;
  public: Numbers;
  consensus: Numbers;
  answers: Numbers[];
  kappas: number[];
  dirichlet: { alpha: number; at: number[]; largest: number[]; second: number[] }[];
}

/** Made by test/reference/train/federated.py. */
export const reference: Reference = JSON.parse(readFileSync(join(__dirname, '../../reference/train/federated.json'), 'utf8'));
