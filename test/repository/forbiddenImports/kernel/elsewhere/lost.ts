export const lost = 'in a folder without a rule';
