import { createElement } from '../createElement';
import { movingKeys, keepKeysFromShortcuts } from './keepKeysFromShortcuts';

/** A place in a picture of rows and columns. */
export interface GridCell {
  row: number;
  column: number;
}

export interface CellGrid {
  readonly node: HTMLElement;
  /** So many rows and columns, over this part of the picture, in pixels from its upper left corner. */
  place(size: { rows: number; columns: number }, area: { left: number; top: number; width: number; height: number }): void;
  /** Puts the frame there, says the cell, and marks the one that is selected. */
  show(cell: GridCell, selected: GridCell | null): void;
}

/**
 * A grid over the picture for keyboards and screen readers: one cell at a time is there, which the arrows move, Home and End within its
 * row, Control with them to the corners, Page Up and Page Down ten rows; Enter or Space selects. Its rows and columns are counted, so
 * that a reader is told where it is.
 */
export function createKeyboardGrid(
  label: string,
  says: (cell: GridCell) => string,
  moved: (cell: GridCell) => void,
  selected: (cell: GridCell) => void
): CellGrid {
  let size = { rows: 0, columns: 0 };
  let area = { left: 0, top: 0, width: 0, height: 0 };
  let current: GridCell = { row: 0, column: 0 };
  let chosen: GridCell | null = null;
  const line = createElement('div', { role: 'row' });
  const grid = createElement('div', { role: 'grid', 'aria-label': label }, line);
  const mark = createElement('div', { class: 'sr-Cell-mark', 'aria-hidden': 'true' });
  const node = createElement('div', { class: 'sr-Cells' }, mark, grid);

  keepKeysFromShortcuts(
    grid,
    ({ key, altKey, metaKey }) => !altKey && !metaKey && (movingKeys.has(key) || key === 'Enter' || key === ' ')
  );
  grid.addEventListener('keydown', (event) => {
    if (event.altKey || event.metaKey) return;
    const to = target(event.key, event.ctrlKey, current, size);
    const isChoice = event.key === 'Enter' || event.key === ' ';
    if (!to && !isChoice) return;
    event.preventDefault();
    if (isChoice) return selected(current);
    moved(to!);
    (line.firstElementChild as HTMLElement | null)?.focus();
  });

  /** A new node each time: a screen reader says what gets the focus, not what becomes of it. */
  function draw() {
    line.setAttribute('aria-rowindex', String(current.row + 1));
    grid.setAttribute('aria-rowcount', String(size.rows));
    grid.setAttribute('aria-colcount', String(size.columns));
    const isSelected = chosen?.row === current.row && chosen.column === current.column;
    const cell = createElement(
      'div',
      {
        role: 'gridcell',
        class: 'sr-Cell',
        tabindex: 0,
        'aria-colindex': current.column + 1,
        'aria-selected': String(isSelected),
        'data-cell': `${current.row},${current.column}`
      },
      createElement('span', { class: 'sr-Unseen' }, says(current))
    );
    lay(cell, current);
    mark.hidden = !chosen;
    if (chosen) lay(mark, chosen);
    const hadFocus = line.contains(document.activeElement);
    line.replaceChildren(cell);
    if (hadFocus) cell.focus({ preventScroll: true });
  }

  function lay(over: HTMLElement, { row, column }: GridCell) {
    const [width, height] = [area.width / Math.max(1, size.columns), area.height / Math.max(1, size.rows)];
    const style = { left: area.left + column * width, top: area.top + row * height, width, height };
    for (const [name, value] of Object.entries(style)) over.style.setProperty(name, `${value}px`);
  }

  return {
    node,
    place(newSize, newArea) {
      [size, area] = [newSize, newArea];
      draw();
    },
    show(cell, selectedCell) {
      [current, chosen] = [cell, selectedCell];
      draw();
    }
  };
}

function target(
  key: string,
  isControl: boolean,
  { row, column }: GridCell,
  size: { rows: number; columns: number }
): GridCell | null {
  const within = (r: number, c: number): GridCell => ({
    row: Math.min(size.rows - 1, Math.max(0, r)),
    column: Math.min(size.columns - 1, Math.max(0, c))
  });
  switch (key) {
    case 'ArrowUp':
      return within(row - 1, column);
    case 'ArrowDown':
      return within(row + 1, column);
    case 'ArrowLeft':
      return within(row, column - 1);
    case 'ArrowRight':
      return within(row, column + 1);
    case 'Home':
      return within(isControl ? 0 : row, 0);
    case 'End':
      return within(isControl ? Infinity : row, Infinity);
    case 'PageUp':
      return within(row - 10, column);
    case 'PageDown':
      return within(row + 10, column);
    default:
      return null;
  }
}
