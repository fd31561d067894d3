import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEnergyCounter } from '../../src/deploy/latency/createEnergyCounter';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'stillroom-energy-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const put = (zone: string, files: { [name: string]: string | number }) => {
  mkdirSync(join(folder, zone), { recursive: true });
  for (const [name, value] of Object.entries(files)) writeFileSync(join(folder, zone, name), `${value}\n`);
};

test('createEnergyCounter(folder) adds the packages up, in joules, over the end of their range, and nothing that is part of one', () => {
  put('intel-rapl:0', { name: 'package-0', energy_uj: 9e6, max_energy_range_uj: 10e6 });
  put('intel-rapl:1', { name: 'package-1', energy_uj: 1e6, max_energy_range_uj: 10e6 });
  put('intel-rapl:2', { name: 'psys', energy_uj: 5e6, max_energy_range_uj: 10e6 });
  put('intel-rapl:0:0', { name: 'core', energy_uj: 4e6, max_energy_range_uj: 10e6 });
  const read = createEnergyCounter(folder)!;
  expect(read()).toBe(0);
  put('intel-rapl:0', { energy_uj: 2e6 });
  put('intel-rapl:1', { energy_uj: 1.5e6 });
  put('intel-rapl:2', { energy_uj: 9e6 });
  put('intel-rapl:0:0', { energy_uj: 9e6 });
  expect(read()).toBe(3.5);
  expect(read()).toBe(3.5);
});

test('it is null where there is no counter, and where one cannot be read', () => {
  expect(createEnergyCounter(join(folder, 'none'))).toBeNull();
  expect(createEnergyCounter(folder)).toBeNull();
  put('intel-rapl:0', { name: 'package-0', max_energy_range_uj: 10e6 });
  expect(createEnergyCounter(folder)).toBeNull();
});
