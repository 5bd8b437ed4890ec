import { indexRows } from './row-index.js';

/** The items that the cases use, by the stem of their 基本编码; a check of fewer rows takes less time. */
const KEPT: ReadonlySet<string> = new Set([
  '000104002', // 固定资产投资项目节能审查
  '000111901', // 社会团体登记
  '000114901', // 人力资源服务许可
  '000114902', // 劳务派遣经营许可
  '000117902', // 商品房预售许可
  '000118902', // 涉路施工活动许可
  '000119102', // 取水许可审批
  '000119901', // 河道采砂许可
  '000119902', // 河道管理范围内建设项目工程建设方案审批
  '000122901', // 旅行社设立许可
  '000123901', // 公共场所卫生许可
  '000123902', // 护士执业注册
  '000131003', // 食品经营许可
  '000131901', // 食品生产许可
  '000175004', // 延期向社会开放档案审批
  '000512901', // 法律援助
  '000514901', // 就业困难人员社会保险补贴
  '000514902', // 公益性岗位补贴
  '000536901', // 医疗救助
  '000711901', // 婚姻登记
  '000711902', // 收养登记
  '000714901', // 工伤认定
  '000715901', // 不动产登记
  '000724901', // 退役军人
  '000731901', // 市场主体登记
  '000913901', // 政府采购投诉处理
  '000973901',
  '001014901', // 集体合同审查
  '001031901', // 仅销售预包装食品备案
  '002014901', // 失业登记
  '002014902', // 就业登记
  '002014903', // 灵活就业人员社会保险登记
  '002022901', // 公共图书馆文献信息查询借阅
  '321011901',
  '322004902', // 营商环境投诉举报受理
]);

/** A file with only the rows of those items, and of none in particular; `undefined` if nothing is left. */
export function reduced(text: string): string | undefined {
  const { rows } = indexRows(text);
  if (rows.length === 0) return text;
  const starts = rows.map(({ start }) => text.lastIndexOf('\n', start) + 1);
  const kept = rows.flatMap(({ kind }, at) => {
    const row = text.slice(starts[at], starts[at + 1] ?? text.length);
    const codes = kind === '地区' ? [] : (row.match(CODE) ?? []).map((code) => code.slice(-14, -4));
    const stems = codes.map((code) => code.slice(1));
    return stems.length === 0 || stems.some((stem) => KEPT.has(stem)) ? [row] : [];
  });
  return kept.length === 0 ? undefined : text.slice(0, starts[0]) + kept.join('');
}

const CODE = /"(?:[0-9A-Z]{19})?\d{11}[\dY]"/g;
