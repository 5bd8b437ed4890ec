// ESLint with nothing but the JSON Schema: the file is named by SITONG_BENCH_SCHEMA.
import schemaValidator from 'eslint-plugin-json-schema-validator';
import yml from 'eslint-plugin-yml';

export default [
  {
    files: ['**/*.yaml'],
    plugins: { yml, 'json-schema-validator': schemaValidator },
    language: 'yml/yaml',
    rules: {
      'json-schema-validator/no-invalid': [
        'error',
        {
          schemas: [{ fileMatch: ['**/*.yaml'], schema: process.env.SITONG_BENCH_SCHEMA }],
          useSchemastoreCatalog: false,
        },
      ],
    },
  },
];
