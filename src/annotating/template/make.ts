import { catalogTemplate } from './catalog-rows.js';
import { guideTemplate, listTemplate, ownTemplate, standardTemplate } from './list-rows.js';
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
