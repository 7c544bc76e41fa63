import { z } from 'zod';

/** What the server of the web page is told about the stack around it. */
export const consoleSettingsSchema = z.strictObject({
  /** Address of the API, which the page reaches through its own server. */
  api: z.url(),
  /** The development issuer. */
  issuer: z.url(),
  /** Where short-lived links to pictures lead. */
  imagesFrom: z.url(),
});
export type ConsoleSettings = z.infer<typeof consoleSettingsSchema>;
