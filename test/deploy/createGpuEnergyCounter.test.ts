import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createGpuEnergyCounter } from '../../src/deploy/latency/createGpuEnergyCounter';

/** A library with the four functions of NVML: two cards, of which each reading finds 500 and 250 millijoules more. */
function driver(says = 0): string {
  const folder = mkdtempSync(join(tmpdir(), 'nvml-'));
  const source = join(folder, 'nvml.c');
  const library = join(folder, 'libnvml.so');
  writeFileSync(
    source,
    `#include <stdint.h>
static uint64_t taken[2] = {1000, 1ull << 33};
int nvmlInit_v2(void) { return 0; }
int nvmlDeviceGetCount_v2(uint32_t *count) { *count = 2; return 0; }
int nvmlDeviceGetHandleByIndex_v2(uint32_t index, void **device) { *device = &taken[index]; return 0; }
int nvmlDeviceGetTotalEnergyConsumption(void *device, unsigned long long *millijoules) {
  uint64_t *own = (uint64_t *)device;
  *own += own == taken ? 500 : 250;
  *millijoules = *own;
  return ${says};
}
`
  );
  execFileSync('g++', ['-shared', '-fPIC', '-x', 'c', source, '-o', library]);
  return library;
}

test('createGpuEnergyCounter() reads the joules of all cards by the functions of NVML', () => {
  const read = createGpuEnergyCounter(driver())!;
  const before = read();
  expect(before).toBeGreaterThan(2 ** 33 / 1000);
  expect(read() - before).toBeCloseTo(0.75, 6);
});

test('createGpuEnergyCounter() is null without a driver, and where a card does not count', () => {
  expect(createGpuEnergyCounter('libnothing-of-the-kind.so.1')).toBeNull();
  expect(createGpuEnergyCounter(driver(3))).toBeNull();
});
