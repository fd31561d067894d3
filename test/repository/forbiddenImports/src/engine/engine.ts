export const engine = 'an engine';
