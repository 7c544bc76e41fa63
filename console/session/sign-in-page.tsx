import { useState } from 'preact/hooks';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { Wordmark } from '../shell/wordmark.tsx';
import { beginSignIn } from './sign-in.ts';

/** What somebody sees who is not signed in. */
export function SignInPage({ complaint }: { readonly complaint: unknown }) {
  const [failure, setFailure] = useState(complaint);
  const [leaving, setLeaving] = useState(false);
  const signIn = () => {
    setLeaving(true);
    beginSignIn().catch((error: unknown) => {
      setLeaving(false);
      setFailure(error);
    });
  };
  return (
    <main class="sign-in">
      <Wordmark />
      <h1>Signatures, checked by the evidence</h1>
      <p>
        Enroll a few genuine signatures of a person. For each new one, see whether that person wrote it, and
        why.
      </p>
      {failure !== undefined && <FailureNotice error={failure} />}
      <button type="button" class="primary large" onClick={signIn} disabled={leaving}>
        {leaving ? 'Taking you there …' : 'Sign in'}
      </button>
    </main>
  );
}
