/** tslab puts this on a line of its own before every source. */
export const tslabPreamble = 'export {};';
export const tslabLead = 1;
