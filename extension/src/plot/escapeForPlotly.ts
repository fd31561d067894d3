/** Plotly reads tags (links too) and entities in every text; names that come from data are escaped to be shown as they are. */
export function escapeForPlotly(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
