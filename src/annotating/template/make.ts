import { catalogTemplate } from './catalog-rows.js';
import {
  guideTemplate,
  listTemplate,
  MANY_ROWS,
  ownTemplate,
  standardTemplate,
} from './list-rows.js';
import type { Template, TemplateInput } from './template.js';

/** The workbook to fill in for a kind and a region. */
export function templateOf(input: TemplateInput): Template {
  const { kind, variant } = input.kind;
  if (kind === '基本目录') return catalogTemplate(input);
  if (kind === '实施清单')
    return variant.standard === true ? standardTemplate(input) : listTemplate(input);
  if (kind === '办事指南') return guideTemplate(input);
  return ownTemplate(input);
}

/** The workbook of a kind for any region: headers and what may be entered, no rows. */
export function blankTemplate(kind: TemplateInput['kind']): Template {
  return {
    ...kind,
    region: { code: '', name: '' },
    header: {},
    rows: [],
    hasClaims: false,
    blankRows: MANY_ROWS,
    mayRemove: true,
    origin: '没有预先填好的行，全部由填报的地区自己填写',
  };
}
