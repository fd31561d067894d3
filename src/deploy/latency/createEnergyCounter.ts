import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Joules that the processors have taken since any moment, by the counters of their packages (RAPL): all that runs on them, idle cores too. The kernel renews
 * them about once a millisecond.
 *
 * @param folder where Linux shows them.
 * @returns null where there are none, or where they may not be read.
 */
export function createEnergyCounter(folder = '/sys/class/powercap'): (() => number) | null {
  try {
    const packages = readdirSync(folder)
      .filter((name) => /^intel-rapl:\d+$/.test(name))
      .map((name) => join(folder, name))
      .filter((zone) => readFileSync(join(zone, 'name'), 'latin1').startsWith('package'))
      .map(createZoneCounter);
    if (packages.length === 0) return null;
    return () => packages.reduce((sum, read) => sum + read(), 0) / 1e6;
  } catch {
    return null;
  }
}

/** Microjoules of one package since now. The counter begins at 0 again after its range. */
function createZoneCounter(zone: string): () => number {
  const read = (name: string) => Number(readFileSync(join(zone, name), 'latin1'));
  const range = read('max_energy_range_uj');
  let [last, total] = [read('energy_uj'), 0];
  return () => {
    const now = read('energy_uj');
    total += now >= last ? now - last : now - last + range;
    last = now;
    return total;
  };
}
