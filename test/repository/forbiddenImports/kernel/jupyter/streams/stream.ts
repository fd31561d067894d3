export const stream = 'a stream of Jupyter';
