export const host = 'a value where only the type may be imported';
