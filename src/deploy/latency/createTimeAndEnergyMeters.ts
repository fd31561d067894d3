import { createEnergyCounter } from './createEnergyCounter';
import { createGpuEnergyCounter } from './createGpuEnergyCounter';
import type { Clock } from './timeCalls';

/** What is read before and after calls. */
export interface Meters {
  clock: Clock;
  /** Microseconds that all threads of this process have computed. */
  cpu(): number;
  /** Joules that processors and graphics cards have taken; null if the processors have no counter. */
  energy: (() => number) | null;
}

export function createTimeAndEnergyMeters(): Meters {
  return {
    clock: process.hrtime.bigint,
    cpu() {
      const { user, system } = process.cpuUsage();
      return user + system;
    },
    energy: createCounterOfAll()
  };
}

/** A card does not work alone: without the joules of the processors, those of the card would make whatever runs on it look cheap. */
function createCounterOfAll(): (() => number) | null {
  const processors = createEnergyCounter();
  if (!processors) return null;
  const cards = createGpuEnergyCounter();
  return cards ? () => processors() + cards() : processors;
}
