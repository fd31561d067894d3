import { createEnergyCounter } from './createEnergyCounter';
import type { Clock } from './timeCalls';

/** What is read before and after calls. */
export interface Meters {
  clock: Clock;
  /** Microseconds that all threads of this process have computed. */
  cpu(): number;
  /** Joules that the processors have taken; null without a counter. */
  energy: (() => number) | null;
}

export function createMeters(): Meters {
  return {
    clock: process.hrtime.bigint,
    cpu() {
      const { user, system } = process.cpuUsage();
      return user + system;
    },
    energy: createEnergyCounter()
  };
}
