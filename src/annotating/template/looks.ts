import type { CellStyle } from 'hucre/xlsx';

const FONT = { name: '宋体', size: 10.5 } as const;
const THIN = { style: 'thin', color: { rgb: 'A6A6A6' } } as const;
const BORDER = { top: THIN, right: THIN, bottom: THIN, left: THIN } as const;

/** Fills of the cells of a template, as 填报说明 explains them. */
export const FILLS = { locked: 'EDEDED', open: 'FFFBE6', required: 'FFE699', header: 'DDE5F0' };

function solid(rgb: string): NonNullable<CellStyle['fill']> {
  return { type: 'pattern', pattern: 'solid', fgColor: { rgb } };
}

/** The number format of a shape: codes and words stay text, whatever is typed. */
export function formatOf(shape: string): string {
  if (shape === 'int') return '0';
  return shape === 'date' ? 'yyyy-mm-dd' : '@';
}

const looks = new Map<string, CellStyle>();

/** The look of a cell to fill in, or of one that is locked. */
export function cellLook(shape: string, isLocked: boolean): CellStyle {
  const key = `${formatOf(shape)} ${isLocked}`;
  let look = looks.get(key);
  if (look === undefined) {
    look = {
      font: FONT,
      fill: solid(isLocked ? FILLS.locked : FILLS.open),
      border: BORDER,
      alignment: { vertical: 'top', wrapText: true },
      numFmt: formatOf(shape),
      protection: { locked: isLocked },
    };
    looks.set(key, look);
  }
  return look;
}

export function headerLook(isRequired: boolean): CellStyle {
  return {
    font: { ...FONT, bold: true },
    fill: solid(isRequired ? FILLS.required : FILLS.header),
    border: BORDER,
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
    numFmt: '@',
    protection: { locked: true },
  };
}

export const TITLE_LOOK: CellStyle = {
  font: { name: '黑体', size: 16 },
  alignment: { horizontal: 'left', vertical: 'center' },
  numFmt: '@',
};

export const LINE_LOOK: CellStyle = {
  font: FONT,
  alignment: { horizontal: 'left', vertical: 'center' },
  numFmt: '@',
};

export const TEXT_LOOK: CellStyle = {
  font: FONT,
  border: BORDER,
  alignment: { vertical: 'top', wrapText: true },
  numFmt: '@',
};

/** A sample of a colour on 填报说明. */
export function sampleLook(rgb: string): CellStyle {
  return { ...TEXT_LOOK, fill: solid(rgb) };
}
