import type { Palette } from '../../../src/views/picture/palette';
import { palettes } from '../preferences/palettes';
import { currentPreferences } from '../preferences/currentPreferences';

/** The page's colours, read when a plot is drawn: plotly writes them into the picture and does not follow CSS variables. */
export interface Theme {
  light: boolean;
  text: string;
  faintText: string;
  grid: string;
  background: string;
  font: string;
  /** Of models, terms and heat maps, as the reader prefers them. */
  colors: Palette;
}

export function readTheme(): Theme {
  const style = getComputedStyle(document.body);
  const read = (name: string, otherwise: string) => style.getPropertyValue(name).trim() || otherwise;
  const font = read('--jp-ui-font-family', 'system-ui, sans-serif');
  if (forced().matches) return forcedTheme(font);
  const light = document.body.dataset.jpThemeLight !== 'false';
  return {
    light,
    text: read('--jp-ui-font-color1', '#212121'),
    faintText: read('--jp-ui-font-color2', '#616161'),
    grid: read('--jp-border-color2', '#e0e0e0'),
    background: read('--jp-layout-color1', '#ffffff'),
    font,
    colors: colorsOf(light)
  };
}

/** Calls back after the reader has switched the theme, or the system's forced colours. Gives the function that ends it. */
export function onThemeChange(changed: () => void): () => void {
  // JupyterLab hides the page until the next frame, and nothing can be drawn in a page that is hidden.
  const later = () => requestAnimationFrame(changed);
  const observer = new MutationObserver(later);
  observer.observe(document.body, { attributes: true, attributeFilter: ['data-jp-theme-light', 'data-jp-theme-name'] });
  const isForced = forced();
  isForced.addEventListener('change', later);
  return () => {
    observer.disconnect();
    isForced.removeEventListener('change', later);
  };
}

function colorsOf(light: boolean): Palette {
  const { [currentPreferences().palette]: pair } = palettes;
  return light ? pair.light : pair.dark;
}

function forced(): MediaQueryList {
  return window.matchMedia('(forced-colors: active)');
}

/** The system paints the page over whatever theme it has, but leaves what is in a picture: so the picture takes the system's colours. */
function forcedTheme(font: string): Theme {
  const [text, background] = ['CanvasText', 'Canvas'].map(systemColor);
  const light = brightness(background) > 127;
  return { light, text, faintText: text, grid: light ? '#8c8c8c' : '#737373', background, font, colors: colorsOf(light) };
}

function systemColor(name: string): string {
  const probe = document.createElement('span');
  probe.style.color = name;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

function brightness(color: string): number {
  const parts = (color.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
  return parts.reduce((sum, part) => sum + part, 0) / 3;
}
