import { defineConfig } from 'vitest/config';
import { z } from 'zod';
import { TESTS_VARIABLE } from './tests-variable.ts';

const include = z.array(z.string()).parse(JSON.parse(process.env[TESTS_VARIABLE] ?? '[]'));

/** The tests that mutants of one piece must not survive: those that need no AWS. Counting what they reach slows them. */
export default defineConfig({ test: { include, testTimeout: 600_000 } });
