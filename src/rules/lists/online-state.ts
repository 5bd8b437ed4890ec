import { type Row, tells } from '../../model/document.js';

/** How far an item can be done online, as its 实施清单 row tells it. */
export type OnlineState =
  /** Something must be done offline: the element that says so, and what it says. */
  | {
      readonly kind: 'offline';
      readonly element: string;
      readonly actual: string;
      readonly expected: string;
    }
  /** 受理, 办理 and 结果反馈 online, no visit. */
  | { readonly kind: 'full' }
  | { readonly kind: 'unknown' };

/** 申请受理、审查决定、结果送达: what 全程网办 takes (苏政发〔2022〕71号 三（三）). */
const STAGES: readonly (readonly string[])[] = [
  ['互联网受理'],
  ['互联网办理'],
  ['互联网办理结果信息反馈', '互联网电子证照反馈'],
];

const ELEMENTS = ['到办事现场次数', '网上办理深度', '是否网办'];

/** Whether a row tells anything of how it is done online. */
export function tellsOnline(row: Row): boolean {
  return ELEMENTS.some((element) => tells(row, element) && row.item[element] !== undefined);
}

/** Reads 到办事现场次数, 网上办理深度 and 是否网办 of a row. */
export function onlineState(row: Row): OnlineState {
  const { 到办事现场次数: visits, 网上办理深度: depth, 是否网办: online } = row.item;
  if (typeof visits === 'number' && visits > 0) {
    return { kind: 'offline', element: '到办事现场次数', actual: String(visits), expected: '0' };
  }
  const reached = Array.isArray(depth) ? depth : undefined;
  const lacking = STAGES.filter((stage) => !stage.some((word) => reached?.includes(word)));
  if (reached !== undefined && lacking.length > 0) {
    return {
      kind: 'offline',
      element: '网上办理深度',
      actual: reached.join('、'),
      expected: STAGES.map(([word]) => word).join('、'),
    };
  }
  if (online === false) {
    return { kind: 'offline', element: '是否网办', actual: '否', expected: '是' };
  }
  return visits === 0 && reached !== undefined ? { kind: 'full' } : { kind: 'unknown' };
}
