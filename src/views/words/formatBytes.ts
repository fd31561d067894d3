import { formatNumber } from './formatNumber';

/** Bytes in the decimal unit that reads best: "1.23 MB". */
export function formatBytes(bytes: number | null): string {
  if (bytes === null || !Number.isFinite(bytes)) return 'unknown';
  const rounded = Number(bytes.toPrecision(3));
  const [unit, factor] = units.find(([, size]) => rounded >= size) ?? ['B', 1];
  return `${formatNumber(rounded / factor)} ${unit}`;
}

const units: readonly [unit: string, bytes: number][] = [
  ['GB', 1e9],
  ['MB', 1e6],
  ['kB', 1e3]
];
