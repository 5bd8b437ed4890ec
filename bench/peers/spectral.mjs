// A Spectral ruleset with nothing but the JSON Schema: the file is named by SITONG_BENCH_SCHEMA.
import { readFileSync } from 'node:fs';
import { schema } from '@stoplight/spectral-functions';

const ACTION = 'then';

export default {
  rules: {
    'catalog-file': {
      given: '$',
      severity: 'error',
      [ACTION]: {
        function: schema,
        functionOptions: {
          schema: JSON.parse(readFileSync(process.env.SITONG_BENCH_SCHEMA, 'utf8')),
          allErrors: true,
          dialect: 'draft7',
        },
      },
    },
  },
};
