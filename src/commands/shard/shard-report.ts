import { z } from 'zod';
import { SEVERITIES } from '../../model/severity.js';

/** What makes a file a shard report; its number grows when the shape changes. */
export const SHARD_FORMAT = 'sitong 分片报告 1';

const count = z.number().int().nonnegative();
const position = z.number().int().positive();

const place = {
  file: z.string(),
  line: position,
  column: position,
  endLine: position,
  endColumn: position,
};

const diagnostic = z.strictObject({
  rule: z.string(),
  severity: z.enum(SEVERITIES),
  message: z.string(),
  action: z.string(),
  ...place,
  region: z.string().exactOptional(),
  regionName: z.string().exactOptional(),
  code: z.string().exactOptional(),
  name: z.string().exactOptional(),
  body: z.string().exactOptional(),
  element: z.string().exactOptional(),
  actual: z.string().exactOptional(),
  expected: z.string().exactOptional(),
  related: z.array(
    z.strictObject({ ...place, message: z.string(), elsewhere: z.literal(true).exactOptional() }),
  ),
  clause: z.string(),
  fingerprint: z.string(),
  waiver: z
    .strictObject({ reason: z.string(), document: z.string().exactOptional() })
    .exactOptional(),
});

const result = z.strictObject({
  diagnostics: z.array(diagnostic),
  waived: z.array(diagnostic),
  coverage: z.strictObject({
    regions: count,
    items: count,
    comparisons: count,
    undecided: count,
    undecidedReasons: z.array(z.strictObject({ reason: z.string(), rows: count })),
    missingUpper: z.array(z.string()),
    uncovered: z.array(z.string()),
    rulesOff: z.array(z.string()),
    incomparable: z.array(z.string()),
  }),
});

/** What every shard of a run says alike of a workspace. */
const common = z.strictObject({
  name: z.string(),
  /** See contentDigest. */
  digest: z.string(),
  files: count,
  upper: z.string().exactOptional(),
  /** Fingerprints of the baseline, when there is one. */
  baseline: z.array(z.string()).exactOptional(),
  /** Regions, an upper one before those below it; rules they lock. */
  regions: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      parent: z.string().exactOptional(),
      locked: z.array(z.string()),
    }),
  ),
  waiverFindings: z.array(z.strictObject({ waiver: count, stale: z.boolean(), diagnostic })),
  /** How many units the run has. */
  units: count,
  /** What was found before any region. */
  before: result,
});

const workspace = z.strictObject({
  common,
  /** What the units of this shard gave, by their places. */
  results: z.array(z.strictObject({ place: count, result })),
  /** Waivers that hit something. */
  hits: z.array(count),
  /** Lines of files that reports show: file, then line and text in turn. */
  lines: z.array(
    z.strictObject({ file: z.string(), lines: z.array(z.tuple([position, z.string()])) }),
  ),
});

export const shardReportSchema = z.strictObject({
  格式: z.literal(SHARD_FORMAT),
  version: z.string(),
  shard: z.strictObject({ index: position, of: position }),
  asOf: z.string(),
  rules: z.array(z.string()),
  pathPrefix: z.string(),
  workspaces: z.array(workspace),
});

/** The report of a shard: all that the report of the whole run needs of it. */
export type ShardReport = z.infer<typeof shardReportSchema>;
export type ShardWorkspace = z.infer<typeof workspace>;
export type ShardCommon = z.infer<typeof common>;
export type ShardResult = z.infer<typeof result>;
