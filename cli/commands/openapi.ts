import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';

/** `countersign openapi`: the API's document. */
export function openapiCommand(): Command {
  return new Command('openapi')
    .description("print the API's OpenAPI document, or write it to a file")
    .option('--out <file>', 'file to write')
    .action(async ({ out }: { readonly out?: string }) => {
      const { openApiDocument } = await import('#lambdas/api/openapi.ts');
      const { OPERATIONS } = await import('#lambdas/api/operations/operations.ts');
      const text = `${JSON.stringify(openApiDocument(OPERATIONS), null, 2)}\n`;
      if (out === undefined) process.stdout.write(text);
      else await writeFile(out, text);
    });
}
