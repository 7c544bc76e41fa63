import { CountersignError } from '#core/errors/countersign-error.ts';

/** The validation people do not suffice to fit a calibration. */
export class CalibrationPeopleError extends CountersignError {
  readonly code = 'calibration-people-insufficient';

  constructor(missing: string) {
    super(`The model cannot be calibrated: the validation people have ${missing}.`, {
      remedy:
        'Give folders with at least two people, six genuine signatures each, and skilled forgeries of some.',
    });
  }
}

/** A larger distance spoke for the subject: the model does not verify signatures. */
export class CalibrationDirectionError extends CountersignError {
  readonly code = 'calibration-direction';

  constructor() {
    super('On the validation people, forgeries are nearer to the references than genuine signatures are.', {
      remedy: 'Train longer or on more people; this model must not be used.',
    });
  }
}
