import { jsonText } from '../../report/visible.js';
import type { FigurePage } from '../table.js';
import { csvPage } from './csv.js';
import { htmlFigures } from './html.js';
import { markdownPage } from './markdown.js';
import { prettyPage } from './pretty.js';
import type { Terminal } from './terminal-table.js';
import { xlsxPage } from './xlsx.js';

/** What a format is given. */
export interface Figures {
  readonly page: FigurePage;
  /** The content of json, in its published shape. */
  readonly json: unknown;
}

type Render = (figures: Figures, terminal: Terminal) => string | Promise<Uint8Array>;

const table = {
  pretty: ({ page }, terminal) => prettyPage(page, terminal),
  json: ({ json }) => jsonText(json),
  csv: ({ page }) => csvPage(page),
  xlsx: ({ page }) => xlsxPage(page),
  markdown: ({ page }) => markdownPage(page),
  html: ({ page }) => htmlFigures(page),
} satisfies Record<string, Render>;

/** A format of `sitong stats`. */
export type FigureFormat = keyof typeof table;

/** The formats of `sitong stats`, the default first. */
export const figureFormats: Readonly<Record<FigureFormat, Render>> = table;

export const FIGURE_FORMATS = Object.keys(table) as readonly FigureFormat[];
