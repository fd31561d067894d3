/** tslab puts this on a line of its own before every source. */
export const tslabHead = 'export {};';
export const tslabLead = 1;
