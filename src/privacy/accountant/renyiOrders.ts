const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** The orders of the Renyi divergence that are looked at: those of dp-accounting's RdpAccountant. */
export const renyiOrders: readonly number[] = [
  ...range(1, 99).map((tenths) => 1 + tenths / 10),
  ...range(11, 63),
  ...[128, 256, 512, 1024]
];
