/** The partial bundle brings no types; they are those of the full one. */
declare module 'plotly.js-cartesian-dist-min' {
  export * from 'plotly.js-dist-min';
  export { default } from 'plotly.js-dist-min';
}
