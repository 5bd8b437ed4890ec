const REGION = /^\d{6}$/;

/** Whether a text has the shape of a 地区代码 (GB/T 2260): six digits; `000000` is 国家. */
export function isRegionCode(text: string): boolean {
  return REGION.test(text);
}

/** The first two digits of a 地区代码: the province, `00` for 国家. */
export function provinceOf(code: string): string {
  return code.slice(0, 2);
}
