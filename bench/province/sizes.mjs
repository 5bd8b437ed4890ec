// Sizes of provinces by name: places with an 实施清单, and rows of each.

/** `s` is the standard case (163,500 rows of 实施清单), `xs` a tenth of it, `l` what one large province has. */
export const SIZES = {
  xs: { places: 11, rows: 1500 },
  s: { places: 109, rows: 1500 },
  l: { places: 109, rows: 13_762 },
};
