type Koffi = typeof import('koffi', { with: { 'resolution-mode': 'import' } });

/**
 * Joules that all NVIDIA graphics cards have taken since any moment, by their driver (NVML's `nvmlDeviceGetTotalEnergyConsumption`, from Volta on). The
 * driver renews them some ten times a second.
 *
 * @param library the driver's library, as the system finds it.
 * @returns null where there is no card, or one that does not count.
 */
export function createGpuEnergyCounter(library = 'libnvidia-ml.so.1'): (() => number) | null {
  try {
    const cards = openCards(library);
    if (cards.length === 0) return null;
    const read = () => cards.reduce((sum, energy) => sum + energy(), 0) / 1000;
    read();
    return read;
  } catch {
    return null;
  }
}

/** Millijoules of each card since its driver was loaded. */
function openCards(path: string): (() => number)[] {
  const koffi = require('koffi') as Koffi;
  const nvml = koffi.load(path);
  const call = (name: string, types: string[]) => {
    const does = nvml.func(name, 'int', types) as (...args: unknown[]) => number;
    return (...args: unknown[]) => {
      const code = does(...args);
      if (code !== 0) throw new Error(`${name}: error ${code}`);
    };
  };
  call('nvmlInit_v2', [])();
  const count = new Uint32Array(1);
  call('nvmlDeviceGetCount_v2', ['void *'])(count);
  const getHandle = call('nvmlDeviceGetHandleByIndex_v2', ['uint32_t', 'void *']);
  const getEnergy = call('nvmlDeviceGetTotalEnergyConsumption', ['void *', 'void *']);
  return Array.from({ length: count[0] }, (_, index) => {
    const [handle, energy] = [new BigUint64Array(1), new BigUint64Array(1)];
    getHandle(index, handle);
    return () => {
      getEnergy(handle[0], energy);
      return Number(energy[0]);
    };
  });
}
