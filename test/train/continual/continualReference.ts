import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Numbers = number[][];

interface Reference {
  matrices: {
    accuracy: Numbers;
    initial: number[];
    expected: { averageAccuracy: number; forgetting: number; backwardTransfer: number; forwardTransfer: number };
  }[];
  stream: {
    x: Numbers[];
    y: number[][];
    start: Numbers;
    rate: number;
    learnt: Numbers;
    moved: Numbers;
    alpha: number;
    beta: number;
    kept: Numbers;
    dark: number;
    replayed: number;
    total: number;
    gradient: Numbers;
    steps: { hard: number; dark?: number; replay?: number; loss: number }[];
    end: Numbers;
    lwf: { temperature: number; soft: number };
  };
  student: { confidence: number; degrees: number; value: number }[];
}

/** Made by test/reference/train/continual.py. */
export const reference: Reference = JSON.parse(readFileSync(join(__dirname, '../../reference/train/continual.json'), 'utf8'));
