import fc from 'fast-check';

/** Names and remarks of real lists, their punctuation in every width. */
export const text = fc.string({
  unit: fc.constantFrom(
    ...'许可审批核发中华人民共和国省市县区级权限本全跨厅证明材料申请表３3ＡA（(）)【】〔〕《〈〉》“”"、，,。；— -·•\u3000 \u200b',
  ),
  maxLength: 24,
});
