import { readFileSync, writeFileSync } from 'node:fs';
import { ZipFile } from '../../src/annotating/package/zip.js';
import { cellText, type SheetGrid } from '../../src/importing/sheets/sheet-grid.js';
import { readWorkbook } from '../../src/importing/sheets/workbook.js';

/** What the cells of a sheet show, by address. */
export function cellsOf(file: string, sheet: string): Record<string, string> {
  const grid = sheetsOf(file).find(({ name }) => name === sheet);
  const cells: Record<string, string> = {};
  for (const { index, cells: row } of grid?.rows ?? [])
    for (const [column, cell] of row.entries())
      if (cell !== undefined) cells[`${letter(column)}${index + 1}`] = cellText(cell);
  return cells;
}

export function sheetsOf(file: string): readonly SheetGrid[] {
  return readWorkbook(readFileSync(file), file);
}

export function part(file: string, path: string): string {
  return new TextDecoder().decode(new ZipFile(readFileSync(file)).read(path));
}

/** Writes texts into cells of a workbook, as a clerk types them; an empty text clears the cell. */
export function fill(file: string, path: string, texts: Readonly<Record<string, string>>): void {
  const zip = new ZipFile(readFileSync(file));
  let xml = new TextDecoder().decode(zip.read(path));
  for (const [address, text] of Object.entries(texts)) {
    const cell = new RegExp(`<c r="${address}"([^>]*?)(?: t="[^"]*")?(?:/>|>.*?</c>)`);
    const style = / s="\d+"/.exec(cell.exec(xml)?.[1] ?? '')?.[0] ?? '';
    if (!cell.test(xml)) throw new Error(`no cell ${address}`);
    const content =
      text === ''
        ? `<c r="${address}"${style}/>`
        : `<c r="${address}"${style} t="inlineStr"><is><t>${text}</t></is></c>`;
    xml = xml.replace(cell, content);
  }
  zip.write(path, new TextEncoder().encode(xml));
  writeFileSync(file, zip.bytes());
}

/** The address of a column by its title, in the row of titles. */
export function columnOf(file: string, sheet: string, title: string): string {
  const found = Object.entries(cellsOf(file, sheet)).find(
    ([address, text]) => /^[A-Z]+3$/.test(address) && text.replace('*', '') === title,
  );
  if (found === undefined) throw new Error(`no column ${title}`);
  return found[0].slice(0, -1);
}

function letter(column: number): string {
  return column < 26
    ? String.fromCharCode(65 + column)
    : letter(Math.floor(column / 26) - 1) + letter(column % 26);
}
