import { answerOf } from 'countersign-client';
import { useService } from '../service/service.ts';
import { useAnswer } from '../service/use-answer.ts';

export interface ReferencePictureProps {
  readonly subject: string;
  readonly reference: string;
  /** What stands beside the picture says more, so it is named only shortly. */
  readonly name: string;
}

/** A stored reference, by a link that works for two minutes. */
export function ReferencePicture({ subject, reference, name }: ReferencePictureProps) {
  const { client } = useService();
  const { asked } = useAnswer(
    () =>
      answerOf(
        client.GET('/v1/subjects/{subject}/references/{reference}/image', {
          params: { path: { subject, reference } },
        }),
      ),
    [subject, reference],
  );
  if (asked.state === 'answered') return <img class="signature" src={asked.answer.url} alt={name} />;
  if (asked.state === 'failed') return <span class="signature missing">No picture</span>;
  return <span class="signature waiting" />;
}
