import * as z from 'zod/mini';
import { SignInSettingsMissingError } from './errors.ts';

/** How people sign in to this deployment, from the file beside the page. */
const signInSettingsSchema = z.object({
  clientId: z.string(),
  authorizationEndpoint: z.url(),
  tokenEndpoint: z.url(),
  scope: z.string(),
});
export type SignInSettings = z.infer<typeof signInSettingsSchema>;

/** Reads the settings that the deployment wrote. @throws SignInSettingsMissingError */
export async function readSignInSettings(): Promise<SignInSettings> {
  const response = await fetch('/sign-in.json');
  if (!response.ok) throw new SignInSettingsMissingError();
  return signInSettingsSchema.parse(await response.json());
}
