import { element } from '../element';
import type { Cell } from './cellSays';

export interface CellGrid {
  readonly node: HTMLElement;
  /** So many rows and columns, over this part of the picture, in pixels from its upper left corner. */
  place(size: { rows: number; columns: number }, area: { left: number; top: number; width: number; height: number }): void;
  /** Puts the frame there, says the cell, and marks the one that is selected. */
  show(cell: Cell, selected: Cell | null): void;
}

/**
 * A grid over the picture for keyboards and screen readers: one cell at a time is there, which the arrows move, Home and End within its
 * row, Control with them to the corners, Page Up and Page Down ten rows; Enter or Space selects. Its rows and columns are counted, so
 * that a reader is told where it is.
 */
export function cellGrid(
  label: string,
  says: (cell: Cell) => string,
  moved: (cell: Cell) => void,
  selected: (cell: Cell) => void
): CellGrid {
  let size = { rows: 0, columns: 0 };
  let area = { left: 0, top: 0, width: 0, height: 0 };
  let current: Cell = { teacher: 0, student: 0 };
  let chosen: Cell | null = null;
  const row = element('div', { role: 'row' });
  const grid = element('div', { role: 'grid', 'aria-label': label }, row);
  const mark = element('div', { class: 'sr-Cell-mark', 'aria-hidden': 'true' });
  const node = element('div', { class: 'sr-Cells' }, mark, grid);

  grid.addEventListener('keydown', (event) => {
    if (event.altKey || event.metaKey) return;
    const to = target(event.key, event.ctrlKey, current, size);
    const isChoice = event.key === 'Enter' || event.key === ' ';
    if (!to && !isChoice) return;
    event.preventDefault();
    event.stopPropagation();
    if (isChoice) return selected(current);
    moved(to!);
    (row.firstElementChild as HTMLElement | null)?.focus();
  });

  /** A new node each time: a screen reader says what gets the focus, not what becomes of it. */
  function draw() {
    row.setAttribute('aria-rowindex', String(current.teacher + 1));
    grid.setAttribute('aria-rowcount', String(size.rows));
    grid.setAttribute('aria-colcount', String(size.columns));
    const isSelected = chosen?.teacher === current.teacher && chosen.student === current.student;
    const cell = element(
      'div',
      {
        role: 'gridcell',
        class: 'sr-Cell',
        tabindex: 0,
        'aria-colindex': current.student + 1,
        'aria-selected': String(isSelected),
        'data-cell': `${current.teacher},${current.student}`
      },
      element('span', { class: 'sr-Unseen' }, says(current))
    );
    lay(cell, current);
    mark.hidden = !chosen;
    if (chosen) lay(mark, chosen);
    const hadFocus = row.contains(document.activeElement);
    row.replaceChildren(cell);
    if (hadFocus) cell.focus({ preventScroll: true });
  }

  function lay(over: HTMLElement, { teacher, student }: Cell) {
    const [width, height] = [area.width / Math.max(1, size.columns), area.height / Math.max(1, size.rows)];
    const style = { left: area.left + student * width, top: area.top + teacher * height, width, height };
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
  { teacher, student }: Cell,
  size: { rows: number; columns: number }
): Cell | null {
  const within = (t: number, s: number): Cell => ({
    teacher: Math.min(size.rows - 1, Math.max(0, t)),
    student: Math.min(size.columns - 1, Math.max(0, s))
  });
  switch (key) {
    case 'ArrowUp':
      return within(teacher - 1, student);
    case 'ArrowDown':
      return within(teacher + 1, student);
    case 'ArrowLeft':
      return within(teacher, student - 1);
    case 'ArrowRight':
      return within(teacher, student + 1);
    case 'Home':
      return within(isControl ? 0 : teacher, 0);
    case 'End':
      return within(isControl ? Infinity : teacher, Infinity);
    case 'PageUp':
      return within(teacher - 10, student);
    case 'PageDown':
      return within(teacher + 10, student);
    default:
      return null;
  }
}
